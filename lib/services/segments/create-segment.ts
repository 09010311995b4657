import { newId } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { checkParent, checkRule } from './check-segment';
import { announceDefinitions, lockDefinitions } from './definitions-lock';
import { findSegment } from './find-segment';
import { recordVersion } from './record-version';
import { readSegmentCatalog } from './segment-catalog';
import { checkKeyIsFree, freeKey } from './segment-key';
import { type Segment, type SegmentStatus, toSegment } from './segment-row';

export interface CreateSegmentInput {
  name: string;
  /** Made of the name where it is left out. */
  key?: string;
  description?: string | null;
  goal?: string | null;
  parentId?: string | null;
  rule: Rule;
  status: SegmentStatus;
  /** As `actorOf()` writes it. */
  actor: string;
  at: Date;
}

const INSERT = `INSERT INTO segment (id, key, name, description, goal, parent_id, rule, status, version, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9)`;

/**
 * Saves a segment; the worker builds the membership of an active one at once. Errors: invalidInput (references of the
 * rule, parent), conflict (key).
 */
export async function createSegment(pool: Pool, input: CreateSegmentInput): Promise<Segment> {
  const id = newId('seg');
  return inTransaction(pool, async (db) => {
    await lockDefinitions(db, 'alone');
    checkRule(input.rule, await readSegmentCatalog(db), id);
    if (input.parentId) await checkParent(db, input.parentId, id);
    if (input.key) await checkKeyIsFree(db, input.key, id);
    const key = input.key ?? (await freeKey(db, input.name));
    const { name, description = null, goal = null, parentId = null, rule, status, actor, at } = input;
    await db.query(INSERT, [id, key, name, description, goal, parentId, JSON.stringify(rule), status, at]);
    const row = await findSegment(db, id);
    await recordVersion(db, row, actor, at);
    await announceDefinitions(db);
    return toSegment(row);
  });
}

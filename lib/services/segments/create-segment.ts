import { newId } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { checkModels, checkRule } from './check-segment';
import { announceDefinitions, lockDefinitions } from './definitions-lock';
import { dryRunSegment } from './dry-run-segment';
import { findSegment } from './find-segment';
import { refuseBroken } from './guard-activation';
import { recordVersion } from './record-version';
import { readSegmentCatalog } from './segment-catalog';
import { hasChecks, type SegmentChecks } from './segment-checks';
import { checkKeyIsFree, freeKey } from './segment-key';
import { checkOwner } from './segment-owner';
import { type Segment, type SegmentStatus, toSegment } from './segment-row';

export interface CreateSegmentInput {
  name: string;
  /** Made of the name where it is left out. */
  key?: string;
  description?: string | null;
  goal?: string | null;
  /** Id or key. */
  parentId?: string | null;
  ownerId?: string | null;
  rule: Rule;
  checks?: SegmentChecks | null;
  status: SegmentStatus;
  /** What breaks its own expectations is wanted all the same. */
  confirm?: boolean;
  /** As `actorOf()` writes it. */
  actor: string;
  at: Date;
}

const INSERT = `INSERT INTO segment (id, key, name, description, goal, parent_id, rule, status, version, created_at, updated_at, owner_id, checks)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9, $10, $11)`;

/**
 * Saves a segment; the worker builds the membership of an active one at once. Errors: invalidInput (references and models of the rule, parent, owner),
 * conflict (key, expectations).
 */
export async function createSegment(pool: Pool, input: CreateSegmentInput): Promise<Segment> {
  if (input.status === 'active' && !input.confirm && hasChecks(input.checks)) {
    const { rule, parentId = null, checks, at } = input;
    refuseBroken((await dryRunSegment(pool, null, { rule, parentId, checks, at })).broken);
  }
  const id = newId('seg');
  return inTransaction(pool, async (db) => {
    await lockDefinitions(db, 'alone');
    const catalog = await readSegmentCatalog(db);
    const parentId = input.parentId ? (catalog.segment(input.parentId)?.id ?? input.parentId) : null;
    await checkModels(db, input.rule);
    checkRule(input.rule, catalog, id, parentId);
    const { name, description = null, goal = null, ownerId = null, rule, checks, status, actor, at } = input;
    await checkOwner(db, ownerId);
    if (input.key) await checkKeyIsFree(db, input.key, id);
    const key = input.key ?? (await freeKey(db, name));
    const kept = hasChecks(checks) ? JSON.stringify(checks) : null;
    const values = [id, key, name, description, goal, parentId, JSON.stringify(rule), status, at, ownerId, kept];
    await db.query(INSERT, values);
    const row = await findSegment(db, id);
    await recordVersion(db, row, actor, at);
    await announceDefinitions(db);
    return toSegment(row);
  });
}

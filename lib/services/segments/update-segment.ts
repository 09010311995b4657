import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { type Rule, sameMeaning } from '@/lib/rules';
import { checkModels, checkRule } from './check-segment';
import { announceDefinitions, lockDefinitions } from './definitions-lock';
import { endMemberships } from './end-memberships';
import { findSegment } from './find-segment';
import { guardActivation } from './guard-activation';
import { recordVersion } from './record-version';
import { dependentsOf, readSegmentCatalog, referringTo, type StoredSegments } from './segment-catalog';
import type { SegmentChecks } from './segment-checks';
import { checkKeyIsFree } from './segment-key';
import { checkOwner } from './segment-owner';
import { type Segment, type SegmentRow, type SegmentStatus, toSegment } from './segment-row';

export interface UpdateSegmentInput {
  /** The version that the change starts from. */
  version: number;
  name?: string;
  key?: string;
  description?: string | null;
  goal?: string | null;
  ownerId?: string | null;
  /** Id or key. */
  parentId?: string | null;
  rule?: Rule;
  checks?: SegmentChecks | null;
  status?: SegmentStatus;
  /** What breaks the owner's expectations is wanted all the same. */
  confirm?: boolean;
  /** The limit of change where the owner has set none; no limit where it is left out. */
  defaultLimit?: number | null;
  /** As `actorOf()` writes it. */
  actor: string;
  at: Date;
}

const UPDATE = `UPDATE segment SET key = $2, name = $3, description = $4, goal = $5, parent_id = $6, rule = $7, status = $8,
  version = version + 1, built_version = $9, updated_at = $10, owner_id = $11, checks = $12 WHERE number = $1`;

/**
 * Changes a segment (by id or key). A changed rule or parent is followed by its membership, and by those of the segments
 * that depend on it, as soon as the worker has rebuilt them. Errors: notFound, conflict (stale version, key, key that
 * rules refer to, expectations that would break without `confirm`), invalidInput (rule, parent, owner).
 */
export async function updateSegment(pool: Pool, reference: string, input: UpdateSegmentInput): Promise<Segment> {
  await guardActivation(pool, reference, input);
  return inTransaction(pool, async (db) => {
    await lockDefinitions(db, 'alone');
    const before = await findSegment(db, reference);
    checkVersion(before, input.version);
    const catalog = await readSegmentCatalog(db);
    const after = { ...before, ...givenOf(input, catalog) };
    if (input.rule) await checkModels(db, input.rule);
    checkRule(after.rule, catalog, before.id, after.parentId);
    if (after.ownerId !== before.ownerId) await checkOwner(db, after.ownerId);
    if (after.key !== before.key) {
      await checkKeyIsFree(db, after.key, before.id);
      checkKeyIsUnused(catalog, before);
    }
    const same = sameMeaning(before.rule, after.rule) && before.parentId === after.parentId;
    const followed = same && before.builtVersion === before.version && after.status === 'active';
    await db.query(UPDATE, [
      before.number,
      after.key,
      after.name,
      after.description,
      after.goal,
      after.parentId,
      JSON.stringify(after.rule),
      after.status,
      followed ? before.version + 1 : null,
      input.at,
      after.ownerId,
      after.checks === null ? null : JSON.stringify(after.checks),
    ]);
    if (!same) await rebuild(db, dependentsOf(catalog, before));
    if (before.status === 'active' && after.status !== 'active') await endMemberships(db, before.number, input.at);
    const row = await findSegment(db, before.id);
    await recordVersion(db, row, input.actor, input.at);
    await announceDefinitions(db);
    return toSegment(row);
  });
}

/** Throws AppError conflict where the segment has moved on. */
export function checkVersion(row: SegmentRow, version: number): void {
  if (row.version === version) return;
  throw new AppError(
    'conflict',
    `The segment has changed since: it is at version ${row.version}, the change starts from ${version}`,
    { errors: [{ path: '/version', message: `is ${row.version} by now` }] },
  );
}

/** The fields that are given: null clears one, undefined leaves it. A parent named by its key is kept by its id. */
function givenOf(input: UpdateSegmentInput, catalog: StoredSegments): Partial<SegmentRow> {
  const { name, key, description, goal, ownerId, rule, checks, status } = input;
  const parentId = input.parentId ? (catalog.segment(input.parentId)?.id ?? input.parentId) : input.parentId;
  const given = { name, key, description, goal, ownerId, parentId, rule, checks, status };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function checkKeyIsUnused(catalog: StoredSegments, before: SegmentRow): void {
  const users = referringTo(catalog, before).filter(({ rule }) =>
    JSON.stringify(rule).includes(JSON.stringify(before.key)),
  );
  if (users.length > 0)
    throw new AppError(
      'conflict',
      `Rules refer to it by the key “${before.key}”: ${users.map(({ name }) => name).join(', ')}`,
    );
}

/** Segments whose members follow from a changed one are to be built anew. */
const rebuild = (db: Parameters<typeof findSegment>[0], dependents: readonly { number: number }[]) =>
  db.query('UPDATE segment SET built_version = NULL WHERE number = ANY($1::int[])', [
    dependents.map(({ number }) => number),
  ]);

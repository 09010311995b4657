import { AppError } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { checkParent, checkRule } from './check-segment';
import { announceDefinitions, lockDefinitions } from './definitions-lock';
import { endMemberships } from './end-memberships';
import { findSegment } from './find-segment';
import { recordVersion } from './record-version';
import { readSegmentCatalog, referringTo, type StoredSegments } from './segment-catalog';
import { checkKeyIsFree } from './segment-key';
import { type Segment, type SegmentRow, type SegmentStatus, toSegment } from './segment-row';

export interface UpdateSegmentInput {
  /** The version that the change starts from. */
  version: number;
  name?: string;
  key?: string;
  description?: string | null;
  goal?: string | null;
  parentId?: string | null;
  rule?: Rule;
  status?: SegmentStatus;
  /** As `actorOf()` writes it. */
  actor: string;
  at: Date;
}

const UPDATE = `UPDATE segment SET key = $2, name = $3, description = $4, goal = $5, parent_id = $6, rule = $7, status = $8,
  version = version + 1, built_version = $9, updated_at = $10 WHERE number = $1`;

/**
 * Changes a segment (by id or key). A changed rule is followed by its membership as soon as the worker has rebuilt it.
 * Errors: notFound, conflict (stale version, key, key that rules refer to), invalidInput (rule, parent).
 */
export async function updateSegment(pool: Pool, reference: string, input: UpdateSegmentInput): Promise<Segment> {
  return inTransaction(pool, async (db) => {
    await lockDefinitions(db, 'alone');
    const before = await findSegment(db, reference);
    if (before.version !== input.version)
      throw new AppError(
        'conflict',
        `The segment has changed since: it is at version ${before.version}, the change starts from ${input.version}`,
        { errors: [{ path: '/version', message: `is ${before.version} by now` }] },
      );
    const catalog = await readSegmentCatalog(db);
    const after = { ...before, ...withoutUndefined(input) };
    await check(db, before, after, catalog);
    const followed =
      sameRule(before.rule, after.rule) && before.builtVersion === before.version && after.status === 'active';
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
    ]);
    if (!sameRule(before.rule, after.rule)) await rebuildReferring(db, catalog, before);
    if (before.status === 'active' && after.status !== 'active') await endMemberships(db, before.number, input.at);
    const row = await findSegment(db, before.id);
    await recordVersion(db, row, input.actor, input.at);
    await announceDefinitions(db);
    return toSegment(row);
  });
}

const sameRule = (a: Rule, b: Rule): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields that are given: null clears one, undefined leaves it. */
function withoutUndefined({
  name,
  key,
  description,
  goal,
  parentId,
  rule,
  status,
}: UpdateSegmentInput): Partial<SegmentRow> {
  const given = { name, key, description, goal, parentId, rule, status };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

async function check(db: Queryable, before: SegmentRow, after: SegmentRow, catalog: StoredSegments): Promise<void> {
  checkRule(after.rule, catalog, before.id);
  if (after.parentId && after.parentId !== before.parentId) await checkParent(db, after.parentId, before.id);
  if (after.key === before.key) return;
  await checkKeyIsFree(db, after.key, before.id);
  const users = referringTo(catalog, before).filter(({ rule }) =>
    JSON.stringify(rule).includes(JSON.stringify(before.key)),
  );
  if (users.length > 0)
    throw new AppError(
      'conflict',
      `Rules refer to it by the key “${before.key}”: ${users.map(({ name }) => name).join(', ')}`,
    );
}

/** Segments that refer to a changed one, directly or through others, are to be built anew. */
async function rebuildReferring(db: Queryable, catalog: StoredSegments, changed: SegmentRow): Promise<void> {
  const found = new Map<string, number>();
  const queue: { id: string; key: string }[] = [changed];
  for (let target = queue.pop(); target; target = queue.pop())
    for (const user of referringTo(catalog, target)) {
      if (!found.has(user.id)) queue.push(user);
      found.set(user.id, user.number);
    }
  await db.query('UPDATE segment SET built_version = NULL WHERE number = ANY($1::int[])', [[...found.values()]]);
}

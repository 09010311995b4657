import type { PolicyCondition, ReviewPolicy } from '@/lib/content/review/requirements';
import { AppError, newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { PolicyInput } from './fields';

const LIST = `
  SELECT p.id, p.name, p.condition, p.approvals, CASE WHEN p.group_id IS NULL THEN NULL
    ELSE json_build_object('id', p.group_id, 'name', coalesce(g.name, 'a deleted group')) END AS "group"
  FROM review_policy p LEFT JOIN reviewer_group g ON g.id = p.group_id ORDER BY p.position, p.created_at, p.id`;

/** Every policy; segments and strategies in their conditions by number, as the facts have them. */
export async function listPolicies(db: Queryable): Promise<ReviewPolicy[]> {
  const { rows } = await db.query<ReviewPolicy>(LIST);
  return rows;
}

const NUMBERS = `
  SELECT (SELECT array_agg(number) FROM segment WHERE id = ANY($1::text[])) AS segments,
    (SELECT array_agg(number) FROM strategy WHERE id = ANY($2::text[])) AS strategies,
    $3::text IS NULL OR EXISTS (SELECT FROM reviewer_group WHERE id = $3) AS "groupKnown"`;

/** Makes a policy, or changes the one with `id`; it counts for what is submitted from now on. Errors: notFound, invalidInput. */
export async function savePolicy(db: Queryable, id: string | null, input: PolicyInput, at: Date): Promise<string> {
  const { segments, strategies, ...rest } = input.condition;
  const { rows } = await db.query<{ segments: number[] | null; strategies: number[] | null; groupKnown: boolean }>(
    NUMBERS,
    [segments ?? [], strategies ?? [], input.groupId],
  );
  const found = rows[0];
  if (!found?.groupKnown) throw new AppError('invalidInput', 'There is no such group.');
  if ((segments?.length ?? 0) > (found.segments?.length ?? 0)) throw new AppError('invalidInput', 'A segment is gone.');
  if ((strategies?.length ?? 0) > (found.strategies?.length ?? 0))
    throw new AppError('invalidInput', 'A strategy is gone.');
  const condition: PolicyCondition = {
    ...rest,
    ...(segments?.length ? { segments: found.segments ?? [] } : {}),
    ...(strategies?.length ? { strategies: found.strategies ?? [] } : {}),
  };
  const values = [input.name, JSON.stringify(condition), input.approvals, input.groupId];
  if (id === null) {
    const made = newId('pol');
    await db.query(
      `INSERT INTO review_policy (id, name, position, condition, approvals, group_id, created_at)
       VALUES ($1, $2, (SELECT coalesce(max(position), 0) + 1 FROM review_policy), $3, $4, $5, $6)`,
      [made, ...values, at],
    );
    return made;
  }
  const { rowCount } = await db.query(
    'UPDATE review_policy SET name = $2, condition = $3, approvals = $4, group_id = $5 WHERE id = $1',
    [id, ...values],
  );
  if (!rowCount) throw new AppError('notFound', 'There is no such policy.');
  return id;
}

/** Open reviews keep what they were submitted under. */
export async function deletePolicy(db: Queryable, id: string): Promise<void> {
  const { rowCount } = await db.query('DELETE FROM review_policy WHERE id = $1', [id]);
  if (!rowCount) throw new AppError('notFound', 'There is no such policy.');
}

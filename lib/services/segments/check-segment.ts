import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { planRule, type Rule } from '@/lib/rules';
import type { StoredSegments } from './segment-catalog';

/** Throws AppError invalidInput where a rule refers to no segment or comes back to itself. */
export function checkRule(rule: Rule, catalog: StoredSegments, id: string): void {
  try {
    planRule(rule, catalog, id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.errors.map(({ path, message }) => ({ path: `/rule${path}`, message }));
    throw new AppError(error.code, error.message, { errors, cause: error });
  }
}

/** Throws AppError invalidInput where the parent does not exist or stands below the segment itself. */
export async function checkParent(db: Queryable, parentId: string, id: string): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `WITH RECURSIVE line AS (
       SELECT s.id, s.parent_id FROM segment s WHERE s.id = $1
       UNION SELECT s.id, s.parent_id FROM line JOIN segment s ON s.id = line.parent_id
     ) SELECT id FROM line`,
    [parentId],
  );
  const refuse = (message: string) =>
    new AppError('invalidInput', undefined, { errors: [{ path: '/parentId', message }] });
  if (rows.length === 0) throw refuse('There is no such segment');
  if (rows.some((row) => row.id === id)) throw refuse('A segment cannot stand below itself');
}

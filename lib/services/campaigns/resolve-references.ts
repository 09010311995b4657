import { AppError, type FieldError, isAppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { findSegment } from '../segments/find-segment';
import { findStrategy } from './strategies/list-strategies';

/** Numbers of what a campaign names by id or key; what is left out stays undefined. Errors: invalidInput, by field. */
export async function resolveReferences(
  db: Queryable,
  { segment, strategy, topic }: { segment?: string | null; strategy?: string | null; topic?: string | null },
): Promise<{ segment?: number | null; strategy?: number | null }> {
  const errors: FieldError[] = [];
  const look = async (
    path: string,
    reference: string | null | undefined,
    find: (reference: string) => Promise<{ number: number }>,
  ): Promise<number | null | undefined> => {
    if (reference === undefined || reference === null) return reference;
    try {
      return (await find(reference)).number;
    } catch (error) {
      if (!isAppError(error)) throw error;
      errors.push({ path, message: error.message });
      return null;
    }
  };
  const found = {
    segment: await look('/segment', segment, (reference) => findSegment(db, reference)),
    strategy: await look('/strategy', strategy, (reference) => findStrategy(db, reference)),
  };
  if (topic) {
    const { rowCount } = await db.query('SELECT 1 FROM topic WHERE key = $1 AND archived_at IS NULL', [topic]);
    if (!rowCount) errors.push({ path: '/topic', message: 'There is no such topic' });
  }
  if (errors.length > 0) throw new AppError('invalidInput', undefined, { errors });
  return found;
}

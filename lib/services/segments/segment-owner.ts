import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

export interface SegmentOwner {
  id: string;
  name: string;
}

/** Throws AppError invalidInput where there is no such person. */
export async function checkOwner(db: Queryable, ownerId: string | null): Promise<void> {
  if (ownerId === null) return;
  const { rowCount } = await db.query('SELECT 1 FROM user_account WHERE id = $1', [ownerId]);
  if (!rowCount)
    throw new AppError('invalidInput', undefined, {
      errors: [{ path: '/ownerId', message: 'There is no such person' }],
    });
}

/** The people who may own a segment, by name: whoever has an account that is open. */
export async function listOwners(db: Queryable): Promise<SegmentOwner[]> {
  const { rows } = await db.query<SegmentOwner>(
    'SELECT id, name FROM user_account WHERE disabled_at IS NULL ORDER BY lower(name), id',
  );
  return rows;
}

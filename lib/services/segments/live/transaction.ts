import type { Queryable } from '@/lib/platform/db';

/** Runs `work` in a transaction on a connection that is nobody else's. */
export async function transaction<T>(db: Queryable, work: () => Promise<T>): Promise<T> {
  await db.query('BEGIN');
  try {
    const value = await work();
    await db.query('COMMIT');
    return value;
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
}

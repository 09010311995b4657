import type { PoolClient } from 'pg';
import type { Pool } from '../../db';

/** Runs `work` on one state of the data. */
export async function reading<T>(pool: Pool, work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(db);
  } finally {
    await db.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    db.release(broken);
  }
}

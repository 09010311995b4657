import type { PoolClient } from 'pg';
import type { Pool } from '../db';

export interface Snapshot {
  /** A connection that sees one state of the data throughout. */
  db: PoolClient;
  /** Names that state: equal versions are equal data. (Transactions that PostgreSQL counts as seen; it never repeats.) */
  version: string;
}

/**
 * Runs `work` on one read-only, repeatable-read transaction, so that all of its answers agree. No statement of it runs
 * longer than `timeoutMs`, so that one heavy question does not take the database from the others.
 */
export async function inSnapshot<T>(
  pool: Pool,
  timeoutMs: number,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await db.query(`SET LOCAL statement_timeout = ${Math.floor(timeoutMs)}`);
    // Compiling to machine code pays for minutes, not for the milliseconds these statements take.
    await db.query('SET LOCAL jit = off');
    const { rows } = await db.query<{ version: string }>('SELECT pg_current_snapshot()::text AS version');
    return await work({ db, version: rows[0]?.version ?? '' });
  } finally {
    await db.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    db.release(broken);
  }
}

import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from './env';
import { log } from './log';
import { PrismaClient } from './prisma/client';
import { processWide } from './process-wide';

// bigint (20) and numeric (1700) come as numbers where that loses nothing, else as text.
const exactNumber = (text: string): number | string => {
  const value = Number(text);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : text;
};
pg.types.setTypeParser(pg.types.builtins.INT8, exactNumber);

export type Pool = pg.Pool;
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** `statementMs`: the database ends each statement after so long; without it, none. */
export function createPool(connectionString: string, max: number, statementMs?: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    statement_timeout: statementMs,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'kindred',
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error.message }, 'database connection lost'));
  return pool;
}

/** The process's connections, for SQL that matters. */
export const pool = (): pg.Pool => {
  const shared = sharedPool();
  shared.pool ??= createPool(env().DATABASE_URL, env().DATABASE_POOL);
  return shared.pool;
};
const sharedPool = () => processWide<{ pool?: pg.Pool }>('pool', () => ({}));

/** Whether a pool is the process's own. */
export const isSharedPool = (one: pg.Pool): boolean => sharedPool().pool === one;

/** The process's Prisma client, on the same connections, for rows. */
export const prisma = (): PrismaClient =>
  processWide('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()) }));

/**
 * Runs `work` in one transaction on one connection; rolls back and rethrows where it throws. `begin` may say more than
 * BEGIN in the same round trip.
 */
export async function inTransaction<T>(
  db: pg.Pool,
  work: (client: pg.PoolClient, begun: pg.QueryResult | pg.QueryResult[]) => Promise<T>,
  begin = 'BEGIN',
): Promise<T> {
  const client = await db.connect();
  let broken: Error | undefined;
  try {
    const begun = await client.query(begin);
    const value = await work(client, begun);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** True where the failure is the database's absence rather than a fault of the statement. */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? '';
  const message = error instanceof Error ? error.message : '';
  return (
    [
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      'ENOENT',
      '57P01',
      '57P02',
      '57P03',
      '08006',
      '08003',
      '08001',
      'P1001',
      'P1017',
    ].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Can't reach database|Client has encountered a connection error/i.test(
      message,
    )
  );
}

import type { PoolClient } from 'pg';
import { isSharedPool, type Pool } from '../db';
import { env } from '../env';
import { processWide } from '../process-wide';
import type { Audience } from './audience';
import { CachedAudience } from './cached-audience';
import type { ColumnStore } from './columns/column-store';
import { ColumnarAudience } from './columns/columnar-audience';
import { Columns } from './columns/columns';
import { PostgresAudience } from './postgres-audience';
import { SetCache } from './set-cache';

export interface Snapshot {
  /** A connection that sees one state of the data throughout. */
  db: PoolClient;
  /** The engine that answers on that state. */
  audience: Audience;
}

const CACHE_BYTES = 32 * 1024 * 1024;
/** The sets that questions of this process have asked for. */
const sets = (): SetCache => processWide('audience.sets', () => new SetCache(CACHE_BYTES));
const columnsByPool = () => processWide('audience.columns', () => new WeakMap<Pool, Columns>());

/** The columns of a pool's database; those of the process's own are made at the first question. */
export function columnsOf(pool: Pool): Columns | undefined {
  const known = columnsByPool().get(pool);
  if (known || !isSharedPool(pool)) return known;
  return holdColumns(pool, new Columns(pool, { maxBytes: env().AUDIENCE_MEMORY_MB * 2 ** 20 }));
}

/** From now on questions asked through the pool are answered from these columns. */
export function holdColumns(pool: Pool, columns: Columns): Columns {
  columnsByPool().set(pool, columns);
  return columns;
}

/**
 * Runs `work` on one read-only, repeatable-read transaction, so that all of its answers agree. No statement of it runs
 * longer than `timeoutMs`, so that one heavy question does not take the database from the others.
 */
export function inSnapshot<T>(pool: Pool, timeoutMs: number, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const columns = columnsOf(pool);
  if (!columns)
    return onConnection(pool, async (db) => {
      const version = await beginSnapshot(db, timeoutMs);
      return work({ db, audience: plainAudience(db, version) });
    });
  // The columns are given up as soon as the work does not need them, and it goes on by itself.
  return new Promise<T>((resolve, reject) => {
    const turn = columns.inTurn(
      (use) =>
        new Promise<void>((release) => {
          const done = onConnection(pool, async (db) => {
            const version = await beginSnapshot(db, timeoutMs);
            const store = await use(db);
            if (!store) release();
            return work({
              db,
              audience: store ? columnarAudience(db, version, store, release, timeoutMs) : plainAudience(db, version),
            });
          });
          done.then(resolve, reject).finally(release);
        }),
    );
    turn.catch(reject);
  });
}

async function onConnection<T>(pool: Pool, work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    return await work(db);
  } finally {
    await db.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    db.release(broken);
  }
}

/** Names the state of the data: equal versions are equal data. (Transactions that PostgreSQL counts as seen.) */
async function beginSnapshot(db: PoolClient, timeoutMs: number): Promise<string> {
  // Compiling to machine code pays for minutes, not for the milliseconds these statements take.
  await db.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${Math.floor(timeoutMs)}; SET LOCAL jit = off`,
  );
  const { rows } = await db.query<{ version: string }>('SELECT pg_current_snapshot()::text AS version');
  return rows[0]?.version ?? '';
}

const plainAudience = (db: PoolClient, version: string): Audience =>
  new CachedAudience(new PostgresAudience(db), sets(), version);

function columnarAudience(
  db: PoolClient,
  version: string,
  store: ColumnStore,
  release: () => void,
  limitMs: number,
): Audience {
  const people = `people ${store.people.id} ${store.people.version}`;
  const rest = new CachedAudience(new PostgresAudience(db), sets(), version, people);
  return new ColumnarAudience(db, store, rest, sets(), release, limitMs);
}

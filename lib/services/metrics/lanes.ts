import type { PoolClient } from 'pg';
import type { Pool } from '@/lib/platform/db';

/** A connection of its own, which alone can copy. */
export type Connection = Pick<PoolClient, 'query'>;
/** One connection's way of doing a task: with its settings, alone or in the caller's transaction. */
export type Lane = <T>(task: (db: Connection) => Promise<T>) => Promise<T>;
export type Task = (db: Connection) => Promise<unknown>;

/** The statements run side by side on few cores: none of them takes a second process, each may hash much in memory. */
const SETTINGS =
  "SET LOCAL jit = off; SET LOCAL work_mem = '256MB'; SET LOCAL hash_mem_multiplier = 2; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL synchronous_commit = off; SET LOCAL enable_memoize = off; SET LOCAL enable_bitmapscan = off; SET LOCAL maintenance_work_mem = '256MB'";

/** A lane in a transaction that the caller has begun. */
export const laneWithin =
  (db: Connection): Lane =>
  async (task) => {
    await db.query(SETTINGS);
    return task(db);
  };

/** A lane whose tasks are transactions of their own. */
export const laneOf =
  (pool: Pool): Lane =>
  async (task) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      await client.query(SETTINGS);
      const value = await task(client);
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
  };

/** Does all tasks, as many at once as there are lanes, in order; after a failure none is begun. */
export async function runTasks(
  lanes: readonly Lane[],
  tasks: readonly Task[],
  onDone: () => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const work = async (lane: Lane): Promise<void> => {
    while (!failed) {
      const task = tasks[next];
      next += 1;
      if (!task) return;
      try {
        await lane(task);
        await onDone();
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(lanes.map(work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

import type { Clock } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

/** Commits, and customers of commits or due ones, taken in one go: so many that a tick stays short. */
const MAX_CHANGES = 500;
const MAX_CUSTOMERS = 2_000;
/** Where no segment is active nobody is looked at, and who acts again and again is noted once. */
const MAX_UNFOLLOWED = 20_000;
/** Found this soon after its due time, a change is recorded as of the due time itself. */
const ON_TIME_MS = 5_000;

export interface Work {
  /** The instant at which all are looked at. */
  at: Date;
  /** Customers whose data has changed. */
  changed: number[];
  /** All to be looked at, and since when what is found holds (milliseconds since 1970). */
  customers: number[];
  since: number[];
  /** There may be more at once. */
  more: boolean;
}

const DRAIN = `
  WITH oldest AS (
    SELECT id, customers FROM change ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
  ), counted AS (
    SELECT id, sum(cardinality(customers)) OVER (ORDER BY id) - cardinality(customers) AS before FROM oldest
  )
  DELETE FROM change WHERE id IN (SELECT id FROM counted WHERE before < $2) RETURNING customers`;
const DUE = 'SELECT customer, at FROM due_time WHERE at <= $1 ORDER BY at, customer LIMIT $2';

/**
 * Takes what is to be looked at, within the caller's transaction: if that fails, nothing of it is lost. The instant is
 * read after the changes, so that an event that has just come does not lie in the future. Changes count from then;
 * where time alone has come, from the due time.
 */
export async function takeWork(db: Queryable, clock: Clock, followed = true): Promise<Work> {
  const most = followed ? MAX_CUSTOMERS : MAX_UNFOLLOWED;
  const drained = await db.query<{ customers: number[] }>(DRAIN, [MAX_CHANGES, most]);
  const at = clock.now();
  const due = await db.query<{ customer: number; at: Date }>(DUE, [at, most]);
  const since = new Map<number, number>();
  for (const row of due.rows)
    since.set(row.customer, at.getTime() - row.at.getTime() <= ON_TIME_MS ? row.at.getTime() : at.getTime());
  const changed = new Set(drained.rows.flatMap(({ customers }) => customers));
  for (const customer of changed) since.set(customer, at.getTime());
  return {
    at,
    changed: [...changed],
    customers: [...since.keys()],
    since: [...since.values()],
    more: drained.rows.length === MAX_CHANGES || since.size >= most,
  };
}

/** The next due time of anyone. */
export async function readNextDue(db: Queryable): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>('SELECT min(at) AS at FROM due_time');
  return rows[0]?.at ?? null;
}

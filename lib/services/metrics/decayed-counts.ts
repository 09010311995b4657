import { BEHAVIOUR_KINDS } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import type { EngagementFormula } from './engagement-formula';

/** Events of each customer by name, every one halved for each half-life of its age: a formula is their weighted sum. */
export interface DecayedCounts {
  at: Date;
  /** Numbers of the customers looked at, each once, also of those without events. */
  customers: Int32Array;
  /** One of this many customers is looked at. */
  every: number;
  /** By event name: the place of a customer in `customers` and its decayed count, in pairs of the same place. */
  byName: ReadonlyMap<string, { places: Int32Array; counts: Float64Array }>;
}

/** A larger shop is looked at by a part of its customers, drawn by number. */
const MOST_CUSTOMERS = 100_000;
const KEEP_MS = 10 * 60_000;
const KEEP = 4;

const CUSTOMERS = `SELECT number FROM customer WHERE merged_into IS NULL AND erased_at IS NULL AND number % $1 = 0 ORDER BY number`;
const COUNTS = `
SELECT n.name, array_agg(g.customer) AS customers, array_agg(g.count) AS counts FROM (
  SELECT e.customer, e.name, sum(exp($3::float8 * date_part('epoch', $1::timestamptz - e.occurred_at))) AS count
  FROM event e WHERE e.name = ANY($2::int[]) AND e.occurred_at <= $1 AND e.occurred_at > $4 AND e.customer % $5 = 0 GROUP BY 1, 2
) g JOIN event_name n ON n.id = g.name GROUP BY n.id, n.name`;

/** The counts for a half-life and a window, at most ten minutes old. */
export function readDecayedCounts(
  db: Queryable,
  { halfLifeDays, windowDays }: Pick<EngagementFormula, 'halfLifeDays' | 'windowDays'>,
  now: Date,
): Promise<DecayedCounts> {
  const cache = processWide('metrics.decayed', () => new Map<string, { at: number; value: Promise<DecayedCounts> }>());
  const key = `${halfLifeDays} ${windowDays}`;
  const known = cache.get(key);
  if (known && now.getTime() - known.at < KEEP_MS) return known.value;
  const value = read(db, halfLifeDays, windowDays, now);
  value.catch(() => cache.delete(key));
  cache.delete(key);
  cache.set(key, { at: now.getTime(), value });
  for (const old of [...cache.keys()].slice(0, -KEEP)) cache.delete(old);
  return value;
}

async function read(db: Queryable, halfLifeDays: number, windowDays: number, at: Date): Promise<DecayedCounts> {
  const { rows: sizes } = await db.query<{ size: number }>('SELECT count(*)::int AS size FROM customer');
  const every = Math.max(1, Math.ceil((sizes[0]?.size ?? 0) / MOST_CUSTOMERS));
  const { rows } = await db.query<{ number: number }>(CUSTOMERS, [every]);
  const customers = Int32Array.from(rows, ({ number }) => number);
  const placeOf = new Map(rows.map(({ number }, place) => [number, place]));
  const { rows: ids } = await db.query<{ id: number }>('SELECT id FROM event_name WHERE kind = ANY($1::text[])', [
    BEHAVIOUR_KINDS,
  ]);
  const { rows: counted } = await db.query<{ name: string; customers: number[]; counts: number[] }>(COUNTS, [
    at,
    ids.map(({ id }) => id),
    -Math.LN2 / (halfLifeDays * 86_400),
    new Date(at.getTime() - windowDays * 86_400_000),
    every,
  ]);
  const byName = new Map<string, { places: Int32Array; counts: Float64Array }>();
  for (const { name, customers: numbers, counts } of counted) {
    const kept = numbers.flatMap((number, index) => {
      const place = placeOf.get(number);
      return place === undefined ? [] : [{ place, count: counts[index] ?? 0 }];
    });
    byName.set(name, {
      places: Int32Array.from(kept, ({ place }) => place),
      counts: Float64Array.from(kept, ({ count }) => count),
    });
  }
  return { at, customers, every, byName };
}

/** The points of each customer by a formula, never below nothing. */
export function pointsOf({ customers, byName }: DecayedCounts, formula: EngagementFormula): Float64Array {
  const sums = new Float64Array(customers.length);
  for (const [name, { places, counts }] of byName) {
    const points = Object.hasOwn(formula.points, name) ? (formula.points[name] ?? 0) : formula.otherPoints;
    if (points === 0) continue;
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      sums[place] = (sums[place] ?? 0) + points * (counts[index] ?? 0);
    }
  }
  return sums.map((sum) => Math.max(0, sum));
}

import { ORDER_COMPLETED, PROFILING } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { readEventIds } from '../../profiles/event-ids';
import type { DataCheck } from '../types';
import type { LifetimeParams } from './lifetime-params';

const FOUND = `WITH own AS (SELECT customer, count(DISTINCT date_trunc('day', occurred_at)) AS days, min(occurred_at) AS first, max(occurred_at) AS last
    FROM event WHERE name = ANY($1::int[]) AND occurred_at <= $2 GROUP BY customer)
  SELECT count(*)::int AS customers, count(*) FILTER (WHERE days > 1)::int AS returning,
    count(*) FILTER (WHERE first < $2::timestamptz - make_interval(days => $4))::int AS early,
    coalesce(date_part('epoch', max(last) - min(first)) / 86400, 0)::float8 AS days,
    (SELECT count(*) FROM consent WHERE channel = $3 AND state = 'unsubscribed')::int AS objecting FROM own`;
const NEEDED = { customers: 100, returning: 50, early: 50 } as const;

interface Found {
  customers: number;
  returning: number;
  early: number;
  days: number;
  objecting: number;
}

/** Whether enough customers came back, for long enough; of the whole shop, whatever the population. */
export async function checkLifetimeData(db: Queryable, params: LifetimeParams, at: Date): Promise<DataCheck> {
  const ids = await readEventIds(db, [ORDER_COMPLETED]);
  const { rows } = await db.query<Found>(FOUND, [ids(ORDER_COMPLETED), at, PROFILING, params.holdOutDays]);
  const found = rows[0] ?? { customers: 0, returning: 0, early: 0, days: 0, objecting: 0 };
  const line = (name: string, label: string, has: number, needed: number): DataCheck['lines'][number] => ({
    name,
    label,
    ok: has >= needed,
    found: has,
    needed,
    words: `${label}: ${Math.floor(has).toLocaleString('en')}, at least ${needed.toLocaleString('en')} are needed`,
  });
  const lines = [
    line('customers', 'Customers who ordered', found.customers, NEEDED.customers),
    line('returning', 'Customers who ordered on more than one day', found.returning, NEEDED.returning),
    line('early', `Customers who ordered before the last ${params.holdOutDays} days`, found.early, NEEDED.early),
    line('days', 'Days of orders', found.days, 2 * params.holdOutDays),
  ];
  const wanting = lines.filter(({ ok }) => !ok);
  return {
    ok: wanting.length === 0,
    reason:
      wanting.length === 0
        ? null
        : `There is too little to learn from how customers come back. ${wanting.map(({ words }) => words).join('; ')}.`,
    lines,
    customers: found.customers,
    objecting: found.objecting,
    rate: null,
    checkedAt: at.toISOString(),
  };
}

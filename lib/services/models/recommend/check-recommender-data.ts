import { ORDER_COMPLETED, PROFILING } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { readEventIds } from '../../profiles/event-ids';
import type { DataCheck } from '../types';
import type { RecommenderParams } from './recommender-params';

const FOUND = `SELECT (SELECT count(*) FROM product)::int AS products, count(*)::int AS orders, count(DISTINCT customer)::int AS customers,
    coalesce(date_part('epoch', max(occurred_at) - min(occurred_at)) / 86400, 0)::float8 AS days,
    (SELECT count(*) FROM consent WHERE channel = $3 AND state = 'unsubscribed')::int AS objecting
  FROM event WHERE name = ANY($1::int[]) AND occurred_at <= $2`;
const NEEDED = { products: 20, orders: 200, customers: 50 } as const;
/** Weeks to choose on, weeks to measure on, and as many to learn from before. */
const SPLITS = 3;

interface Found {
  products: number;
  orders: number;
  customers: number;
  days: number;
  objecting: number;
}

/** Whether there is enough to recommend from; of the whole shop, whatever the population. */
export async function checkRecommenderData(db: Queryable, params: RecommenderParams, at: Date): Promise<DataCheck> {
  const ids = await readEventIds(db, [ORDER_COMPLETED]);
  const { rows } = await db.query<Found>(FOUND, [ids(ORDER_COMPLETED), at, PROFILING]);
  const found = rows[0] ?? { products: 0, orders: 0, customers: 0, days: 0, objecting: 0 };
  const line = (name: string, label: string, has: number, needed: number): DataCheck['lines'][number] => ({
    name,
    label,
    ok: has >= needed,
    found: has,
    needed,
    words: `${label}: ${Math.floor(has).toLocaleString('en')}, at least ${needed.toLocaleString('en')} are needed`,
  });
  const lines = [
    line('products', 'Products', found.products, NEEDED.products),
    line('customers', 'Customers who ordered', found.customers, NEEDED.customers),
    line('orders', 'Orders', found.orders, NEEDED.orders),
    line('days', 'Days of orders', found.days, SPLITS * params.horizonDays),
  ];
  const wanting = lines.filter(({ ok }) => !ok);
  return {
    ok: wanting.length === 0,
    reason:
      wanting.length === 0
        ? null
        : `There is too little to recommend from. ${wanting.map(({ words }) => words).join('; ')}.`,
    lines,
    customers: found.customers,
    objecting: found.objecting,
    rate: null,
    checkedAt: at.toISOString(),
  };
}

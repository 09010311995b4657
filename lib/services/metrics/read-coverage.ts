import { findMetric, METRICS, type MetricDefinition } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';

/** How many customers have a metric, and how it is spread over them. */
export interface MetricCoverage {
  name: string;
  customers: number;
  /** Of a number: the value at the percentiles 5, 25, 50, 75, 95. */
  percentiles: number[];
  /** Of a number: customers in twenty equal steps from the fifth to the ninety-fifth percentile, ends included. */
  histogram: number[];
  /** Of a text: the most frequent values. */
  frequent: { value: string; customers: number }[];
}

const STEPS = 20;
/** Exact metrics as the facts that the worker keeps tell them, for orientation. */
const FACTS: Readonly<Record<string, string>> = {
  recencyDays: `CASE WHEN f.orders > 0 THEN floor(date_part('epoch', $1::timestamptz - f.last_order_at) / 86400) END`,
  frequency: 'coalesce(f.orders, 0)::float8',
  monetary: 'coalesce(f.revenue, 0)::float8',
  averageOrderValue: 'CASE WHEN f.orders > 0 THEN (f.revenue / f.orders)::float8 END',
  tenureDays: `floor(date_part('epoch', $1::timestamptz - c.first_seen_at) / 86400)`,
  sessions: 'coalesce(f.sessions, 0)::float8',
};
const TEXTS: Readonly<Record<string, string>> = {
  lifecycleStage: 'l.stage',
  favouriteCategory: 's.favourite_category',
};
const FROM = `FROM customer c LEFT JOIN customer_fact f ON f.customer = c.number LEFT JOIN customer_snapshot s ON s.customer = c.number
  LEFT JOIN customer_lifecycle l ON l.customer = c.number WHERE c.merged_into IS NULL AND c.erased_at IS NULL`;

/** Every metric of the dictionary with its coverage; families (affinities, clusters) are left out. */
export async function readCoverage(
  db: Queryable,
  at: Date,
): Promise<{ total: number; metrics: (MetricDefinition & MetricCoverage)[] }> {
  const { rows } = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total ${FROM} AND $1::timestamptz IS NOT NULL`,
    [at],
  );
  const metrics: (MetricDefinition & MetricCoverage)[] = [];
  for (const metric of METRICS) {
    const found = findMetric(metric.name);
    if (found) metrics.push({ ...found, ...(await coverageOf(db, found, at)) });
  }
  return { total: rows[0]?.total ?? 0, metrics };
}

async function coverageOf(db: Queryable, { name, type, column }: MetricDefinition, at: Date): Promise<MetricCoverage> {
  if (type === 'text') {
    const { rows } = await db.query<{ value: string; customers: number }>(
      `SELECT v AS value, count(*)::int AS customers FROM (SELECT ${TEXTS[name] ?? `s.${column}`} AS v ${FROM} AND $1::timestamptz IS NOT NULL) x
       WHERE v IS NOT NULL GROUP BY v ORDER BY 2 DESC, 1`,
      [at],
    );
    const customers = rows.reduce((sum, row) => sum + row.customers, 0);
    return { name, customers, percentiles: [], histogram: [], frequent: rows.slice(0, 5) };
  }
  const { rows } = await db.query<{ customers: number; percentiles: number[] | null; histogram: number[] | null }>(
    `WITH x AS MATERIALIZED (SELECT (${FACTS[name] ?? `s.${column}`})::float8 AS v ${FROM} AND $1::timestamptz IS NOT NULL),
     cut AS (SELECT count(v)::int AS customers, percentile_cont(ARRAY[0.05, 0.25, 0.5, 0.75, 0.95]) WITHIN GROUP (ORDER BY v) AS p FROM x),
     binned AS (
       SELECT width_bucket(least(greatest(x.v, p[1]), p[5]), p[1], p[5] + greatest(abs(p[5]), 1) * 1e-9, $2) AS bin, count(*)::int AS n
       FROM x, cut WHERE x.v IS NOT NULL AND p[5] > p[1] GROUP BY 1)
     SELECT customers, p AS percentiles, (SELECT array_agg(coalesce(b.n, 0) ORDER BY i) FROM generate_series(1, $2) i LEFT JOIN binned b ON b.bin = i) AS histogram FROM cut`,
    [at, STEPS],
  );
  const [row] = rows;
  const known = row !== undefined && row.customers > 0;
  const histogram = row?.histogram ?? [];
  return {
    name,
    customers: row?.customers ?? 0,
    percentiles: known ? (row.percentiles ?? []) : [],
    histogram: histogram.some((count) => count > 0) ? histogram : [],
    frequent: [],
  };
}

import { findMetric } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import { rememberForAMinute } from './suggest-cache';

/** How a numeric metric is spread over the customers who have it. */
export interface MetricSpread {
  customers: number;
  /** Values at these percentiles, in their order; empty where it cannot be said quickly. */
  percentiles: { percentile: number; value: number }[];
}

const PERCENTILES = [5, 10, 25, 50, 75, 90, 95] as const;

/** Where the facts that the worker keeps answer it; recency and tenure change with time and are read off its times. */
const FACTS: Readonly<Record<string, string>> = {
  frequency: 'orders',
  monetary: 'revenue',
  sessions: 'sessions',
  averageOrderValue: 'revenue / nullif(orders, 0)',
  recencyDays: 'floor(extract(epoch FROM $1::timestamptz - last_order_at) / 86400)',
};

/** The spread of a metric, at most a minute old; for orientation while a threshold is chosen, never for membership. */
export function suggestSpread(metric: string, now: Date): Promise<MetricSpread> {
  return rememberForAMinute(`spread ${metric}`, now, () => readSpread(metric, now));
}

async function readSpread(name: string, now: Date): Promise<MetricSpread> {
  const metric = findMetric(name);
  const nothing: MetricSpread = { customers: 0, percentiles: [] };
  if (!metric || metric.type !== 'number') return nothing;
  const fact = FACTS[name];
  const [from, value] = fact
    ? ['customer_fact', fact]
    : metric.key !== undefined
      ? ['customer_snapshot', `(${metric.column} ->> $1)::float8`]
      : ['customer_snapshot', metric.column];
  if (!value) return nothing;
  const { rows } = await pool().query<{ customers: number; at: number[] | null }>(
    `SELECT count(v) AS customers, percentile_cont($2::float8[]) WITHIN GROUP (ORDER BY v) AS at
     FROM (SELECT (${value})::float8 AS v FROM ${from} WHERE $1::text IS NOT NULL) s`,
    [metric.key ?? now.toISOString(), PERCENTILES.map((p) => p / 100)],
  );
  const at = rows[0]?.at ?? [];
  return {
    customers: rows[0]?.customers ?? 0,
    percentiles: PERCENTILES.flatMap((percentile, index) => {
      const found = at[index];
      return typeof found === 'number' ? [{ percentile, value: found }] : [];
    }),
  };
}

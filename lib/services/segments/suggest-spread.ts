import sql, { raw, type Sql } from 'sql-template-tag';
import { findMetric } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import { rememberForAMinute } from './suggest-cache';

export interface SpreadBin {
  /** Included. */
  from: number;
  /** Not included, save in the last bin, which holds everything above as well. */
  to: number;
  customers: number;
}

/** How a numeric metric is spread over the customers who have it. */
export interface MetricSpread {
  customers: number;
  /** Values at the percentiles 0 to 100, continuous, in their order; empty where it cannot be said quickly. */
  percentiles: { percentile: number; value: number }[];
  /** Customers by value, in bins of one width; the few far out are in the last. */
  bins: SpreadBin[];
}

const PERCENTILES = Array.from({ length: 101 }, (_, percentile) => percentile);
const BINS = 36;
/** Above this percentile values are far out: they share the last bin. */
const FAR_OUT = 98;

/** Where the facts that the worker keeps answer it; recency and tenure change with time and are read off its times. */
const FACTS: Readonly<Record<string, (now: Date) => Sql>> = {
  frequency: () => sql`coalesce(f.orders, 0)`,
  monetary: () => sql`coalesce(f.revenue, 0)`,
  sessions: () => sql`coalesce(f.sessions, 0)`,
  averageOrderValue: () => sql`f.revenue / nullif(f.orders, 0)`,
  recencyDays: (now) => sql`floor(extract(epoch FROM ${now}::timestamptz - f.last_order_at) / 86400)`,
  tenureDays: (now) => sql`floor(extract(epoch FROM ${now}::timestamptz - c.first_seen_at) / 86400)`,
};

/** The spread of a metric, at most a minute old; for orientation while a threshold is chosen, never for membership. */
export function suggestSpread(metric: string, now: Date): Promise<MetricSpread> {
  return rememberForAMinute(`spread ${metric}`, now, () => readSpread(metric, now));
}

async function readSpread(name: string, now: Date): Promise<MetricSpread> {
  const values = valuesOf(name, now);
  if (!values) return { customers: 0, percentiles: [], bins: [] };
  const { rows } = await pool().query<{ customers: number; at: number[] | null }>(sql`
    SELECT count(v)::int AS customers, percentile_cont(${PERCENTILES.map((p) => p / 100)}::float8[]) WITHIN GROUP (ORDER BY v) AS at
    FROM (${values}) s`);
  const [found] = rows;
  const percentiles = PERCENTILES.flatMap((percentile) => {
    const value = found?.at?.[percentile];
    return typeof value === 'number' ? [{ percentile, value }] : [];
  });
  const low = percentiles[0]?.value;
  const high = percentiles[FAR_OUT]?.value;
  if (!found || low === undefined || high === undefined) return { customers: 0, percentiles: [], bins: [] };
  return { customers: found.customers, percentiles, bins: await readBins(values, low, high) };
}

/** Rows (v): the metric of every customer who has it. */
function valuesOf(name: string, now: Date): Sql | undefined {
  const metric = findMetric(name);
  if (metric?.type !== 'number') return undefined;
  const alive = sql`c.merged_into IS NULL AND c.erased_at IS NULL`;
  const fact = FACTS[name];
  if (fact)
    return sql`SELECT (${fact(now)})::float8 AS v FROM customer c LEFT JOIN customer_fact f ON f.customer = c.number WHERE ${alive}`;
  if (!metric.column) return undefined;
  const column = sql`s.${raw(metric.column)}`;
  const value = metric.key === undefined ? column : sql`(${column} ->> ${metric.key})`;
  return sql`SELECT nullif(${value}::float8, 'NaN') AS v FROM customer_snapshot s JOIN customer c ON c.number = s.customer WHERE ${alive}`;
}

/** Whole numbers that are few get a bin each. */
async function readBins(values: Sql, low: number, high: number): Promise<SpreadBin[]> {
  const span = Math.max(high - low, 1e-9);
  const whole = Number.isInteger(low) && Number.isInteger(high) && span < BINS;
  const width = whole ? 1 : span / BINS;
  const count = whole ? span + 1 : BINS;
  const { rows } = await pool().query<{ bin: number; customers: number }>(sql`
    SELECT least(greatest(floor((v - ${low}::float8) / ${width}::float8), 0), ${count - 1}::int)::int AS bin, count(*)::int AS customers
    FROM (${values}) s WHERE v IS NOT NULL GROUP BY 1`);
  const counted = new Map(rows.map(({ bin, customers }) => [bin, customers]));
  return Array.from({ length: Math.round(count) }, (_, bin) => ({
    from: low + bin * width,
    to: low + (bin + 1) * width,
    customers: counted.get(bin) ?? 0,
  }));
}

import { findMetric } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';

/** Where the facts that the worker keeps say an exact metric; recency is read off the time of the last order. */
const FACTS: Readonly<Record<string, string>> = {
  frequency: 'f.orders',
  monetary: 'f.revenue',
  sessions: 'f.sessions',
  averageOrderValue: 'f.revenue / nullif(f.orders, 0)',
  recencyDays: 'floor(extract(epoch FROM $1::timestamptz - f.last_order_at) / 86400)',
};

export interface MetricShape {
  customers: number;
  /** Values at the percentiles 5, 10, … 95. */
  percentiles: { percentile: number; value: number }[];
  /** Share of customers within a tenth of the cut. */
  near: number;
  bins: { from: number; to: number; customers: number }[];
}

const STEPS = Array.from({ length: 19 }, (_, index) => (index + 1) * 5);
const BINS = 24;

const SHAPE = (value: string, from: string): string => `
  WITH v AS (SELECT (${value})::float8 AS v FROM ${from} JOIN customer c ON c.number = f.customer AND c.merged_into IS NULL AND c.erased_at IS NULL
    WHERE (${value}) IS NOT NULL AND $1::timestamptz IS NOT NULL),
  ends AS (SELECT percentile_cont(0.01) WITHIN GROUP (ORDER BY v) AS low, percentile_cont(0.97) WITHIN GROUP (ORDER BY v) AS high,
    percentile_cont($2::float8[]) WITHIN GROUP (ORDER BY v) AS at, count(*)::int AS customers,
    count(*) FILTER (WHERE abs(v - $3::float8) <= 0.1 * abs($3::float8))::int AS near FROM v),
  binned AS (SELECT width_bucket(v, e.low, e.high, ${BINS}) AS bin, count(*)::int AS customers FROM v, ends e WHERE e.high > e.low GROUP BY 1)
  SELECT e.*, (SELECT array_agg(b.bin ORDER BY b.bin) FROM binned b) AS bins, (SELECT array_agg(b.customers ORDER BY b.bin) FROM binned b) AS counts FROM ends e`;

interface Row {
  low: number | null;
  high: number | null;
  at: number[] | null;
  customers: number;
  near: number;
  bins: number[] | null;
  counts: number[] | null;
}

/** How a numeric metric is spread, around a cut; undefined where that cannot be said quickly, or nobody has it. */
export async function readMetricShape(
  db: Queryable,
  name: string,
  cut: number,
  now: Date,
): Promise<MetricShape | undefined> {
  const metric = findMetric(name);
  const fact = FACTS[name];
  if (metric?.type !== 'number' || metric.key !== undefined || (!fact && !metric.column)) return undefined;
  const text = SHAPE(fact ?? `f.${metric.column}`, fact ? 'customer_fact f' : 'customer_snapshot f');
  const { rows } = await db.query<Row>(text, [now, STEPS.map((step) => step / 100), cut]);
  const [row] = rows;
  if (!row || row.low === null || row.high === null || row.customers === 0) return undefined;
  const width = (row.high - row.low) / BINS;
  const counts = new Map((row.bins ?? []).map((bin, index) => [bin, row.counts?.[index] ?? 0]));
  const { low } = row;
  return {
    customers: row.customers,
    percentiles: STEPS.flatMap((percentile, index) => {
      const value = row.at?.[index];
      return value === undefined ? [] : [{ percentile, value }];
    }),
    near: row.near / row.customers,
    bins:
      width > 0
        ? Array.from({ length: BINS }, (_, index) => ({
            from: low + index * width,
            to: low + (index + 1) * width,
            // What lies beyond the ends is drawn in the last bins.
            customers:
              (counts.get(index + 1) ?? 0) +
              (index === 0 ? (counts.get(0) ?? 0) : 0) +
              (index === BINS - 1 ? (counts.get(BINS + 1) ?? 0) : 0),
          }))
        : [],
  };
}

import { engagementSums } from './engagement-sums';

const sums = engagementSums({
  at: '$1',
  names: '$2',
  points: '$3',
  otherPoints: '$4',
  behaviourKinds: '$5',
  halfLifeDays: '$6',
  windowDays: '$7',
  trendDays: '$8',
  customers: 'true',
});
const QUINTILES = 'ARRAY[0.2, 0.4, 0.6, 0.8]::float8[]';
const PERCENTILES = '(SELECT array_agg(i / 100.0::float8 ORDER BY i) FROM generate_series(0, 100) i)';

/**
 * $1 at, $2 names, $3 points, $4 other points, $5 behaviour kinds, $6 half-life, $7 window, $8 trend, in days. One row:
 * the cut points of the population (engagement over those with any; RFM over those with orders).
 */
export const MEASURE_CUTS = `
WITH sums AS MATERIALIZED (${sums}),
live AS MATERIALIZED (SELECT f.* FROM customer_fact f JOIN customer c ON c.number = f.customer AND c.merged_into IS NULL AND c.erased_at IS NULL)
SELECT
  coalesce((SELECT percentile_cont(${PERCENTILES}) WITHIN GROUP (ORDER BY coalesce(raw, 0)) FROM live l LEFT JOIN sums s ON s.customer = l.customer), '{}') AS engagement,
  coalesce((SELECT percentile_cont(${PERCENTILES}) WITHIN GROUP (ORDER BY coalesce(raw_before, 0)) FROM live l LEFT JOIN sums s ON s.customer = l.customer), '{}') AS "engagementBefore",
  coalesce((SELECT percentile_cont(${QUINTILES}) WITHIN GROUP (ORDER BY extract(epoch FROM last_order_at)::float8) FROM live WHERE orders > 0), '{}') AS recency,
  coalesce((SELECT percentile_cont(${QUINTILES}) WITHIN GROUP (ORDER BY orders::float8) FROM live WHERE orders > 0), '{}') AS frequency,
  coalesce((SELECT percentile_cont(${QUINTILES}) WITHIN GROUP (ORDER BY revenue::float8) FROM live WHERE orders > 0), '{}') AS monetary`;

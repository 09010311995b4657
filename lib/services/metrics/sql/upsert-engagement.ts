import { engagementSums } from './engagement-sums';

const sums = engagementSums({
  at: '$2',
  names: '$3',
  points: '$4',
  otherPoints: '$5',
  behaviourKinds: '$6',
  halfLifeDays: '$7',
  windowDays: '$8',
  trendDays: '$9',
  customers: '($1::int[] IS NULL OR e.customer = ANY($1))',
});

/**
 * Where a sum stands among the percentiles 0 to 100, between two of them in proportion: 0 for nothing at all, 100 for
 * the largest or more.
 */
const score = (raw: string, cuts: string): string => `
  CASE WHEN coalesce(${raw}, 0) <= 0 OR cardinality(${cuts}::float8[]) < 101 THEN 0
    WHEN ${raw} >= (${cuts}::float8[])[101] THEN 100
    WHEN ${raw} < (${cuts}::float8[])[1] THEN 0
    ELSE width_bucket(${raw}, ${cuts}::float8[]) - 1
      + (${raw} - (${cuts}::float8[])[width_bucket(${raw}, ${cuts}::float8[])])
      / ((${cuts}::float8[])[width_bucket(${raw}, ${cuts}::float8[]) + 1] - (${cuts}::float8[])[width_bucket(${raw}, ${cuts}::float8[])])
  END`;

/** $1 customers or null, $2 at, $3 to $9 the formula, $10 percentiles now, $11 percentiles before. */
export const UPSERT_ENGAGEMENT = `
WITH sums AS MATERIALIZED (${sums})
INSERT INTO customer_snapshot (customer, engagement_score, engagement_trend, computed_at)
SELECT number, round(now_score::numeric, 2)::float8, round((now_score - before_score)::numeric, 2)::float8, $2
FROM (
  SELECT c.number, ${score('s.raw', '$10')} AS now_score, ${score('s.raw_before', '$11')} AS before_score
  FROM customer c LEFT JOIN sums s ON s.customer = c.number
  WHERE c.merged_into IS NULL AND c.erased_at IS NULL AND ($1::int[] IS NULL OR c.number = ANY($1))
) scored
ORDER BY number
ON CONFLICT (customer) DO UPDATE SET engagement_score = excluded.engagement_score, engagement_trend = excluded.engagement_trend,
  computed_at = excluded.computed_at`;

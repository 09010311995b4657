import { STAGE_SCHEMA } from './stage-tables';

const QUINTILES = 'ARRAY[0.2, 0.4, 0.6, 0.8]::float8[]';
const PERCENTILES = '(SELECT array_agg(i / 100.0::float8 ORDER BY i) FROM generate_series(0, 100) i)';
const LIVE = 'FROM customer c JOIN';
const ALIVE = 'c.merged_into IS NULL AND c.erased_at IS NULL';

const ofPoints = (column: string): string => `
  SELECT coalesce(percentile_cont(${PERCENTILES}) WITHIN GROUP (ORDER BY coalesce(a.${column}, 0)), '{}') AS cuts
  FROM customer c LEFT JOIN ${STAGE_SCHEMA}.activity a ON a.customer = c.number WHERE ${ALIVE}`;
const ofOrders = (value: string): string => `
  SELECT coalesce(percentile_cont(${QUINTILES}) WITHIN GROUP (ORDER BY ${value}), '{}') AS cuts
  ${LIVE} ${STAGE_SCHEMA}.money m ON m.customer = c.number WHERE ${ALIVE} AND m.orders > 0`;

/** One row (cuts) each: where the living are cut; engagement over all of them, RFM over those with orders. */
export const MEASURE_CUTS = {
  engagement: ofPoints('raw'),
  engagementBefore: ofPoints('raw_before'),
  recency: ofOrders("date_part('epoch', m.last_order_at)"),
  frequency: ofOrders('m.orders::float8'),
  monetary: ofOrders('m.revenue::float8'),
} as const;

const sums = (successes: string, tries: string): string => `
  SELECT count(*)::float8 AS customers, coalesce(sum(e.${successes}), 0)::float8 AS successes, coalesce(sum(e.${tries}), 0)::float8 AS tries,
    coalesce(sum(e.${successes}::float8 * e.${successes} / e.${tries}), 0)::float8 AS "squaredOverTries",
    coalesce(sum(e.${tries}::float8 * e.${tries}), 0)::float8 AS "squaredTries"
  ${LIVE} ${STAGE_SCHEMA}.email e ON e.customer = c.number WHERE ${ALIVE} AND e.${tries} > 0`;

/** One row each: the sums that a prior is fitted to, see `RateSums`. */
export const MEASURE_RATES = {
  open: sums('opened', 'delivered'),
  click: sums('clicked', 'delivered'),
  clickToOpen: sums('clicked', 'opened'),
} as const;

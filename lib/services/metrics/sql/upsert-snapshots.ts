import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { BetaPrior } from '../beta-prior';
import { type CustomerScope, living } from '../customer-scope';
import type { Measured } from '../measured';

/** Where the rows of a scope stand: a query in brackets or a table. */
export interface SnapshotSources {
  points: Sql;
  sessions: Sql;
  money: Sql;
  email: Sql;
  affinity: Sql;
}

const PERCENTILES = 101;

/**
 * Where a sum stands among the percentiles 0 to 100, between two of them in proportion: 0 for nothing at all, 100 for
 * the largest or more.
 */
function score(points: Sql, cuts: readonly number[]): Sql {
  if (cuts.length < PERCENTILES) return sql`0::float8`;
  const all = sql`${cuts}::float8[]`;
  const below = sql`width_bucket(${points}, ${all})`;
  return sql`CASE WHEN coalesce(${points}, 0) <= 0 OR ${points} < ${cuts[0]}::float8 THEN 0
    WHEN ${points} >= ${cuts[PERCENTILES - 1]}::float8 THEN 100
    ELSE ${below} - 1 + (${points} - (${all})[${below}]) / ((${all})[${below} + 1] - (${all})[${below}]) END`;
}

/** One more than the number of cuts below the value: equal values have one score, whoever else there is. */
const quintile = (value: Sql, cuts: readonly number[]): Sql =>
  cuts.length === 0
    ? sql`NULL::int`
    : sql`CASE WHEN m.orders > 0 THEN 1 + ${join(
        cuts.map((cut) => sql`(${value} > ${cut}::float8)::int`),
        ' + ',
      )} END`;

/** A rate shrunk towards the shop's: its counts and what the prior lends. */
const rate = (successes: Sql, tries: Sql, prior: BetaPrior): Sql =>
  sql`CASE WHEN ${tries} > 0 THEN (${successes} + ${prior.successes}::float8) / (${tries} + ${prior.successes + prior.failures}::float8) END`;

const COLUMNS = [
  'recency_score',
  'frequency_score',
  'monetary_score',
  'engagement_score',
  'engagement_trend',
  'emails_delivered',
  'emails_opened',
  'emails_clicked',
  'open_rate',
  'click_rate',
  'click_to_open_rate',
  'session_variability',
  'favourite_category',
  'affinities',
] as const;
const columns = (table: string): Sql => raw(COLUMNS.map((column) => table + column).join(', '));
const assignments = raw(COLUMNS.map((column) => `${column} = excluded.${column}`).join(', '));

/**
 * Writes the snapshot metrics of a scope, read off what is in force, unless something later has been written meanwhile;
 * what has not changed is left alone where `onlyChanged`. What models write is never touched.
 */
export function upsertSnapshots(
  scope: CustomerScope,
  { points, sessions, money, email, affinity }: SnapshotSources,
  { cuts, priors }: Measured,
  at: Date,
  onlyChanged: boolean,
): Sql {
  return sql`
  INSERT INTO customer_snapshot AS t (customer, computed_at, ${columns('')})
  SELECT x.customer, ${at}, ${quintile(sql`date_part('epoch', m.last_order_at)`, cuts.recency)},
    ${quintile(sql`m.orders::float8`, cuts.frequency)}, ${quintile(sql`m.revenue::float8`, cuts.monetary)},
    round(x.now_score::numeric, 2)::float8, round((x.now_score - x.before_score)::numeric, 2)::float8,
    y.delivered, y.opened, y.clicked,
    ${rate(sql`y.opened`, sql`y.delivered`, priors.open)}, ${rate(sql`y.clicked`, sql`y.delivered`, priors.click)},
    ${rate(sql`y.clicked`, sql`y.opened`, priors.clickToOpen)},
    s.variability, i.favourite, i.affinities
  FROM (
    SELECT c.number AS customer, ${score(sql`p.raw`, cuts.engagement)} AS now_score, ${score(sql`p.raw_before`, cuts.engagementBefore)} AS before_score
    FROM customer c LEFT JOIN ${points} p ON p.customer = c.number WHERE ${living(scope)}
  ) x
    LEFT JOIN ${sessions} s ON s.customer = x.customer
    LEFT JOIN ${money} m ON m.customer = x.customer
    LEFT JOIN ${email} y ON y.customer = x.customer
    LEFT JOIN ${affinity} i ON i.customer = x.customer
  ORDER BY x.customer
  ON CONFLICT (customer) DO UPDATE SET ${assignments}, computed_at = excluded.computed_at
  WHERE t.computed_at <= excluded.computed_at
    AND (NOT ${onlyChanged}::boolean OR (${columns('t.')}) IS DISTINCT FROM (${columns('excluded.')}))`;
}

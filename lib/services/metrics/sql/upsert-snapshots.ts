import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { BetaPrior } from '../beta-prior';
import { type CustomerScope, inScope, joinedOn, living } from '../customer-scope';
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
    : sql`CASE WHEN x.orders > 0 THEN 1 + ${join(
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
  const joined = (column: Sql): Sql => joinedOn(column, scope);
  return sql`
  INSERT INTO customer_snapshot AS t (customer, computed_at, ${columns('')})
  SELECT n.customer, ${at}, ${columns('n.')}
  FROM (
    SELECT x.customer, ${quintile(sql`date_part('epoch', x.last_order_at)`, cuts.recency)} AS recency_score,
      ${quintile(sql`x.orders::float8`, cuts.frequency)} AS frequency_score, ${quintile(sql`x.revenue::float8`, cuts.monetary)} AS monetary_score,
      round(x.now_score::numeric, 2)::float8 AS engagement_score, round((x.now_score - x.before_score)::numeric, 2)::float8 AS engagement_trend,
      x.delivered AS emails_delivered, x.opened AS emails_opened, x.clicked AS emails_clicked,
      ${rate(sql`x.opened`, sql`x.delivered`, priors.open)} AS open_rate, ${rate(sql`x.clicked`, sql`x.delivered`, priors.click)} AS click_rate,
      ${rate(sql`x.clicked`, sql`x.opened`, priors.clickToOpen)} AS click_to_open_rate,
      round(x.variability::numeric, 4)::float8 AS session_variability, x.favourite AS favourite_category, x.affinities
    FROM (
      SELECT c.number AS customer, ${score(sql`p.raw`, cuts.engagement)} AS now_score, ${score(sql`p.raw_before`, cuts.engagementBefore)} AS before_score,
        m.last_order_at, m.orders, m.revenue, y.delivered, y.opened, y.clicked, s.variability, i.favourite, i.affinities
      FROM customer c LEFT JOIN ${points} p ON ${joined(sql`p.customer`)}
        LEFT JOIN ${sessions} s ON ${joined(sql`s.customer`)}
        LEFT JOIN ${money} m ON ${joined(sql`m.customer`)}
        LEFT JOIN ${email} y ON ${joined(sql`y.customer`)}
        LEFT JOIN ${affinity} i ON ${joined(sql`i.customer`)}
      WHERE ${living(scope)}
    ) x
  ) n LEFT JOIN customer_snapshot k ON k.customer = n.customer AND ${inScope(sql`k.customer`, scope)}
  WHERE NOT ${onlyChanged}::boolean OR k.customer IS NULL OR (${columns('k.')}) IS DISTINCT FROM (${columns('n.')})
  ORDER BY n.customer
  ON CONFLICT (customer) DO UPDATE SET ${assignments}, computed_at = excluded.computed_at
  WHERE t.computed_at <= excluded.computed_at
    AND (NOT ${onlyChanged}::boolean OR (${columns('t.')}) IS DISTINCT FROM (${columns('excluded.')}))`;
}

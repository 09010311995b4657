import sql, { type Sql } from 'sql-template-tag';
import { type CustomerScope, inScope } from '../customer-scope';
import { type EngagementFormula, pointsByName, TREND_DAYS } from '../engagement-formula';
import type { EventNames } from '../event-names';
import { asPoints, decayed, secondsBefore } from './fixed-point';

const DAY_SECONDS = 86_400;

/** What happens to a customer rather than that the customer does it. */
export const PASSIVE_EVENTS = ['Email Delivered', 'Email Bounced', 'Order Refunded'] as const;

/**
 * Rows (customer, events, last_seen_at) of those with an event until `at`, by one walk along the index of customer, name
 * and time. `last_seen_at` is the latest thing that the customer did himself.
 */
export function activityRows(scope: CustomerScope, names: EventNames, at: Date): Sql {
  const passive = names.track(...PASSIVE_EVENTS);
  return sql`
  SELECT e.customer, count(*)::int AS events,
    max(e.occurred_at) FILTER (WHERE e.name <> ALL(${passive}::int[])) AS last_seen_at
  FROM event e WHERE ${inScope(sql`e.customer`, scope)} AND e.occurred_at <= ${at}
  GROUP BY e.customer`;
}

/**
 * Rows (customer, raw, raw_before): the points now and as they were at the trend's time, never below nothing; for a few
 * customers, whose events of the window alone are read.
 */
export function pointRows(scope: CustomerScope, names: EventNames, at: Date, formula: EngagementFormula): Sql {
  const oldest = new Date(at.getTime() - (formula.windowDays + TREND_DAYS) * DAY_SECONDS * 1000);
  return sql`
  SELECT e.customer, ${sums(formula, names, at)}
  FROM event e WHERE ${inScope(sql`e.customer`, scope)} AND e.occurred_at <= ${at} AND e.occurred_at > ${oldest}
  GROUP BY e.customer`;
}

function sums(formula: EngagementFormula, names: EventNames, at: Date): Sql {
  const { halfLifeDays, windowDays } = formula;
  const before = new Date(at.getTime() - TREND_DAYS * DAY_SECONDS * 1000);
  const oldest = (from: Date): Date => new Date(from.getTime() - windowDays * DAY_SECONDS * 1000);
  const points = sql`(${pointsByName(formula, names)}::float8[])[e.name + 1]`;
  const sum = (from: Date): Sql =>
    sql`greatest(0, ${asPoints(sql`sum(${decayed(points, secondsBefore(from, sql`e.occurred_at`), halfLifeDays)}) FILTER (WHERE e.occurred_at <= ${from} AND e.occurred_at > ${oldest(from)} AND ${points} <> 0)`)})`;
  return sql`${sum(at)} AS raw, ${sum(before)} AS raw_before`;
}

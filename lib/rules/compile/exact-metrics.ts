import sql, { type Sql } from 'sql-template-tag';
import {
  BEHAVIOUR_KINDS,
  DEFAULT_LIFECYCLE,
  NON_SESSION_EVENTS,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  SESSION_GAP_MS,
} from '@/lib/catalog';
import { alive, and, asked, type CompileContext, elapsed, instant, named } from './context';
import { selects } from './event-rows';

const DAY_MS = 86_400_000;
const e = sql`e`;

/** Rows of a metric: (customer, value) of those who have one, and for an average what it is the quotient of. */
export interface MetricRows {
  rows: Sql;
  /** Compare this with the operand times `times`, both columns of `rows`; an average is exact that way. */
  left?: Sql;
  times?: Sql;
}

const orders = (context: CompileContext): Sql => sql`event e WHERE ${selects(e, { event: ORDER_COMPLETED }, context)}`;

const wholeDays = (from: Sql, context: CompileContext): Sql =>
  sql`floor(extract(epoch FROM ${instant(context.at)} - ${from}) / 86400)`;

/** Orders and refunds, with what each adds to the money spent. */
function payments(context: CompileContext): Sql {
  const kinds = sql`(${named(e, ORDER_COMPLETED, context)}) OR (${named(e, ORDER_REFUNDED, context)})`;
  const rows = and([kinds, asked(sql`e.customer`, context), sql`e.occurred_at <= ${instant(context.at)}`]);
  return sql`SELECT e.customer, ${named(e, ORDER_COMPLETED, context)} AS ordered, coalesce(e.total, 0) AS total FROM event e WHERE ${rows}`;
}

const spent = sql`sum(CASE WHEN p.ordered THEN p.total ELSE -p.total END)`;
const ordered = sql`count(*) FILTER (WHERE p.ordered)`;

/** Runs of behavioural events with no pause of more than half an hour. */
function sessions(context: CompileContext): Sql {
  const names = sql`SELECT n.id FROM event_name n WHERE n.kind = ANY(${BEHAVIOUR_KINDS}::text[]) AND n.name <> ALL(${NON_SESSION_EVENTS}::text[])`;
  const rows = and([
    sql`e.name IN (${names})`,
    asked(sql`e.customer`, context),
    sql`e.occurred_at <= ${instant(context.at)}`,
  ]);
  const previous = sql`lag(e.occurred_at) OVER (PARTITION BY e.customer ORDER BY e.occurred_at)`;
  return sql`SELECT g.customer, count(*) FILTER (WHERE g.previous IS NULL OR g.occurred_at - g.previous > ${elapsed(SESSION_GAP_MS)}) AS value FROM (SELECT e.customer, e.occurred_at, ${previous} AS previous FROM event e WHERE ${rows}) AS g GROUP BY g.customer`;
}

/**
 * Stage by the age of the last order and the pause before it: new while the only order is young; active, won back where
 * the pause before the last order was as long as a lapse; at risk; lapsed.
 */
function lifecycleStage(context: CompileContext): Sql {
  const { newDays, activeDays, lapsedDays } = context.lifecycle ?? DEFAULT_LIFECYCLE;
  const younger = (days: number): Sql => sql`o.last > ${instant(context.at - days * DAY_MS)}`;
  const times = sql`SELECT e.customer, e.occurred_at, lag(e.occurred_at) OVER w AS previous, row_number() OVER w AS nth, count(*) OVER (PARTITION BY e.customer) AS orders FROM ${orders(context)} WINDOW w AS (PARTITION BY e.customer ORDER BY e.occurred_at, e.seq)`;
  return sql`SELECT o.customer, CASE WHEN o.orders = 1 AND ${younger(newDays)} THEN 'new' WHEN ${younger(activeDays)} THEN CASE WHEN o.last - o.previous >= ${elapsed(lapsedDays * DAY_MS)} THEN 'wonBack' ELSE 'active' END WHEN ${younger(lapsedDays)} THEN 'atRisk' ELSE 'lapsed' END AS value FROM (SELECT customer, occurred_at AS last, previous, orders FROM (${times}) AS t WHERE nth = orders) AS o`;
}

/** The exact metrics, each a function of a customer's own events and of the instant. */
const EXACT_METRICS: Readonly<Record<string, (context: CompileContext) => MetricRows>> = {
  recencyDays: (context) => ({
    rows: sql`SELECT e.customer, ${wholeDays(sql`max(e.occurred_at)`, context)} AS value FROM ${orders(context)} GROUP BY e.customer`,
  }),
  frequency: (context) => ({
    rows: sql`SELECT e.customer, count(*) AS value FROM ${orders(context)} GROUP BY e.customer`,
  }),
  monetary: (context) => ({
    rows: sql`SELECT p.customer, ${spent} AS value FROM (${payments(context)}) AS p GROUP BY p.customer`,
  }),
  averageOrderValue: (context) => ({
    rows: sql`SELECT p.customer, ${spent} / ${ordered} AS value, ${spent} AS spent, ${ordered} AS orders FROM (${payments(context)}) AS p GROUP BY p.customer HAVING ${ordered} > 0`,
    left: sql`m.spent`,
    times: sql`m.orders`,
  }),
  tenureDays: (context) => ({
    rows: sql`SELECT c.number AS customer, ${wholeDays(sql`c.first_seen_at`, context)} AS value FROM customer c WHERE ${alive(context)} AND c.first_seen_at <= ${instant(context.at)}`,
  }),
  sessions: (context) => ({ rows: sessions(context) }),
  lifecycleStage: (context) => ({ rows: lifecycleStage(context) }),
};

/** The rows of an exact metric; undefined where the metric is none. */
export const exactMetric = (name: string, context: CompileContext): MetricRows | undefined =>
  Object.hasOwn(EXACT_METRICS, name) ? EXACT_METRICS[name]?.(context) : undefined;

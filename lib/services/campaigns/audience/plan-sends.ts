import sql, { empty, type Sql } from 'sql-template-tag';
import type { QuietHours, SendTime } from '../fields';
import { knownZones, ZONE_OF_COUNTRY } from '../zones';

/** What decides when each of some customers is written to. */
export interface SendPlan {
  mode: SendTime['mode'];
  quietHours: QuietHours | null;
  /** Zone of the shop: of customers who have none, and of the time of day in the mode `zone`. */
  zone: string;
  at: Date;
}

/** Opens, clicks and orders of so many days say at which hour somebody is there. */
const HABIT_DAYS = 365;
const HABIT_EVENTS = ['Email Opened', 'Email Link Clicked', 'Order Completed'];
/** Everyone's hours count as so many events of the customer's own. */
const SHRINKAGE = 8;
const DAY_MS = 86_400_000;

/**
 * A statement of rows (customer, due, moved) for a statement of rows (customer): when each is written to, and whether the
 * quiet hours of its zone moved that. Needs no more than one look at the events of those asked about.
 */
export function planSends(receivers: Sql, { mode, quietHours, zone, at }: SendPlan): Sql {
  const countries = Object.keys(ZONE_OF_COUNTRY);
  return sql`
  WITH receives AS MATERIALIZED (${receivers})${mode === 'habit' ? habits(at) : empty},
  placed AS (
    SELECT r.customer, coalesce(CASE WHEN c.traits->>'timezone' = ANY(${knownZones()}::text[]) THEN c.traits->>'timezone' END,
      z.zone, ${zone}::text) AS zone
    FROM receives r JOIN customer c ON c.number = r.customer
    LEFT JOIN unnest(${countries}::text[], ${Object.values(ZONE_OF_COUNTRY)}::text[]) AS z(country, zone)
      ON z.country = upper(c.traits->>'country')
  ),
  wanted AS (${wanted(mode, zone, at)}),
  clocked AS (SELECT customer, zone, due, due AT TIME ZONE zone AS local FROM wanted)
  ${quietHours ? outsideOf(quietHours) : sql`SELECT customer, due, false AS moved FROM clocked`}`;
}

/** Hours of the day (UTC) with the events of each receiver and of everyone. */
function habits(at: Date): Sql {
  const since = new Date(at.getTime() - HABIT_DAYS * DAY_MS);
  const names = sql`(SELECT id FROM event_name WHERE kind = 'track' AND name = ANY(${HABIT_EVENTS}::text[]))`;
  return sql`,
  hours AS (
    SELECT e.customer, extract(hour FROM e.occurred_at AT TIME ZONE 'UTC')::int AS hour, count(*)::float8 AS n
    FROM event e WHERE e.customer IN (SELECT customer FROM receives) AND e.name IN ${names}
      AND e.occurred_at > ${since}::timestamptz AND e.occurred_at <= ${at}::timestamptz
    GROUP BY 1, 2
  ),
  everyone AS (SELECT hour, sum(n) / sum(sum(n)) OVER () AS share FROM hours GROUP BY hour),
  usual AS (SELECT hour, share FROM everyone ORDER BY share DESC, hour LIMIT 1),
  best AS (
    SELECT DISTINCT ON (customer) customer, hour FROM (
      SELECT h.customer, h.hour, h.n + ${SHRINKAGE}::float8 * e.share AS weight FROM hours h JOIN everyone e USING (hour)
      UNION ALL
      SELECT DISTINCT h.customer, u.hour, ${SHRINKAGE}::float8 * u.share FROM hours h CROSS JOIN usual u
    ) AS candidate ORDER BY customer, weight DESC, hour
  )`;
}

function wanted(mode: SendTime['mode'], zone: string, at: Date): Sql {
  const now = sql`${at}::timestamptz`;
  if (mode === 'atOnce') return sql`SELECT customer, zone, ${now} AS due FROM placed`;
  const candidate =
    mode === 'zone'
      ? sql`((${now} AT TIME ZONE placed.zone)::date + (${now} AT TIME ZONE ${zone}::text)::time) AT TIME ZONE placed.zone`
      : sql`date_trunc('day', ${now}, 'UTC') + make_interval(hours => coalesce(best.hour, usual.hour))`;
  // An hour that has begun is not over: it means at once.
  const slack = mode === 'habit' ? sql`interval '1 hour'` : sql`interval '0'`;
  const source = mode === 'habit' ? sql`placed LEFT JOIN best USING (customer) LEFT JOIN usual ON true` : sql`placed`;
  return sql`SELECT customer, zone, CASE WHEN hit + ${slack} <= ${now} AND hit < ${now} THEN hit + interval '1 day'
      ELSE greatest(hit, ${now}) END AS due
    FROM (SELECT placed.customer, placed.zone, coalesce(${candidate}, ${now}) AS hit FROM ${source}) AS aimed`;
}

/** What falls into the quiet hours waits for their end. */
function outsideOf({ from, to }: QuietHours): Sql {
  const time = sql`local::time`;
  const overnight = from > to;
  const inside = overnight
    ? sql`(${time} >= ${from}::time OR ${time} < ${to}::time)`
    : sql`(${time} >= ${from}::time AND ${time} < ${to}::time)`;
  const days = overnight ? sql`CASE WHEN ${time} >= ${from}::time THEN 1 ELSE 0 END` : sql`0`;
  return sql`SELECT customer, CASE WHEN ${inside} THEN (local::date + ${days} + ${to}::time) AT TIME ZONE zone ELSE due END AS due,
    ${inside} AS moved FROM clocked`;
}

import sql, { join, raw, type Sql } from 'sql-template-tag';
import { BEHAVIOUR_KINDS, findTrait, NON_SESSION_EVENTS } from '@/lib/catalog';
import { durationMs } from '@/lib/core';
import { alive, type CompileContext, elapsed, instant } from '../compile/context';
import { instantOfText, isLeapYear } from '../compile/dates';
import { elementsPath } from '../compile/json-values';
import { scoreValues } from '../compile/score';
import type { DueSource } from './due-sources';

type Of<K extends DueSource['kind']> = Extract<DueSource, { kind: K }>;

const DAY_MS = 86_400_000;

/**
 * Rows (customer, at): for each customer the first instant after `context.at` at which one of the sources says that
 * something may change; none for whom time changes nothing.
 */
export function compileNextDue(sources: readonly DueSource[], context: CompileContext): Sql {
  const of = <K extends DueSource['kind']>(kind: K): Of<K>[] =>
    sources.filter((source): source is Of<K> => source.kind === kind);
  const parts = [
    ...fromEvents(of('event'), context),
    ...(of('session').length > 0 ? [fromSessions(context)] : []),
    ...of('firstSeen').map(({ after }) => fromFirstSeen(after, context)),
    ...of('traitDate').map((source) => fromTraitDate(source, context)),
    ...of('anniversary').map((source) => fromAnniversary(source, context)),
    ...of('score').map((source) => fromScore(source, context)),
  ];
  if (parts.length === 0) return sql`SELECT NULL::int AS customer, NULL::timestamptz AS at WHERE false`;
  return sql`SELECT d.customer, min(d.at) AS at FROM (${join(parts, ' UNION ALL ')}) AS d GROUP BY d.customer`;
}

/** With few customers one look into the index for each pair of customer and source, else one range for each source. */
function fromEvents(sources: readonly Of<'event'>[], context: CompileContext): Sql[] {
  const pairs = sources.flatMap(({ event, after }) => context.eventIds(event).map((name) => ({ name, after })));
  if (pairs.length === 0) return [];
  if (!context.customers)
    return pairs.map(
      ({ name, after }) =>
        sql`SELECT e.customer, min(e.occurred_at) + ${elapsed(after)} AS at FROM event e WHERE e.name = ${name}::int AND e.occurred_at > ${instant(context.at - after)} GROUP BY e.customer`,
    );
  const names = pairs.map(({ name }) => name);
  const seconds = pairs.map(({ after }) => after / 1000);
  const cutoffs = pairs.map(({ after }) => instant(context.at - after).values[0]);
  return [
    sql`SELECT c.customer, e.occurred_at + make_interval(secs => s.after) AS at FROM unnest(${context.customers}::int[]) AS c(customer)
      CROSS JOIN unnest(${names}::int[], ${seconds}::float8[], ${cutoffs}::timestamptz[]) AS s(name, after, cutoff)
      CROSS JOIN LATERAL (SELECT occurred_at FROM event WHERE event.customer = c.customer AND event.name = s.name AND event.occurred_at > s.cutoff ORDER BY event.occurred_at LIMIT 1) AS e`,
  ];
}

function fromSessions(context: CompileContext): Sql {
  const names = sql`SELECT n.id FROM event_name n WHERE n.kind = ANY(${BEHAVIOUR_KINDS}::text[]) AND n.name <> ALL(${NON_SESSION_EVENTS}::text[])`;
  const asked = context.customers ? sql`AND e.customer = ANY(${context.customers}::int[])` : sql``;
  return sql`SELECT e.customer, e.occurred_at AS at FROM event e WHERE e.name IN (${names}) AND e.occurred_at > ${instant(context.at)} ${asked}`;
}

const fromFirstSeen = (after: number, context: CompileContext): Sql =>
  sql`SELECT c.number AS customer, c.first_seen_at + ${elapsed(after)} AS at FROM customer c WHERE ${alive(context)} AND c.first_seen_at > ${instant(context.at - after)}`;

/** Rows of `customer c` with each date (column `day`) of a trait. */
function traitDates(trait: string, context: CompileContext): Sql {
  const { storage } = findTrait(trait);
  const document =
    'column' in storage ? sql`jsonb_build_object(${storage.column}::text, c.${raw(storage.column)})` : sql`c.traits`;
  const path = elementsPath('column' in storage ? storage.column : trait);
  return sql`SELECT c.number AS customer, ${instantOfText(sql`(v.value #>> '{}')`)} AS day FROM customer c CROSS JOIN LATERAL jsonb_path_query(${document}, ${path}) AS v(value) WHERE ${alive(context)} AND jsonb_typeof(v.value) = 'string'`;
}

const fromTraitDate = ({ trait, after }: Of<'traitDate'>, context: CompileContext): Sql =>
  sql`SELECT t.customer, t.day + ${elapsed(after)} AS at FROM (${traitDates(trait, context)}) AS t WHERE t.day > ${instant(context.at - after)}`;

/** A day of the year begins to count `duration` before it and ceases when it is over; a whole year always counts. */
function fromAnniversary({ trait, duration }: Of<'anniversary'>, context: CompileContext): Sql {
  if (duration >= 366 * DAY_MS) return sql`SELECT NULL::int AS customer, NULL::timestamptz AS at WHERE false`;
  const year = new Date(context.at).getUTCFullYear();
  const years = [year - 1, year, year + 1, year + 2];
  const februaries = years.map((one) => (isLeapYear(one) ? 29 : 28));
  const month = sql`extract(month FROM t.day AT TIME ZONE 'UTC')::int`;
  const day = sql`least(extract(day FROM t.day AT TIME ZONE 'UTC')::int, CASE WHEN ${month} = 2 THEN y.february ELSE 31 END)`;
  const start = sql`make_timestamptz(y.year, ${month}, ${day}, 0, 0, 0, 'UTC')`;
  return sql`SELECT t.customer, a.at FROM (${traitDates(trait, context)}) AS t CROSS JOIN unnest(${years}::int[], ${februaries}::int[]) AS y(year, february)
    CROSS JOIN LATERAL (VALUES (${start} - ${elapsed(duration)}), (${start} + ${elapsed(DAY_MS)})) AS a(at) WHERE t.day IS NOT NULL AND a.at > ${instant(context.at)}`;
}

/** All points decay alike, so the whole does: it falls to the bound after as many half-lives as it is doublings above. */
function fromScore({ condition, bound }: Of<'score'>, context: CompileContext): Sql {
  if (bound === 0 || condition.halfLife === undefined)
    return sql`SELECT NULL::int AS customer, NULL::timestamptz AS at WHERE false`;
  const ratio = sql`(v.value / ${bound}::float8)`;
  const left = sql`make_interval(secs => ${durationMs(condition.halfLife) / 1000}::float8 * ln(${ratio}) / ln(2::float8))`;
  const next = sql`greatest(date_trunc('milliseconds', ${instant(context.at)} + ${left}), ${instant(context.at + 1)})`;
  return sql`SELECT v.customer, CASE WHEN ${ratio} >= 1 THEN ${next} END AS at FROM (${scoreValues(condition, context)}) AS v WHERE ${ratio} >= 1`;
}

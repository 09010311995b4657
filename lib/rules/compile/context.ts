import sql, { join, type Sql } from 'sql-template-tag';
import type { LifecycleThresholds } from '@/lib/catalog';

/** What a condition is compiled against; nothing here is read from outside. */
export interface CompileContext {
  /** The instant t of the language, in milliseconds since 1970. */
  at: number;
  /** Numbers in the dictionary of event names under which a rule's event is stored; none where it never came. */
  eventIds(name: string): readonly number[];
  /** Only these customers (numbers), where given. */
  customers?: readonly number[];
  /** A percentile's threshold that is in force; where undefined it is computed afresh over the population. */
  threshold?(metric: string, percentile: number): number | null | undefined;
  /** The thresholds of the lifecycle in force; those that came with the product where left out. */
  lifecycle?: LifecycleThresholds;
}

/** Instants between which timestamps of the store lie; what is beyond is written as an infinity. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** A bound instant. */
export function instant(ms: number): Sql {
  const text = ms < EARLIEST ? '-infinity' : ms > LATEST ? 'infinity' : new Date(ms).toISOString();
  return sql`${text}::timestamptz`;
}

/** A bound elapsed time. */
export const elapsed = (ms: number): Sql => sql`make_interval(secs => ${ms / 1000}::float8)`;

/** A bound number, exact. */
export const number = (value: number): Sql => sql`${String(value)}::numeric`;

/** The customer of a row is one of those asked for. */
export const asked = (column: Sql, { customers }: CompileContext): Sql =>
  customers ? sql`${column} = ANY(${customers}::int[])` : sql`true`;

/** A row of `customer c` that is a customer now and one of those asked for. */
export const alive = (context: CompileContext): Sql =>
  sql`c.merged_into IS NULL AND c.erased_at IS NULL AND ${asked(sql`c.number`, context)}`;

/** An event row's name is this event; `alias` is the table's. */
export function named(alias: Sql, event: string, context: CompileContext): Sql {
  const [first, ...more] = context.eventIds(event);
  if (first === undefined) return sql`false`;
  return more.length === 0 ? sql`${alias}.name = ${first}::int` : sql`${alias}.name = ANY(${[first, ...more]}::int[])`;
}

const parenthesised = (parts: readonly Sql[]): Sql[] => parts.map((part) => sql`(${part})`);

export const and = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? sql`true` : join(parenthesised(parts), ' AND ');
export const or = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? sql`false` : join(parenthesised(parts), ' OR ');

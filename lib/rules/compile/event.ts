import sql, { empty, type Sql } from 'sql-template-tag';
import type { Aggregate } from '../schema/event-schemas';
import type { EventCondition } from '../types';
import { type CompileContext, number } from './context';
import { selects } from './event-rows';
import { comparison } from './predicates';
import { propertyKeys, propertyKeysJoin, propertyNumbers } from './where';

const e = sql`e`;

/** What is had from a customer's selected events: joins that it needs, its value, and its comparison with an operand. */
interface Measure {
  join: Sql;
  value: Sql;
  /** The side of the comparison that is not multiplied by `times`. */
  left: Sql;
  /** An average is compared as sum against operand times count, which is exact. */
  times?: Sql;
}

const MEASURES: Readonly<Record<Aggregate, (of: string) => Measure>> = {
  count: () => measure(empty, sql`count(*)`),
  distinct: (of) => measure(propertyKeysJoin(e, of), sql`count(DISTINCT value_key.key)`),
  sum: (of) => numbers(of, (value) => sql`coalesce(sum(${value}), 0)`),
  min: (of) => numbers(of, (value) => sql`min(${value})`),
  max: (of) => numbers(of, (value) => sql`max(${value})`),
  avg: (of) => {
    const { join, value } = propertyNumbers(e, of);
    return { join, value: sql`avg(${value})`, left: sql`sum(${value})`, times: sql`count(${value})` };
  },
};

const measure = (join: Sql, value: Sql): Measure => ({ join, value, left: value });

function numbers(of: string, value: (number: Sql) => Sql): Measure {
  const source = propertyNumbers(e, of);
  return measure(source.join, value(source.value));
}

/** Customers whose selected events (or, with `per`, one group of them) satisfy the comparison. */
export function compileEvent(condition: EventCondition, inverted: boolean, context: CompileContext): Sql {
  const { aggregate = 'count', of = '', op = 'gte', value = 1, per } = condition;
  const rows = selects(e, condition, context);
  if (!inverted && aggregate === 'count' && op === 'gte' && value === 1 && per === undefined)
    return sql`SELECT DISTINCT e.customer FROM event e WHERE ${rows}`;
  const { join, left, times } = MEASURES[aggregate](of);
  const bind = (operand: number): Sql => (times ? sql`${number(operand)} * ${times}` : number(operand));
  const holds = comparison(left, op, Array.isArray(value) ? value : [value], bind);
  const having = inverted ? sql`NOT (${holds})` : holds;
  if (per === undefined)
    return sql`SELECT e.customer FROM event e ${join} WHERE ${rows} GROUP BY e.customer HAVING ${having}`;
  return sql`SELECT DISTINCT customer FROM (SELECT e.customer FROM event e CROSS JOIN LATERAL (${propertyKeys(e, per)}) AS per ${join} WHERE ${rows} GROUP BY e.customer, per.key HAVING ${having}) AS grouped`;
}

/** Rows (customer, value): the aggregate of each customer's selected events; with `per`, of each group. */
export function observeEvent(condition: EventCondition, context: CompileContext): Sql {
  const { aggregate = 'count', of = '', per } = condition;
  const { join, value } = MEASURES[aggregate](of);
  const rows = selects(e, condition, context);
  if (per === undefined)
    return sql`SELECT e.customer, ${value} AS value FROM event e ${join} WHERE ${rows} GROUP BY e.customer`;
  return sql`SELECT e.customer, ${value} AS value FROM event e CROSS JOIN LATERAL (${propertyKeys(e, per)}) AS per ${join} WHERE ${rows} GROUP BY e.customer, per.key`;
}

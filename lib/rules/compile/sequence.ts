import sql, { join, raw, type Sql } from 'sql-template-tag';
import { durationMs } from '@/lib/core';
import type { SequenceCondition } from '../types';
import { and, type CompileContext, elapsed } from './context';
import { laterThan, selects } from './event-rows';
import { propertyKeys } from './where';

const e = sql`e`;

const table = (index: number): Sql => raw(`step_${index}`);

/**
 * Customers with events that follow one another step by step. Each step keeps the events that end a chain up to it, so
 * the work grows with the number of steps and not with the number of chains.
 */
export function compileSequence(condition: SequenceCondition, context: CompileContext): Sql {
  const tables = stepTables(condition, context);
  return sql`SELECT DISTINCT customer FROM (WITH ${join(tables, ', ')} SELECT customer FROM ${table(tables.length - 1)}) AS chained`;
}

/** Rows (customer, value): the furthest step that each customer with the first one got to, counted from 1. */
export function sequenceProgress(condition: SequenceCondition, context: CompileContext): Sql {
  const tables = stepTables(condition, context);
  const reached = tables.map((_, index) => sql`SELECT customer, ${index + 1}::int AS step FROM ${table(index)}`);
  return sql`SELECT customer, max(step) AS value FROM (WITH ${join(tables, ', ')} ${join(reached, ' UNION ALL ')}) AS reached GROUP BY customer`;
}

/**
 * One table a step: the events that end a chain up to it. Of few customers each is made once: put into one another, and
 * with an event's name so new that the statistics do not know it, every event of a step would be held against every event of
 * that name of the whole shop, step within step.
 */
function stepTables({ steps, within, per }: SequenceCondition, context: CompileContext): Sql[] {
  const key = per === undefined ? sql`''` : sql`per.key`;
  const source = per === undefined ? sql`event e` : sql`event e CROSS JOIN LATERAL (${propertyKeys(e, per)}) AS per`;
  const once = context.customers === undefined ? sql`AS` : sql`AS MATERIALIZED`;
  return steps.map((step, index) => {
    const rows = selects(e, { event: step.event, where: step.where, within }, context);
    const chain =
      index === 0 ? sql`true` : sql`EXISTS (SELECT FROM ${table(index - 1)} p WHERE ${follows(step.within, key)})`;
    return sql`${table(index)} ${once} (SELECT e.customer, ${key} AS key, e.occurred_at, e.seq FROM ${source} WHERE ${rows} AND ${chain})`;
  });
}

function follows(within: string | undefined, key: Sql): Sql {
  const parts = [sql`p.customer = e.customer`, sql`p.key = ${key}`, laterThan(e, sql`p`)];
  if (within !== undefined) parts.push(sql`e.occurred_at <= p.occurred_at + ${elapsed(durationMs(within))}`);
  return and(parts);
}

import sql, { join, raw, type Sql } from 'sql-template-tag';
import { durationMs } from '@/lib/core';
import type { SequenceCondition } from '../types';
import { and, type CompileContext, elapsed } from './context';
import { laterThan, selects } from './event-rows';
import { propertyKeys } from './where';

const e = sql`e`;

/**
 * Customers with events that follow one another step by step. Each step keeps the events that end a chain up to it, so
 * the work grows with the number of steps and not with the number of chains.
 */
export function compileSequence({ steps, within, per }: SequenceCondition, context: CompileContext): Sql {
  const table = (index: number): Sql => raw(`step_${index}`);
  const key = per === undefined ? sql`''` : sql`per.key`;
  const source = per === undefined ? sql`event e` : sql`event e CROSS JOIN LATERAL (${propertyKeys(e, per)}) AS per`;
  const tables = steps.map((step, index) => {
    const rows = selects(e, { event: step.event, where: step.where, within }, context);
    const chain =
      index === 0 ? sql`true` : sql`EXISTS (SELECT FROM ${table(index - 1)} p WHERE ${follows(step.within, key)})`;
    return sql`${table(index)} AS (SELECT e.customer, ${key} AS key, e.occurred_at, e.seq FROM ${source} WHERE ${rows} AND ${chain})`;
  });
  return sql`SELECT DISTINCT customer FROM (WITH ${join(tables, ', ')} SELECT customer FROM ${table(steps.length - 1)}) AS chained`;
}

function follows(within: string | undefined, key: Sql): Sql {
  const parts = [sql`p.customer = e.customer`, sql`p.key = ${key}`, laterThan(e, sql`p`)];
  if (within !== undefined) parts.push(sql`e.occurred_at <= p.occurred_at + ${elapsed(durationMs(within))}`);
  return and(parts);
}

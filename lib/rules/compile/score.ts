import sql, { join, type Sql } from 'sql-template-tag';
import { durationMs } from '@/lib/core';
import type { ScoreCondition } from '../types';
import { type CompileContext, instant, number } from './context';
import { selects } from './event-rows';
import { comparison } from './predicates';

/** Halvings after which a point is nothing; PostgreSQL refuses powers that are smaller than it can hold. */
export const MAX_HALVINGS = 200;

/** Rows (customer, value): the score of each customer with an event that gives points. */
export function scoreValues({ weights, within, halfLife }: ScoreCondition, context: CompileContext): Sql {
  const parts = weights.map(({ event, where, points }) => {
    const rows = selects(sql`e`, { event, where, within }, context);
    return sql`SELECT e.customer, ${pointsAt(points, halfLife, context.at)} AS points FROM event e WHERE ${rows}`;
  });
  return sql`SELECT customer, sum(points) AS value FROM (${join(parts, ' UNION ALL ')}) AS pointed GROUP BY customer`;
}

function pointsAt(points: number, halfLife: string | undefined, at: number): Sql {
  if (halfLife === undefined) return number(points);
  const halvings = sql`(extract(epoch FROM ${instant(at)} - e.occurred_at)::float8 / ${durationMs(halfLife) / 1000}::float8)`;
  return sql`CASE WHEN ${halvings} > ${MAX_HALVINGS}::float8 THEN 0 ELSE ${points}::float8 * power(0.5::float8, ${halvings}) END`;
}

export function compileScore(condition: ScoreCondition, inverted: boolean, context: CompileContext): Sql {
  const { op = 'gte', value = 1, halfLife } = condition;
  const bind = halfLife === undefined ? number : (operand: number): Sql => sql`${operand}::float8`;
  const holds = comparison(sql`s.value`, op, Array.isArray(value) ? value : [value], bind);
  return sql`SELECT s.customer FROM (${scoreValues(condition, context)}) AS s WHERE ${inverted ? sql`NOT (${holds})` : holds}`;
}

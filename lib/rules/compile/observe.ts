import sql, { raw, type Sql } from 'sql-template-tag';
import { findTrait, ZERO_METRICS } from '@/lib/catalog';
import type { LeafCondition } from '../plan/leaf';
import type { TraitCondition } from '../types';
import { alive, asked, type CompileContext } from './context';
import { observeEvent } from './event';
import { elementsPath } from './json-values';
import { metricRows } from './metric';
import { scoreValues } from './score';
import { sequenceProgress } from './sequence';

/** How a condition's value is had for one customer, and what it is where there is no row. */
export interface Observation {
  /** Rows (customer, value), the value as JSONB. */
  rows: Sql;
  otherwise: 0 | null;
}

/** The value that a condition looks at: what a trait holds, what a metric is, what events add up to. */
export function observe(condition: LeafCondition, context: CompileContext): Observation {
  const json = (rows: Sql, otherwise: 0 | null): Observation => ({
    rows: sql`SELECT o.customer, to_jsonb(o.value) AS value FROM (${rows}) AS o`,
    otherwise,
  });
  switch (condition.type) {
    case 'trait':
      return { rows: traitValue(condition, context), otherwise: null };
    case 'metric':
      return json(
        sql`SELECT m.customer, m.value FROM (${metricRows(condition.metric, context).rows}) AS m`,
        ZERO_METRICS.includes(condition.metric) ? 0 : null,
      );
    case 'event': {
      const { per, aggregate = 'count' } = condition;
      const values = observeEvent(condition, context);
      // Of several groups the greatest value says best how near the condition was.
      const rows =
        per === undefined
          ? values
          : sql`SELECT g.customer, max(g.value) AS value FROM (${values}) AS g GROUP BY g.customer`;
      return json(rows, ['count', 'sum', 'distinct'].includes(aggregate) ? 0 : null);
    }
    case 'score':
      return json(scoreValues(condition, context), 0);
    case 'consent':
      return json(
        sql`SELECT k.customer, k.state AS value FROM consent k WHERE k.channel = ${condition.channel}::text AND ${asked(sql`k.customer`, context)}`,
        null,
      );
    case 'sequence':
      return json(sequenceProgress(condition, context), 0);
  }
}

/** One value as it is, several as a list. */
function traitValue({ trait }: TraitCondition, context: CompileContext): Sql {
  const { storage } = findTrait(trait);
  if ('column' in storage)
    return sql`SELECT c.number AS customer, to_jsonb(c.${raw(storage.column)}) AS value FROM customer c WHERE ${alive(context)}`;
  return sql`SELECT v.customer, CASE jsonb_array_length(v.list) WHEN 0 THEN NULL WHEN 1 THEN v.list -> 0 ELSE v.list END AS value
    FROM (SELECT c.number AS customer, jsonb_path_query_array(c.traits, ${elementsPath(trait)}) AS list FROM customer c WHERE ${alive(context)}) AS v`;
}

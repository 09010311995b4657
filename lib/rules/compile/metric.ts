import sql, { raw, type Sql } from 'sql-template-tag';
import { findMetric, ZERO_METRICS } from '@/lib/catalog';
import type { Comparison } from '../operators/operator-table';
import type { MetricCondition } from '../types';
import { alive, asked, type CompileContext, number } from './context';
import { exactMetric, type MetricRows } from './exact-metrics';
import { comparison, numberTest, textTest } from './predicates';

const float = (value: number): Sql => sql`${value}::float8`;

/** Rows (customer, value) of the customers who have a metric; a snapshot metric by its latest value. */
export function metricRows(name: string, context: CompileContext): MetricRows & { float: boolean; text: boolean } {
  const metric = findMetric(name);
  if (!metric) throw new RangeError(`no metric: ${name}`);
  const text = metric.type === 'text';
  const exact = exactMetric(name, context);
  if (exact) return { ...exact, float: false, text };
  return {
    rows: sql`SELECT s.customer, ${snapshotValue(metric)} AS value FROM customer_snapshot s WHERE ${asked(sql`s.customer`, context)}`,
    float: true,
    text,
  };
}

/** Keys of a family (a category, a model) are compared as all text is. */
function snapshotValue({ column = '', key, type }: { column?: string; key?: string; type: 'number' | 'text' }): Sql {
  const stored = sql`s.${raw(column)}`;
  if (key === undefined) return type === 'text' ? stored : sql`nullif(${stored}::float8, 'NaN')`;
  const value = sql`k.value #>> '{}'`;
  const wanted =
    type === 'text' ? sql`(${value})` : sql`CASE WHEN jsonb_typeof(k.value) = 'number' THEN (${value})::float8 END`;
  return sql`(SELECT max(${wanted}) FROM jsonb_each(${stored}) AS k WHERE lower(k.key COLLATE "und-x-icu") = ${key.toLowerCase()}::text AND jsonb_typeof(k.value) <> 'null')`;
}

/** Customers whose metric satisfies (inverted: has a value that does not satisfy) a positive operator. */
export function compileMetric(condition: MetricCondition, inverted: boolean, context: CompileContext): Sql {
  if (condition.percentile !== undefined) return compilePercentile(condition, condition.percentile, context);
  const source = metricRows(condition.metric, context);
  const holds = metricHolds(condition, source);
  return sql`SELECT m.customer FROM (${source.rows}) AS m WHERE m.value IS NOT NULL AND ${inverted ? sql`NOT (${holds})` : holds}`;
}

function metricHolds({ op, value }: MetricCondition, source: ReturnType<typeof metricRows>): Sql {
  if (op === 'exists') return sql`true`;
  if (source.text) return textTest(sql`lower(m.value COLLATE "und-x-icu")`, { op, value });
  const { left = sql`m.value`, times } = source;
  const cast = source.float ? float : number;
  return numberTest(left, op as Comparison | 'in', value, (operand) =>
    times ? sql`${cast(operand)} * ${times}` : cast(operand),
  );
}

/** Every customer who has the metric, those for whom nothing is zero included, as double precision. */
function population(metric: string, context: CompileContext): Sql {
  const { rows, left, times } = metricRows(metric, context);
  const value = left && times ? sql`${left}::float8 / ${times}::float8` : sql`m.value::float8`;
  if (!ZERO_METRICS.includes(metric))
    return sql`SELECT m.customer, ${value} AS value FROM (${rows}) AS m JOIN customer c ON c.number = m.customer WHERE m.value IS NOT NULL AND ${alive(context)}`;
  return sql`SELECT c.number AS customer, coalesce(m.value::float8, 0) AS value FROM customer c LEFT JOIN (${rows}) AS m ON m.customer = c.number WHERE ${alive(context)}`;
}

/** The value (double precision, null where nobody has the metric) at a percentile of the whole population. */
export function percentileThreshold(metric: string, percentile: number, context: CompileContext): Sql {
  const everyone = population(metric, { ...context, customers: undefined });
  return sql`SELECT percentile_cont(${percentile / 100}::float8) WITHIN GROUP (ORDER BY p.value) AS value FROM (${everyone}) AS p`;
}

function compilePercentile({ metric, op }: MetricCondition, percentile: number, context: CompileContext): Sql {
  const known = context.threshold?.(metric, percentile);
  if (known === null) return sql`SELECT NULL::int AS customer WHERE false`;
  const threshold = known === undefined ? sql`(${percentileThreshold(metric, percentile, context)})` : float(known);
  const holds = comparison(sql`p.value`, op as Comparison, [threshold], (bound) => bound);
  return sql`SELECT p.customer FROM (${population(metric, context)}) AS p WHERE ${holds}`;
}

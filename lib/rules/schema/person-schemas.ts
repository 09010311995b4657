import { z } from 'zod';
import { findMetric, type MetricDefinition } from '@/lib/catalog';
import { OPERATOR_TABLE, OPERATORS, type Operator, operatorsFor } from '../operators/operator-table';
import { nameSchema, pathSchema } from './primitives';
import { checkOperand, operandSchema } from './value-schemas';

const common = { name: nameSchema.max(200).optional(), disabled: z.boolean().optional() };

export const traitSchema = z
  .strictObject({
    type: z.literal('trait'),
    trait: pathSchema,
    op: z.enum(OPERATORS),
    value: operandSchema.optional(),
    ...common,
  })
  .check(checkOperand);

/** Operators that are offered for a metric: numbers compare, texts are matched. */
export const metricOperators = (metric: Pick<MetricDefinition, 'type'>): Operator[] =>
  metric.type === 'text'
    ? operatorsFor('text')
    : OPERATORS.filter((op) =>
        ['eq', 'neq', 'in', 'notIn', 'exists', 'notExists', 'lt', 'lte', 'gt', 'gte', 'between'].includes(op),
      );

/** Comparisons against the population. */
export const PERCENTILE_OPERATORS: readonly string[] = ['lt', 'lte', 'gt', 'gte'];

export const metricSchema = z
  .strictObject({
    type: z.literal('metric'),
    metric: nameSchema.max(300),
    op: z.enum(OPERATORS),
    value: operandSchema.optional(),
    percentile: z.number('must be a number from 0 to 100').min(0).max(100).optional(),
    ...common,
  })
  .check((context) => {
    const { metric: name, op, value, percentile } = context.value;
    const report = (path: PropertyKey[], message: string, input: unknown) =>
      context.issues.push({ code: 'custom', message, path, input });
    const metric = findMetric(name);
    if (!metric) return void report(['metric'], `there is no metric “${name}”`, name);
    if (!metricOperators(metric).includes(op)) return void report(['op'], `is not offered for ${metric.label}`, op);
    if (percentile !== undefined) {
      if (value !== undefined) report(['percentile'], 'stands instead of a value, not beside it', percentile);
      if (metric.type !== 'number') report(['percentile'], `${metric.label} has no percentiles`, percentile);
      if (!PERCENTILE_OPERATORS.includes(op)) report(['op'], 'must be lt, lte, gt or gte with a percentile', op);
      return;
    }
    checkOperand(context);
    const values = Array.isArray(value) ? value : [value];
    const known = metric.values?.map((one) => one.toLowerCase());
    values.forEach((one, index) => {
      const path = Array.isArray(value) ? ['value', index] : ['value'];
      if (OPERATOR_TABLE[op].operand === 'none' || one === undefined) return;
      if (typeof one !== (metric.type === 'number' ? 'number' : 'string'))
        report(path, `must be a ${metric.type}`, one);
      else if (known && OPERATOR_TABLE[op].operand !== 'text' && !known.includes(String(one).toLowerCase()))
        report(path, `must be one of ${metric.values?.join(', ')}`, one);
    });
  });

export const segmentSchema = z.strictObject({
  type: z.literal('segment'),
  segment: nameSchema.max(200),
  op: z.enum(['in', 'notIn']),
  ...common,
});

export const CONSENT_STATES = ['subscribed', 'unsubscribed', 'unknown'] as const;

export const consentSchema = z.strictObject({
  type: z.literal('consent'),
  channel: nameSchema.max(100),
  op: z.enum(['eq', 'neq']),
  value: z.enum(CONSENT_STATES),
  ...common,
});

import { z } from 'zod';
import { COMPARISONS, OPERATOR_TABLE, OPERATORS } from '../operators/operator-table';
import { durationSchema, instantSchema, nameSchema, numberSchema, parseInstant, pathSchema } from './primitives';
import { checkOperand, operandSchema } from './value-schemas';

/** One test of an event's property. Operators that ask for the present instant are for traits only. */
export const whereSchema = z
  .strictObject({ property: pathSchema, op: z.enum(OPERATORS), value: operandSchema.optional() })
  .check(checkOperand, (context) => {
    if (!OPERATOR_TABLE[context.value.op].relative) return;
    context.issues.push({
      code: 'custom',
      message: 'is not offered for a property of an event',
      path: ['op'],
      input: context.value.op,
    });
  });

export const wheresSchema = z.array(whereSchema).max(50).optional();

export const AGGREGATES = ['count', 'sum', 'avg', 'min', 'max', 'distinct'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** Comparisons that are offered with `per`. */
export const PER_COMPARISONS: readonly string[] = ['eq', 'gt', 'gte', 'between'];

export const numberOrRangeSchema = z.union([numberSchema, z.tuple([numberSchema, numberSchema])], {
  error: (issue) =>
    typeof issue.input === 'number'
      ? 'is beyond what a number can hold exactly'
      : 'must be a number, or two numbers for between',
});

/** Reports at `/value` where a comparison and its number do not go together. */
export function checkComparison(
  context: z.core.ParsePayload<{ op?: string; value?: unknown; percentile?: unknown }>,
): void {
  const { op = 'gte', value } = context.value;
  if (op === 'between' ? Array.isArray(value) : typeof value === 'number' || (value === undefined && op === 'gte'))
    return;
  const message = op === 'between' ? 'must be a list of two numbers' : 'must be a number';
  context.issues.push({ code: 'custom', message, path: ['value'], input: value });
}

export const notFollowedBySchema = z.strictObject({
  event: nameSchema,
  where: wheresSchema,
  within: durationSchema.optional(),
  per: pathSchema.optional(),
});

const common = { name: nameSchema.max(200).optional(), disabled: z.boolean().optional() };

export const eventSchema = z
  .strictObject({
    type: z.literal('event'),
    event: nameSchema,
    where: wheresSchema,
    within: durationSchema.optional(),
    olderThan: durationSchema.optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    aggregate: z.enum(AGGREGATES).optional(),
    of: pathSchema.optional(),
    op: z.enum(COMPARISONS).optional(),
    value: numberOrRangeSchema.optional(),
    per: pathSchema.optional(),
    notFollowedBy: notFollowedBySchema.optional(),
    ...common,
  })
  .check(checkComparison, (context) => {
    const { aggregate = 'count', of, per, op = 'gte', from, to } = context.value;
    const report = (key: string, message: string, input: unknown) =>
      context.issues.push({ code: 'custom', message, path: [key], input });
    if (aggregate !== 'count' && of === undefined) report('of', `${aggregate} needs the property it is taken over`, of);
    if (aggregate === 'count' && of !== undefined) report('of', 'count is taken over events, not over a property', of);
    if (per !== undefined && !PER_COMPARISONS.includes(op))
      report('op', 'must be eq, gt, gte or between where there is a per', op);
    const [start, end] = [from, to].map((text) => (text === undefined ? undefined : parseInstant(text)));
    if (start !== undefined && end !== undefined && start >= end) report('to', 'must be later than from', to);
  });

export const sequenceSchema = z.strictObject({
  type: z.literal('sequence'),
  steps: z
    .array(z.strictObject({ event: nameSchema, where: wheresSchema, within: durationSchema.optional() }))
    .min(1, 'must not be empty')
    .max(20),
  within: durationSchema.optional(),
  per: pathSchema.optional(),
  ...common,
});

/** Points that are halved and halved again must stay numbers that a database can hold. */
const pointsSchema = numberSchema.refine((points) => points === 0 || Math.abs(points) >= 1e-6, 'is too small');

export const scoreSchema = z
  .strictObject({
    type: z.literal('score'),
    weights: z
      .array(z.strictObject({ event: nameSchema, where: wheresSchema, points: pointsSchema }))
      .min(1, 'must not be empty')
      .max(50),
    within: durationSchema.optional(),
    halfLife: durationSchema.optional(),
    op: z.enum(COMPARISONS).optional(),
    value: numberOrRangeSchema
      .refine((value) => [value].flat().every((one) => one === 0 || Math.abs(one) >= 1e-6), 'is too small')
      .optional(),
    ...common,
  })
  .check(checkComparison);

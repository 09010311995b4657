import { z } from 'zod';
import { OPERATOR_TABLE, type OperandShape, type Operator } from '../operators/operator-table';
import {
  durationSchema,
  instantSchema,
  MAX_VALUES,
  nameSchema,
  numberSchema,
  parseInstant,
  textSchema,
} from './primitives';

const scalarSchema = z.union([textSchema, numberSchema, z.boolean()], 'must be a text, a number or true or false');
const boundSchema = z.union([numberSchema, instantSchema], {
  error: (issue) =>
    typeof issue.input === 'number'
      ? 'is beyond what a number can hold exactly'
      : 'must be a number, or a date or RFC 3339 time that exists',
});
const rangeSchema = z
  .tuple([boundSchema, boundSchema], 'must be a list of two numbers or two dates')
  .refine(([low, high]) => typeof low === typeof high, 'must be two numbers or two dates');

export type Scalar = string | number | boolean;
export type Bound = string | number;
export type OperandValue = Scalar | Scalar[] | [Bound, Bound];

/** Any operand, for the shape of the document; which one an operator takes is said by `operandSchemas`. */
export const operandSchema = z.union(
  [z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))],
  'must be a text, a number, true or false, or a list of them',
);

const operandSchemas: Readonly<Record<OperandShape, z.ZodType>> = {
  none: z.undefined('takes no value'),
  scalar: scalarSchema,
  list: z.array(scalarSchema, 'must be a list').min(1, 'must not be empty').max(MAX_VALUES),
  text: nameSchema,
  bound: boundSchema,
  range: rangeSchema,
  duration: durationSchema,
};

/** Reports at `/value` what is wrong with the operand of an operator. */
export function checkOperand(context: z.core.ParsePayload<{ op: Operator; value?: unknown }>): void {
  const { op, value } = context.value;
  const parsed = operandSchemas[OPERATOR_TABLE[op].operand].safeParse(value);
  for (const issue of parsed.error?.issues ?? []) {
    context.issues.push({ code: 'custom', message: issue.message, path: ['value', ...issue.path], input: value });
  }
}

/** A bound as a number or as milliseconds since 1970. */
export function readBound(bound: Bound): { kind: 'number'; number: number } | { kind: 'instant'; ms: number } {
  if (typeof bound === 'number') return { kind: 'number', number: bound };
  const ms = parseInstant(bound);
  if (ms === undefined) throw new RangeError(`not an instant: ${bound}`);
  return { kind: 'instant', ms };
}

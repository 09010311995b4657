import sql, { type Sql } from 'sql-template-tag';
import { durationMs } from '@/lib/core';
import type { Comparison, Operator } from '../operators/operator-table';
import { type OperandValue, readBound, type Scalar } from '../schema/value-schemas';
import { instant, number } from './context';
import { anniversaryDays, instantOfText } from './dates';
import { loweredText } from './json-values';

/** A positive operator with its operand, as the schema has checked it. */
export interface Test {
  op: Operator;
  value?: OperandValue;
}

const isText = (value: Sql): Sql => sql`jsonb_typeof(${value}) = 'string'`;
const lower = (value: OperandValue | undefined): string => String(value).toLowerCase();
const listOf = (value: OperandValue | undefined): Scalar[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** A text in Unicode lower case satisfies a positive operator on text. */
export function textTest(text: Sql, { op, value }: Test): Sql {
  switch (op) {
    case 'eq':
      return typeof value === 'string' ? sql`${text} = ${lower(value)}::text` : sql`false`;
    case 'in': {
      const texts = listOf(value).flatMap((one) => (typeof one === 'string' ? [one.toLowerCase()] : []));
      return sql`${text} = ANY(${texts}::text[])`;
    }
    case 'contains':
      return sql`position(${lower(value)}::text IN ${text}) > 0`;
    case 'startsWith':
      return sql`starts_with(${text}, ${lower(value)}::text)`;
    case 'endsWith':
      return sql`right(${text}, char_length(${lower(value)}::text)) = ${lower(value)}::text`;
    default:
      throw new RangeError(`no operator on text: ${op}`);
  }
}

/** A comparison of two numbers, dates or whatever PostgreSQL orders; `bind` writes the operand. */
export function comparison<T>(left: Sql, op: Comparison, operand: readonly [T, T?], bind: (value: T) => Sql): Sql {
  const [first, second = first] = operand;
  const right = bind(first);
  switch (op) {
    case 'eq':
      return sql`${left} = ${right}`;
    case 'neq':
      return sql`${left} <> ${right}`;
    case 'lt':
      return sql`${left} < ${right}`;
    case 'lte':
      return sql`${left} <= ${right}`;
    case 'gt':
      return sql`${left} > ${right}`;
    case 'gte':
      return sql`${left} >= ${right}`;
    case 'between':
      return sql`${left} BETWEEN ${right} AND ${bind(second)}`;
  }
}

/** A number satisfies a comparison; `bind` says as which type the operand is bound. */
export function numberTest(
  left: Sql,
  op: Comparison | 'in',
  value: OperandValue | undefined,
  bind: (value: number) => Sql = number,
): Sql {
  const numbers = listOf(value).flatMap((one) => (typeof one === 'number' ? [one] : []));
  if (op === 'in')
    return numbers.length === 0
      ? sql`false`
      : sql`${left} IN (${numbers.map(bind).reduce((all, one) => sql`${all}, ${one}`)})`;
  const [first, second] = numbers;
  return first === undefined ? sql`false` : comparison(left, op, [first, second], bind);
}

/** A jsonb scalar satisfies a bound that is a number or a date; a value of the other kind does not. */
function boundTest(value: Sql, op: Comparison, operand: OperandValue | undefined): Sql {
  const bounds = listOf(operand).flatMap((one) => (typeof one === 'boolean' ? [] : [readBound(one)]));
  const numbers = bounds.flatMap((bound) => (bound.kind === 'number' ? [bound.number] : []));
  const instants = bounds.flatMap((bound) => (bound.kind === 'instant' ? [bound.ms] : []));
  const [number, toNumber] = numbers;
  const [from, to] = instants;
  if (number !== undefined)
    return sql`jsonb_typeof(${value}) = 'number' AND ${comparison(value, op, [number, toNumber], (one) => sql`${JSON.stringify(one)}::jsonb`)}`;
  if (from !== undefined)
    return sql`${isText(value)} AND ${comparison(instantOfText(sql`(${value} #>> '{}')`), op, [from, to], instant)}`;
  throw new RangeError('a comparison without an operand');
}

function dateTest(value: Sql, { op, value: operand }: Test, at: number): Sql {
  const duration = durationMs(String(operand));
  const date = instantOfText(sql`(${value} #>> '{}')`);
  if (op === 'within')
    return sql`${isText(value)} AND ${date} > ${instant(at - duration)} AND ${date} <= ${instant(at)}`;
  if (op === 'olderThan') return sql`${isText(value)} AND ${date} <= ${instant(at - duration)}`;
  return sql`${isText(value)} AND to_char(${date} AT TIME ZONE 'UTC', 'MM-DD') = ANY(${anniversaryDays(at, duration)}::text[])`;
}

/** A jsonb scalar satisfies a positive operator at an instant; null or false where it does not. */
export function scalarTest(value: Sql, test: Test, at: number): Sql {
  switch (test.op) {
    case 'eq':
    case 'in': {
      const others = listOf(test.value)
        .filter((one) => typeof one !== 'string')
        .map((one) => JSON.stringify(one));
      const texts = listOf(test.value).some((one) => typeof one === 'string');
      const asText = sql`(${isText(value)} AND ${textTest(loweredText(value), test)})`;
      const asOther =
        others.length === 1 ? sql`${value} = ${others[0]}::jsonb` : sql`${value} = ANY(${others}::jsonb[])`;
      if (others.length === 0) return asText;
      return texts ? sql`(${asText} OR ${asOther})` : asOther;
    }
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return sql`${isText(value)} AND ${textTest(loweredText(value), test)}`;
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'between':
      return boundTest(value, test.op, test.value);
    case 'within':
    case 'olderThan':
    case 'anniversaryWithin':
      return dateTest(value, test, at);
    default:
      throw new RangeError(`not a positive operator on a value: ${test.op}`);
  }
}

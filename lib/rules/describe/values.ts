import { describeDuration } from '@/lib/core';
import { OPERATOR_TABLE, type Operator } from '../operators/operator-table';
import type { OperandValue, Scalar } from '../schema/value-schemas';
import type { Phrase } from './parts';

const quote = (value: Scalar): string => (typeof value === 'string' ? `“${value}”` : String(value));
const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 });
export const formatNumber = (value: number): string => NUMBERS.format(value);

/** "48 hours", and "7 days" rather than "1 week" where the rule says so. */
export const windowText = describeDuration;

function operandText(op: Operator, value: OperandValue | undefined): string {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const { operand } = OPERATOR_TABLE[op];
  if (operand === 'duration') return windowText(String(value));
  if (operand === 'range')
    return list.map((one) => (typeof one === 'number' ? formatNumber(one) : String(one))).join(' and ');
  if (operand === 'bound')
    return list.map((one) => (typeof one === 'number' ? formatNumber(one) : String(one))).join('');
  const shown = list.slice(0, 5).map((one) => (typeof one === 'number' ? formatNumber(one) : quote(one)));
  if (list.length > 5) shown.push(`${list.length - 5} more`);
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}` : shown.join('');
}

/** Words of an operator with a date are other ones than with a number. */
function operatorText(op: Operator, value: OperandValue | undefined): string {
  const [first] = Array.isArray(value) ? value : [value];
  if (typeof first === 'string') {
    if (op === 'lt') return 'is before';
    if (op === 'lte') return 'is not after';
    if (op === 'gt') return 'is after';
    if (op === 'gte') return 'is not before';
  }
  return OPERATOR_TABLE[op].label;
}

/** Adds an operator and its operand: "is one of “GB” or “DE”". */
export function addTest(
  phrase: Phrase,
  { op, value }: { op: Operator; value?: OperandValue },
  keys: readonly PropertyKey[] = [],
): Phrase {
  phrase.parameter(operatorText(op, value), ...keys, 'op');
  const text = operandText(op, value);
  return text === '' ? phrase : phrase.value(text, ...keys, 'value');
}

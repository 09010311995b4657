import type { Unit } from '@/lib/catalog';
import { describeDuration } from '@/lib/core';
import { OPERATOR_TABLE, type Operator } from '../operators/operator-table';
import { parseInstant } from '../schema/primitives';
import type { OperandValue, Scalar } from '../schema/value-schemas';
import type { Phrase } from './parts';

/** How numbers are written with their units; plain where it is left out. */
export interface Units {
  /** ISO 4217 code of the shop's money. */
  currency: string;
}

/** "£20", "25 %"; the number alone where nothing is known of its unit. */
export function measureText(value: number, unit: Unit | undefined, units: Units | undefined): string {
  if (units && unit === 'share') return `${NUMBERS.format(Math.round(value * 1e6) / 1e4)} %`;
  if (!units || unit !== 'money') return formatNumber(value);
  const digits = Number.isInteger(value) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency: units.currency, ...digits }).format(value);
}

/** "1 Mar 2026" where units are written; as it stands in the rule where they are not. Days are those of UTC. */
export function dateText(text: string, units: Units | undefined): string {
  const at = parseInstant(text);
  if (!units || at === undefined) return text;
  const time = text.length > 10 ? ({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const) : {};
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC', ...time } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(at).replace('Sept', 'Sep');
}

const quote = (value: Scalar): string => (typeof value === 'string' ? `“${value}”` : String(value));
const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 });
export const formatNumber = (value: number): string => NUMBERS.format(value);

/** "48 hours", and "7 days" rather than "1 week" where the rule says so. */
export const windowText = describeDuration;

function operandText(op: Operator, value: OperandValue | undefined, measure: (value: number) => string): string {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const { operand } = OPERATOR_TABLE[op];
  if (operand === 'duration') return windowText(String(value));
  if (operand === 'range')
    return list.map((one) => (typeof one === 'number' ? measure(one) : String(one))).join(' and ');
  if (operand === 'bound') return list.map((one) => (typeof one === 'number' ? measure(one) : String(one))).join('');
  const shown = list.slice(0, 5).map((one) => (typeof one === 'number' ? measure(one) : quote(one)));
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
  measure: (value: number) => string = formatNumber,
): Phrase {
  phrase.parameter(operatorText(op, value), ...keys, 'op');
  const text = operandText(op, value, measure);
  return text === '' ? phrase : phrase.value(text, ...keys, 'value');
}

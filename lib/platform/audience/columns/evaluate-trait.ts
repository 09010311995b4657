import { durationMs } from '@/lib/core';
import { anniversaryDays, parseInstant, type TraitCondition } from '@/lib/rules';
import type { ColumnValue, CustomerColumn } from './customer-columns';
import { NotInColumns, numberTest } from './select-events';

/** Flags of the customers whose trait satisfies a positive operator. Throws NotInColumns. */
export function evaluateTrait(
  { op, value }: Pick<TraitCondition, 'op' | 'value'>,
  at: number,
  column: CustomerColumn | undefined,
  size: number,
): Uint8Array {
  if (column?.kind !== 'values') throw new NotInColumns('a trait');
  const test = op === 'exists' ? () => true : scalarTest(op, value, at);
  const table = Uint8Array.from(column.values, (one) => (one !== undefined && test(one) ? 1 : 0));
  const flags = new Uint8Array(size);
  const { codes } = column;
  for (let customer = 0; customer < codes.length; customer += 1) flags[customer] = table[codes[customer] ?? 0] ?? 0;
  return flags;
}

type Test = (value: ColumnValue) => boolean;

function scalarTest(op: string, value: TraitCondition['value'], at: number): Test {
  const operands = Array.isArray(value) ? value : [value];
  const texts = operands.flatMap((one) => (typeof one === 'string' ? [one.toLowerCase()] : []));
  const [first = ''] = texts;
  const onText =
    (holds: (lowered: string) => boolean): Test =>
    (one) =>
      typeof one === 'object' && holds(one.lowered);
  switch (op) {
    case 'eq':
    case 'in':
      return (one) => (typeof one === 'object' ? texts.includes(one.lowered) : operands.some((other) => other === one));
    case 'contains':
      return onText((text) => text.includes(first));
    case 'startsWith':
      return onText((text) => text.startsWith(first));
    case 'endsWith':
      return onText((text) => text.endsWith(first));
    case 'within':
    case 'olderThan':
    case 'anniversaryWithin':
      return dateTest(op, durationMs(String(value)), at);
    default:
      return boundTest(op, operands);
  }
}

const onDate =
  (holds: (ms: number, day: string) => boolean): Test =>
  (one) =>
    typeof one === 'object' && one.date !== undefined && holds(one.date.ms, one.date.day);

function dateTest(op: 'within' | 'olderThan' | 'anniversaryWithin', duration: number, at: number): Test {
  if (op === 'within') return onDate((ms) => ms > at - duration && ms <= at);
  if (op === 'olderThan') return onDate((ms) => ms <= at - duration);
  const days = new Set(anniversaryDays(at, duration));
  return onDate((_, day) => days.has(day));
}

/** A bound is a number or a date; a value of the other kind does not satisfy it. */
function boundTest(op: string, operands: readonly unknown[]): Test {
  const numbers = operands.filter((one) => typeof one === 'number');
  if (numbers.length === operands.length) {
    const test = numberTest(op, numbers);
    return (one) => typeof one === 'number' && test(one);
  }
  const instants = operands.map((one) => (typeof one === 'string' ? parseInstant(one) : undefined));
  const known = instants.filter((one) => one !== undefined);
  if (known.length !== operands.length) throw new NotInColumns('no bound');
  return onDate(numberTest(op, known));
}

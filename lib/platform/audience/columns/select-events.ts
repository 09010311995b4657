import { findProperty } from '@/lib/catalog';
import { durationMs } from '@/lib/core';
import { type EventCondition, OPERATOR_TABLE, parseInstant, type Where } from '@/lib/rules';
import type { Dictionary } from './dictionary';
import { type Codes, type EventColumns, IRREGULAR, TOTAL_UNIT } from './event-columns';

/** What evaluation reads: the columns of an event's name, one for each kind of call that has sent it. */
export interface EventSource {
  columnsOf(event: string): readonly EventColumns[];
  readonly texts: Readonly<Record<'product' | 'category', Dictionary>>;
  /** All customer numbers are below this. */
  readonly customers: number;
  /** Only customers whose number leaves this rest are looked at: one of several threads has them. */
  readonly share?: { readonly of: number; readonly rest: number };
}

/** Holds for the event at an index of its columns. */
export type Keeps = (index: number) => boolean;

/** A range of one event's columns, from `from` to before `to`, and what more its events must satisfy. */
export interface Run {
  columns: EventColumns;
  from: number;
  to: number;
  keeps: Keeps | undefined;
}

export type Selection = Pick<
  EventCondition,
  'event' | 'where' | 'within' | 'olderThan' | 'from' | 'to' | 'notFollowedBy'
>;

/** The columns cannot answer it: it asks for something that they do not hold. */
export class NotInColumns extends Error {}

const promotedOf = (property: string) => findProperty(property)?.promoted;

/** The events that a selection takes at an instant, whatever follows them. Throws NotInColumns. */
export function takeEvents(selection: Selection, at: number, source: EventSource): Run[] {
  const { event, where, within, olderThan, from, to } = selection;
  return source.columnsOf(event).map((columns): Run => {
    const last = columns.countUpTo(olderThan === undefined ? at : at - durationMs(olderThan));
    const ends = to === undefined ? last : Math.min(last, columns.countBefore(instantOf(to)));
    const starts = Math.max(
      within === undefined ? 0 : columns.countUpTo(at - durationMs(within)),
      from === undefined ? 0 : columns.countBefore(instantOf(from)),
    );
    return {
      columns,
      from: Math.min(starts, ends),
      to: ends,
      keeps: ownTest(columns, whereTest(columns, where, source), source),
    };
  });
}

/** Leaves out the events of customers whom another thread has. */
function ownTest({ customers }: EventColumns, keeps: Keeps | undefined, { share }: EventSource): Keeps | undefined {
  if (!share) return keeps;
  const { of, rest } = share;
  if (!keeps) return (index) => (customers[index] ?? 0) % of === rest;
  return (index) => (customers[index] ?? 0) % of === rest && keeps(index);
}

function instantOf(text: string): number {
  const ms = parseInstant(text);
  if (ms === undefined) throw new NotInColumns('not an instant');
  return ms;
}

/** All tests of a `where` on the events of some columns; undefined where there is none. */
export function whereTest(
  columns: EventColumns,
  where: readonly Where[] | undefined,
  source: EventSource,
): Keeps | undefined {
  const tests = (where ?? []).map((test) => propertyTest(columns, test, source));
  const [first, ...rest] = tests;
  if (!first || rest.length === 0) return first;
  return (index) => tests.every((test) => test(index));
}

function propertyTest(columns: EventColumns, { property, op, value }: Where, source: EventSource): Keeps {
  const positive = OPERATOR_TABLE[op].complementOf;
  if (positive) {
    const test = propertyTest(columns, { property, op: positive, value }, source);
    return (index) => !test(index);
  }
  if (property === 'total' && promotedOf(property) === 'total') return totalTest(columns, op, value);
  const codes = textCodes(columns, property);
  if (op === 'exists') return (index) => (codes?.[index] ?? 0) > 0;
  const table = textTable(source.texts[textColumn(property)], op, value);
  return codes ? (index) => table[codes[index] ?? 0] === 1 : () => false;
}

function textColumn(property: string): 'product' | 'category' {
  const column = promotedOf(property);
  if (column !== 'product' && column !== 'category') throw new NotInColumns(`no column: ${property}`);
  return column;
}

/** Codes of a promoted text; undefined where no event has it. */
export function textCodes(columns: EventColumns, property: string): Codes | undefined {
  const column = textColumn(property);
  if (columns.irregular & IRREGULAR[column]) throw new NotInColumns(`irregular: ${property}`);
  return column === 'product' ? columns.products : columns.categories;
}

/** For each text of a dictionary whether it satisfies a positive operator; as `textTest` of the rule language says. */
function textTable(texts: Dictionary, op: string, value: Where['value']): Uint8Array {
  const operands = (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'string' ? [one.toLowerCase()] : [],
  );
  const [first] = operands;
  const holds = ((): ((text: string) => boolean) => {
    if (op === 'eq' || op === 'in') return (text) => operands.includes(text);
    if (first === undefined) throw new NotInColumns(`no text: ${op}`);
    if (op === 'contains') return (text) => text.includes(first);
    if (op === 'startsWith') return (text) => text.startsWith(first);
    if (op === 'endsWith') return (text) => text.endsWith(first);
    throw new NotInColumns(`no operator on texts: ${op}`);
  })();
  const table = new Uint8Array(texts.size);
  for (let code = 1; code < table.length; code += 1) table[code] = holds(texts.texts[code] ?? '') ? 1 : 0;
  return table;
}

/** Totals of the columns' events; undefined where none has one. */
export function totalsOf(columns: EventColumns): Float64Array | undefined {
  if (columns.irregular & IRREGULAR.total) throw new NotInColumns('irregular: total');
  return columns.totals;
}

/** A number in units of totals, exact; throws NotInColumns where it has more decimals than they. */
export function inTotalUnits(value: number): number {
  const units = Math.round(value / TOTAL_UNIT);
  if (!Number.isSafeInteger(units) || Number((units / 10_000).toFixed(4)) !== value)
    throw new NotInColumns('too many decimals');
  return units;
}

function totalTest(columns: EventColumns, op: string, value: Where['value']): Keeps {
  const totals = totalsOf(columns);
  if (op === 'exists') return (index) => totals !== undefined && !Number.isNaN(totals[index]);
  const operands = (Array.isArray(value) ? value : [value]).map((one) => {
    if (typeof one !== 'number') throw new NotInColumns('not a number');
    return inTotalUnits(one);
  });
  if (!totals) return () => false;
  const holds = numberTest(op, operands);
  return (index) => holds(totals[index] ?? Number.NaN);
}

/** A comparison with operands; false for NaN. Throws NotInColumns for an operator that is none. */
export function numberTest(op: string, operands: readonly number[]): (value: number) => boolean {
  const [first = Number.NaN, second = Number.NaN] = operands;
  switch (op) {
    case 'eq':
      return (value) => value === first;
    case 'neq':
      return (value) => value !== first && !Number.isNaN(value);
    case 'lt':
      return (value) => value < first;
    case 'lte':
      return (value) => value <= first;
    case 'gt':
      return (value) => value > first;
    case 'gte':
      return (value) => value >= first;
    case 'between':
      return (value) => value >= first && value <= second;
    case 'in':
      return (value) => operands.includes(value);
    default:
      throw new NotInColumns(`no comparison: ${op}`);
  }
}

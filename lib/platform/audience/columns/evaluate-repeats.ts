import type { EventCondition } from '@/lib/rules';
import { type EventSource, numberTest, type Run, textCodes } from './select-events';

/** Up to so many values of a customer are put in order by insertion. */
const FEW = 32;

/**
 * Flags of the customers of whom one value of a property occurs so often that the comparison holds (inverted: that it does
 * not). The values are laid out by customer, each customer's are put in order, and runs of equal ones are measured: no
 * table of all pairs. Whoever has too few events to matter is left out at once. Throws NotInColumns.
 */
export function evaluateRepeats(
  { op = 'gte', value = 1 }: Pick<EventCondition, 'op' | 'value'>,
  per: string,
  inverted: boolean,
  runs: readonly Run[],
  source: EventSource,
): Uint8Array {
  const operands = [value].flat();
  const test = numberTest(op, operands);
  const [first = 1] = operands;
  const least = !inverted && (op === 'gte' || op === 'gt' || op === 'eq') ? Math.max(1, first) : 1;
  const coded = runs.flatMap((run) => {
    const codes = textCodes(run.columns, per);
    return codes && run.from < run.to ? [{ run, codes }] : [];
  });
  const counts = new Uint32Array(source.customers);
  for (const { run, codes } of coded) {
    const { columns, from, to, keeps } = run;
    const { customers } = columns;
    for (let index = from; index < to; index += 1) {
      if (codes[index] === 0 || (keeps && !keeps(index))) continue;
      const customer = customers[index] ?? 0;
      counts[customer] = (counts[customer] ?? 0) + 1;
    }
  }
  // Where each customer's values begin, moved on as they are laid out; 0 is for those who are left out.
  const places = new Uint32Array(source.customers);
  let room = 1;
  for (let customer = 0; customer < counts.length; customer += 1) {
    const count = counts[customer] ?? 0;
    if (count < least || count === 0) continue;
    places[customer] = room;
    room += count;
  }
  const values = new Uint32Array(room);
  for (const { run, codes } of coded) {
    const { columns, from, to, keeps } = run;
    const { customers } = columns;
    for (let index = from; index < to; index += 1) {
      const customer = customers[index] ?? 0;
      const place = places[customer] ?? 0;
      if (place === 0 || codes[index] === 0 || (keeps && !keeps(index))) continue;
      values[place] = codes[index] ?? 0;
      places[customer] = place + 1;
    }
  }
  const flags = new Uint8Array(source.customers);
  for (let customer = 0; customer < places.length; customer += 1) {
    const end = places[customer] ?? 0;
    if (end === 0) continue;
    const start = end - (counts[customer] ?? 0);
    order(values, start, end);
    for (let from = start, next = start; from < end && flags[customer] === 0; from = next) {
      while (next < end && values[next] === values[from]) next += 1;
      if (test(next - from) !== inverted) flags[customer] = 1;
    }
  }
  return flags;
}

/** Puts values start … end in ascending order. */
function order(values: Uint32Array, start: number, end: number): void {
  if (end - start > FEW) {
    values.subarray(start, end).sort();
    return;
  }
  for (let index = start + 1; index < end; index += 1) {
    const one = values[index] ?? 0;
    let place = index;
    for (; place > start && (values[place - 1] ?? 0) > one; place -= 1) values[place] = values[place - 1] ?? 0;
    values[place] = one;
  }
}

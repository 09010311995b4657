import type { EventCondition } from '@/lib/rules';
import { evaluateRepeats } from './evaluate-repeats';
import { selectEvents } from './followed';
import { Groups } from './groups';
import {
  type EventSource,
  inTotalUnits,
  type Keeps,
  NotInColumns,
  numberTest,
  type Run,
  textCodes,
  totalsOf,
} from './select-events';

/** Calls `visit` for each event that the runs take. */
export function forEachEvent(runs: readonly Run[], visit: (run: Run, index: number) => void): void {
  for (const run of runs) {
    const { from, to, keeps } = run;
    for (let index = from; index < to; index += 1) if (!keeps || keeps(index)) visit(run, index);
  }
}

/**
 * Flags (1) of the customers whose selected events, or with `per` one group of them, satisfy the comparison; with
 * `inverted`, of those who have such events that do not. Throws NotInColumns.
 */
export function evaluateEvent(
  condition: EventCondition,
  inverted: boolean,
  at: number,
  source: EventSource,
): Uint8Array {
  const { aggregate = 'count', op = 'gte', value = 1, per } = condition;
  const runs = selectEvents(condition, at, source);
  const flags = new Uint8Array(source.customers);
  if (!inverted && per === undefined && aggregate === 'count' && op === 'gte' && value === 1) {
    for (const { columns, from, to, keeps } of runs) {
      const { customers } = columns;
      for (let index = from; index < to; index += 1) if (!keeps || keeps(index)) flags[customers[index] ?? 0] = 1;
    }
    return flags;
  }
  if (per === undefined && aggregate === 'count') {
    const counts = countByCustomer(runs, source.customers);
    const test = numberTest(op, Array.isArray(value) ? value : [value]);
    for (let customer = 0; customer < flags.length; customer += 1) {
      const count = counts[customer] ?? 0;
      if (count > 0 && test(count) !== inverted) flags[customer] = 1;
    }
    return flags;
  }
  if (per !== undefined && aggregate === 'count') return evaluateRepeats(condition, per, inverted, runs, source);
  const groups = per === undefined ? groupByCustomer(runs, source) : groupByValue(runs, per, source);
  const holds = measure(groups, condition);
  for (let group = 0; group < groups.size; group += 1)
    if (groups.isThere(group) && holds(group) !== inverted) flags[groups.customerOf(group)] = 1;
  return flags;
}

function countByCustomer(runs: readonly Run[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const { columns, from, to, keeps } of runs) {
    const { customers } = columns;
    for (let index = from; index < to; index += 1) {
      if (keeps && !keeps(index)) continue;
      const customer = customers[index] ?? 0;
      counts[customer] = (counts[customer] ?? 0) + 1;
    }
  }
  return counts;
}

/** Events put into groups, each of one customer. */
interface Grouped {
  size: number;
  runs: readonly Run[];
  groupOf(run: Run, index: number): number;
  customerOf(group: number): number;
  /** The group has an event. */
  isThere(group: number): boolean;
}

function groupByCustomer(runs: readonly Run[], { customers: size }: EventSource): Grouped {
  const there = new Uint8Array(size);
  for (const { columns, from, to, keeps } of runs) {
    const { customers } = columns;
    for (let index = from; index < to; index += 1) if (!keeps || keeps(index)) there[customers[index] ?? 0] = 1;
  }
  return {
    size,
    runs,
    groupOf: ({ columns }, index) => columns.customers[index] ?? 0,
    customerOf: (group) => group,
    isThere: (group) => there[group] === 1,
  };
}

/** Up to so many values of a customer are found by looking through them. */
const FEW = 24;

/**
 * Groups by customer and value. Events are first laid out by customer, so that the values of one lie together: looking
 * for one among them takes no table of all pairs.
 */
function groupByValue(runs: readonly Run[], per: string, source: EventSource): Grouped {
  const valued = runs.flatMap((run) => {
    const codes = textCodes(run.columns, per);
    const { keeps } = run;
    const keepsCoded: Keeps = (index) => (codes?.[index] ?? 0) > 0 && (!keeps || keeps(index));
    return codes && run.from < run.to ? [{ run: { ...run, keeps: keepsCoded }, codes }] : [];
  });
  const starts = countByCustomer(
    valued.map(({ run }) => run),
    source.customers + 1,
  );
  let events = 0;
  for (let customer = 0; customer < starts.length; customer += 1) {
    const count = starts[customer] ?? 0;
    starts[customer] = events;
    events += count;
  }
  const known = new Uint32Array(events);
  const groupAt = new Int32Array(events);
  const found = new Uint32Array(source.customers);
  const large = new Map<number, Map<number, number>>();
  const owners: number[] = [];
  const groupFor = (customer: number, code: number): number => {
    const start = starts[customer] ?? 0;
    const count = found[customer] ?? 0;
    const table = large.get(customer);
    if (table) {
      const group = table.get(code);
      if (group !== undefined) return group;
      table.set(code, owners.length);
    } else {
      for (let place = start; place < start + count; place += 1) if (known[place] === code) return groupAt[place] ?? 0;
      known[start + count] = code;
      groupAt[start + count] = owners.length;
      found[customer] = count + 1;
      if (count === FEW)
        large.set(
          customer,
          new Map(Array.from({ length: count + 1 }, (_, i) => [known[start + i] ?? 0, groupAt[start + i] ?? 0])),
        );
    }
    owners.push(customer);
    return owners.length - 1;
  };
  const numbersOf = new Map<Run, Int32Array>();
  for (const { run, codes } of valued) {
    const { from, to, keeps } = run;
    const { customers } = run.columns;
    const numbers = new Int32Array(to - from).fill(-1);
    for (let index = from; index < to; index += 1)
      if (keeps(index)) numbers[index - from] = groupFor(customers[index] ?? 0, codes[index] ?? 0);
    numbersOf.set({ ...run, keeps: (index) => (numbers[index - from] ?? -1) >= 0 }, numbers);
  }
  return {
    size: owners.length,
    runs: [...numbersOf.keys()],
    groupOf: (run, index) => numbersOf.get(run)?.[index - run.from] ?? 0,
    customerOf: (group) => owners[group] ?? 0,
    isThere: () => true,
  };
}

/** Whether a group's aggregate satisfies the comparison. */
function measure(
  groups: Grouped,
  { aggregate = 'count', of = '', op = 'gte', value = 1 }: EventCondition,
): (group: number) => boolean {
  const operands = Array.isArray(value) ? value : [value];
  if (aggregate === 'count' || aggregate === 'distinct') {
    const counts = aggregate === 'count' ? countEvents(groups) : countDistinct(groups, of);
    const test = numberTest(op, operands);
    return (group) => test(counts[group] ?? 0);
  }
  if (of !== 'total') throw new NotInColumns(`no numbers: ${of}`);
  const { sums, counts, least, greatest } = addTotals(groups);
  const bounds = operands.map(inTotalUnits);
  if (aggregate === 'avg') {
    // The sum against the operand times the count, which is exact.
    return (group) => {
      const count = counts[group] ?? 0;
      return (
        count > 0 &&
        numberTest(
          op,
          bounds.map((bound) => bound * count),
        )(sums[group] ?? 0)
      );
    };
  }
  const test = numberTest(op, bounds);
  const values = aggregate === 'sum' ? sums : aggregate === 'min' ? least : greatest;
  return (group) => test(values[group] ?? Number.NaN);
}

function countEvents(groups: Grouped): Uint32Array {
  const counts = new Uint32Array(groups.size);
  for (const run of groups.runs)
    for (let index = run.from; index < run.to; index += 1) {
      if (run.keeps && !run.keeps(index)) continue;
      const group = groups.groupOf(run, index);
      counts[group] = (counts[group] ?? 0) + 1;
    }
  return counts;
}

function countDistinct(groups: Grouped, of: string): Uint32Array {
  const counts = new Uint32Array(groups.size);
  const pairs = new Groups(1 << 16);
  for (const run of groups.runs) {
    const codes = textCodes(run.columns, of);
    if (!codes) continue;
    forEachEvent([run], (one, index) => {
      const code = codes[index] ?? 0;
      if (code === 0) return;
      const group = groups.groupOf(one, index);
      const known = pairs.size;
      if (pairs.of(code * groups.size + group) === known) counts[group] = (counts[group] ?? 0) + 1;
    });
  }
  return counts;
}

function addTotals(groups: Grouped) {
  const sums = new Float64Array(groups.size);
  const counts = new Uint32Array(groups.size);
  const least = new Float64Array(groups.size).fill(Number.NaN);
  const greatest = new Float64Array(groups.size).fill(Number.NaN);
  for (const run of groups.runs) {
    const totals = totalsOf(run.columns);
    if (!totals) continue;
    const { from, to, keeps } = run;
    for (let index = from; index < to; index += 1) {
      const total = totals[index] ?? Number.NaN;
      if (Number.isNaN(total) || (keeps && !keeps(index))) continue;
      const group = groups.groupOf(run, index);
      sums[group] = (sums[group] ?? 0) + total;
      counts[group] = (counts[group] ?? 0) + 1;
      const [low, high] = [least[group] ?? Number.NaN, greatest[group] ?? Number.NaN];
      if (!(low <= total)) least[group] = total;
      if (!(high >= total)) greatest[group] = total;
    }
  }
  return { sums, counts, least, greatest };
}

import { durationMs } from '@/lib/core';
import type { NotFollowedBy } from '@/lib/rules';
import type { Codes, EventColumns } from './event-columns';
import { type EventSource, type Keeps, type Run, type Selection, takeEvents, textCodes } from './select-events';

/** The events that a selection takes at an instant. Throws NotInColumns. */
export function selectEvents(selection: Selection, at: number, source: EventSource): Run[] {
  const runs = takeEvents(selection, at, source);
  return selection.notFollowedBy ? dropFollowed(runs, selection.notFollowedBy, at, source) : runs;
}

/**
 * Leaves out the events after which, in order and not later than the instant, such another came. Works through both
 * kinds of events backwards, knowing for each customer (or customer and value of `per`) the next other event.
 */
function dropFollowed(runs: readonly Run[], followed: NotFollowedBy, at: number, source: EventSource): Run[] {
  const { event, where, within, per } = followed;
  const first = Math.min(...runs.map(({ columns, from, to }) => (from < to ? (columns.times[from] ?? 0) : at)));
  const others = takeEvents({ event, where }, at, source).map((run) => ({
    ...run,
    from: Math.max(run.from, run.columns.countBefore(first)),
  }));
  const span = within === undefined ? Number.POSITIVE_INFINITY : durationMs(within);
  const isFree = (following: number, time: number): boolean =>
    following === Number.POSITIVE_INFINITY || following > time + span;
  const keyOf = per === undefined ? undefined : keysBy(per, source);
  if (keyOf === undefined && span === Number.POSITIVE_INFINITY)
    return runs.map((run) => beforeLast(run, others, source));
  const next = keyOf === undefined ? new NextByCustomer(source.customers) : new NextByKey();
  const kept = runs.map(({ from, to }) => new Uint8Array(Math.max(0, to - from)));
  backwards([...runs, ...others], (list, index) => {
    const other = list >= runs.length;
    const run = other ? others[list - runs.length] : runs[list];
    if (!run || (run.keeps && !run.keeps(index))) return;
    const time = run.columns.times[index] ?? 0;
    const key = keyOf ? keyOf(run.columns, index) : (run.columns.customers[index] ?? 0);
    if (other) {
      if (key >= 0) next.set(key, time);
    } else if (key < 0 || isFree(next.get(key), time)) {
      const marks = kept[list];
      if (marks) marks[index - run.from] = 1;
    }
  });
  return runs.map((run, list): Run => {
    const marks = kept[list];
    return { ...run, keeps: (index) => marks?.[index - run.from] === 1 };
  });
}

/** The usual case: no order since. Only the last other event of each customer matters. */
function beforeLast(run: Run, others: readonly Run[], source: EventSource): Run {
  const lastTime = new Float64Array(source.customers).fill(Number.NEGATIVE_INFINITY);
  const lastSeq = new Float64Array(source.customers);
  for (const { columns, from, to, keeps } of others) {
    const { customers, times, seqs } = columns;
    for (let index = from; index < to; index += 1) {
      if (keeps && !keeps(index)) continue;
      const customer = customers[index] ?? 0;
      const [time = 0, seq = 0, known = 0] = [times[index], seqs[index], lastTime[customer]];
      if (time > known || (time === known && seq > (lastSeq[customer] ?? 0))) {
        lastTime[customer] = time;
        lastSeq[customer] = seq;
      }
    }
  }
  const { customers, times, seqs } = run.columns;
  const isLast: Keeps = (index) => {
    const customer = customers[index] ?? 0;
    const [time = 0, last = 0] = [times[index], lastTime[customer]];
    return last < time || (last === time && (lastSeq[customer] ?? 0) <= (seqs[index] ?? 0));
  };
  const { keeps } = run;
  return { ...run, keeps: keeps ? (index) => keeps(index) && isLast(index) : isLast };
}

/** One number for a customer and a value of a property; below 0 where the event has none. */
function keysBy(property: string, source: EventSource): (columns: EventColumns, index: number) => number {
  const known = new Map<EventColumns, Codes | undefined>();
  return (columns, index) => {
    if (!known.has(columns)) known.set(columns, textCodes(columns, property));
    const code = known.get(columns)?.[index] ?? 0;
    return code === 0 ? -1 : code * source.customers + (columns.customers[index] ?? 0);
  };
}

class NextByCustomer {
  private readonly times: Float64Array;

  constructor(customers: number) {
    this.times = new Float64Array(customers).fill(Number.POSITIVE_INFINITY);
  }
  get(key: number): number {
    return this.times[key] ?? Number.POSITIVE_INFINITY;
  }
  set(key: number, time: number): void {
    this.times[key] = time;
  }
}

class NextByKey {
  private readonly times = new Map<number, number>();

  get(key: number): number {
    return this.times.get(key) ?? Number.POSITIVE_INFINITY;
  }
  set(key: number, time: number): void {
    this.times.set(key, time);
  }
}

/**
 * Goes through runs from their ends, later events first. An event that is in several runs comes in their order, so that
 * it does not follow itself.
 */
function backwards(runs: readonly Run[], visit: (list: number, index: number) => void): void {
  const at = Float64Array.from(runs, ({ to }) => to - 1);
  const heads = Float64Array.from(runs, ({ columns, from, to }) =>
    from < to ? (columns.times[to - 1] ?? 0) : Number.NEGATIVE_INFINITY,
  );
  let open = runs.filter(({ from, to }) => from < to).length;
  while (open > 0) {
    let last = -1;
    let latest = Number.NEGATIVE_INFINITY;
    for (let list = 0; list < runs.length; list += 1) {
      const run = runs[list];
      const head = heads[list] ?? latest;
      if (!run || (at[list] ?? 0) < run.from) continue;
      if (last < 0 || head > latest || (head === latest && seqAt(runs, at, list) > seqAt(runs, at, last))) {
        latest = head;
        last = list;
      }
    }
    const run = runs[last];
    if (!run) return;
    const index = at[last] ?? 0;
    visit(last, index);
    at[last] = index - 1;
    if (index - 1 >= run.from) heads[last] = run.columns.times[index - 1] ?? 0;
    else open -= 1;
  }
}

const seqAt = (runs: readonly Run[], at: Float64Array, list: number): number =>
  runs[list]?.columns.seqs[at[list] ?? 0] ?? 0;

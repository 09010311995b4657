import quickselect from 'quickselect';
import {
  findMetric,
  type LifecycleThresholds,
  NON_SESSION_EVENTS,
  ORDER_COMPLETED,
  ORDER_REFUNDED,
  SESSION_GAP_MS,
  ZERO_METRICS,
} from '@/lib/catalog';
import type { LeafCondition, MetricCondition } from '@/lib/rules';
import type { CustomerColumn } from './customer-columns';
import { evaluateTrait } from './evaluate-trait';
import { TOTAL_UNIT } from './event-columns';
import { selectEvents } from './followed';
import { lifecycleStages } from './lifecycle';
import { forEachInOrder } from './ordered-events';
import { type EventSource, inTotalUnits, NotInColumns, numberTest, type Run, totalsOf } from './select-events';

const DAY_MS = 86_400_000;

/** What metrics are read from besides events. */
export interface MetricSource extends EventSource {
  /** Names of all events of behaviour that have come. */
  readonly names: readonly string[];
  readonly lifecycle: LifecycleThresholds;
  /** All customers are there, so that a percentile can be taken. */
  readonly isWhole: boolean;
  isAlive(customer: number): boolean;
  /** Bits of `PERSON` by customer, where they are held. */
  readonly states: Uint8Array | undefined;
  columnOf(condition: LeafCondition): CustomerColumn | undefined;
}

export interface MetricQuestion {
  at: number;
  threshold?(metric: string, percentile: number): number | null | undefined;
}

/**
 * Flags of the customers whose metric satisfies the comparison (inverted: who have it and it does not). Throws
 * NotInColumns for metrics and operators that the columns do not answer.
 */
export function evaluateMetric(
  condition: MetricCondition,
  inverted: boolean,
  question: MetricQuestion,
  source: MetricSource,
): Uint8Array {
  const { metric, op, value, percentile } = condition;
  if (percentile !== undefined) return evaluatePercentile(condition, percentile, question, source);
  if (metric === 'lifecycleStage' || findMetric(metric)?.type === 'text')
    return evaluateText(condition, inverted, question.at, source);
  const values = readValues(condition, question.at, source);
  const flags = new Uint8Array(source.customers);
  const operands = (op === 'exists' ? [] : Array.isArray(value) ? value : [value]).map((one) => {
    if (typeof one !== 'number') throw new NotInColumns('not a number');
    return values.exact ? inTotalUnits(one) : one;
  });
  const simple = op === 'exists' ? () => true : numberTest(op, operands);
  for (let customer = 0; customer < flags.length; customer += 1) {
    const number = values.numbers[customer] ?? Number.NaN;
    if (Number.isNaN(number)) continue;
    const times = values.times?.[customer];
    const holds =
      times === undefined
        ? simple(number)
        : numberTest(
            op,
            operands.map((one) => one * times),
          )(number);
    if (holds !== inverted) flags[customer] = 1;
  }
  return flags;
}

/** The threshold is a continuous percentile over everyone who has the metric; as PostgreSQL's percentile_cont. */
function evaluatePercentile(
  condition: MetricCondition,
  percentile: number,
  { at, threshold }: MetricQuestion,
  source: MetricSource,
): Uint8Array {
  const { metric, op } = condition;
  const known = threshold?.(metric, percentile);
  if (known === undefined && !source.isWhole) throw new NotInColumns('a percentile of some');
  const { numbers, times, exact } = readValues(condition, at, source);
  const isZero = ZERO_METRICS.includes(metric);
  const population = new Float64Array(source.customers).fill(Number.NaN);
  const having = new Float64Array(source.customers);
  let size = 0;
  for (let customer = 0; customer < population.length; customer += 1) {
    if (!source.isAlive(customer)) continue;
    const number = numbers[customer] ?? Number.NaN;
    if (Number.isNaN(number) && !isZero) continue;
    const divisor = (exact ? 1 / TOTAL_UNIT : 1) * (times?.[customer] ?? 1);
    const one = Number.isNaN(number) ? 0 : number / divisor;
    population[customer] = one;
    having[size] = one;
    size += 1;
  }
  const flags = new Uint8Array(source.customers);
  if (known === null || size === 0) return flags;
  const test = numberTest(op, [known ?? percentileOf(having.subarray(0, size), percentile / 100)]);
  for (let customer = 0; customer < flags.length; customer += 1)
    if (test(population[customer] ?? Number.NaN)) flags[customer] = 1;
  return flags;
}

/** Puts the numbers into another order. */
function percentileOf(numbers: Float64Array, share: number): number {
  const place = share * (numbers.length - 1);
  const low = Math.floor(place);
  // Its types know plain arrays only.
  Reflect.apply(quickselect, undefined, [numbers, low]);
  const below = numbers[low] ?? 0;
  if (low === place) return below;
  // All that stand after it are as large or larger.
  let above = Number.POSITIVE_INFINITY;
  for (let next = low + 1; next < numbers.length; next += 1) above = Math.min(above, numbers[next] ?? 0);
  return below + (place - low) * (above - below);
}

interface Values {
  /** NaN where a customer does not have the metric. */
  numbers: Float64Array;
  /** In units of totals rather than as they are. */
  exact: boolean;
  /** The metric is the number divided by this. */
  times?: Uint32Array;
}

function readValues(condition: MetricCondition, at: number, source: MetricSource): Values {
  const none = () => new Float64Array(source.customers).fill(Number.NaN);
  const { metric } = condition;
  switch (metric) {
    case 'recencyDays': {
      const numbers = lastOrders(at, source);
      for (let customer = 0; customer < numbers.length; customer += 1) {
        const last = numbers[customer] ?? 0;
        numbers[customer] = last === Number.NEGATIVE_INFINITY ? Number.NaN : Math.floor((at - last) / DAY_MS);
      }
      return { numbers, exact: false };
    }
    case 'tenureDays': {
      const seen = numbersOf(condition, source);
      const numbers = none();
      for (let customer = 0; customer < numbers.length; customer += 1) {
        const first = seen[customer] ?? Number.NaN;
        if (first <= at && source.isAlive(customer)) numbers[customer] = Math.floor((at - first) / DAY_MS);
      }
      return { numbers, exact: false };
    }
    case 'sessions': {
      return { numbers: orNone(countSessions(at, source)), exact: false };
    }
    case 'frequency':
      return { numbers: orNone(readPayments(at, source).orders), exact: false };
    case 'monetary': {
      const { payments, spent } = readPayments(at, source);
      for (let customer = 0; customer < spent.length; customer += 1)
        if (!payments[customer]) spent[customer] = Number.NaN;
      return { numbers: spent, exact: true };
    }
    case 'averageOrderValue': {
      const { orders, spent } = readPayments(at, source);
      for (let customer = 0; customer < spent.length; customer += 1)
        if (!orders[customer]) spent[customer] = Number.NaN;
      return { numbers: spent, exact: true, times: orders };
    }
    default:
      return { numbers: numbersOf(condition, source), exact: false };
  }
}

/** Counts of which 0 is none. */
function orNone(counts: Uint32Array): Float64Array {
  const numbers = new Float64Array(counts.length);
  for (let customer = 0; customer < numbers.length; customer += 1) numbers[customer] = counts[customer] || Number.NaN;
  return numbers;
}

function numbersOf(condition: MetricCondition, source: MetricSource): Float64Array {
  const column = source.columnOf(condition);
  if (column?.kind !== 'numbers') throw new NotInColumns(condition.metric);
  return column.numbers;
}

function evaluateText(condition: MetricCondition, inverted: boolean, at: number, source: MetricSource): Uint8Array {
  if (inverted) throw new NotInColumns('an inverted text');
  const { metric, op, value = [] } = condition;
  if (metric !== 'lifecycleStage')
    return evaluateTrait({ op, value }, at, source.columnOf(condition), source.customers);
  return evaluateTrait({ op, value }, at, lifecycleStages(at, source), source.customers);
}

function lastOrders(at: number, source: EventSource): Float64Array {
  const last = new Float64Array(source.customers).fill(Number.NEGATIVE_INFINITY);
  for (const { columns, from, to, keeps } of selectEvents({ event: ORDER_COMPLETED }, at, source)) {
    const { customers, times } = columns;
    for (let index = from; index < to; index += 1) {
      if (keeps && !keeps(index)) continue;
      const customer = customers[index] ?? 0;
      const time = times[index] ?? 0;
      if (time > (last[customer] ?? 0)) last[customer] = time;
    }
  }
  return last;
}

/** Orders, orders and refunds, and what was spent less refunds in units of totals, by customer. */
function readPayments(at: number, source: EventSource) {
  const orders = new Uint32Array(source.customers);
  const payments = new Uint32Array(source.customers);
  const spent = new Float64Array(source.customers);
  const add = (event: string, counted: readonly Uint32Array[], sign: number): void => {
    for (const { columns, from, to, keeps } of selectEvents({ event }, at, source)) {
      const totals = totalsOf(columns);
      const { customers } = columns;
      for (let index = from; index < to; index += 1) {
        if (keeps && !keeps(index)) continue;
        const customer = customers[index] ?? 0;
        for (const counts of counted) counts[customer] = (counts[customer] ?? 0) + 1;
        const total = totals?.[index] ?? Number.NaN;
        if (!Number.isNaN(total)) spent[customer] = (spent[customer] ?? 0) + sign * total;
      }
    }
  };
  add(ORDER_COMPLETED, [orders, payments], 1);
  add(ORDER_REFUNDED, [payments], -1);
  return { orders, payments, spent };
}

/** Runs of behavioural events with no pause of more than half an hour. */
function countSessions(at: number, source: MetricSource): Uint32Array {
  const runs: Run[] = source.names
    .filter((name) => !NON_SESSION_EVENTS.includes(name))
    .flatMap((event) => selectEvents({ event }, at, source));
  const last = new Float64Array(source.customers).fill(Number.NEGATIVE_INFINITY);
  const sessions = new Uint32Array(source.customers);
  forEachInOrder(runs, (list, index, time) => {
    const customer = runs[list]?.columns.customers[index] ?? 0;
    if (time - (last[customer] ?? 0) > SESSION_GAP_MS) sessions[customer] = (sessions[customer] ?? 0) + 1;
    last[customer] = time;
  });
  return sessions;
}

import { NON_SESSION_EVENTS, ORDER_COMPLETED, ORDER_REFUNDED, SESSION_GAP_MS } from '@/lib/catalog';
import type { MetricCondition } from '@/lib/rules';
import { forEachEvent } from './evaluate-event';
import { forEachInOrder } from './ordered-events';
import {
  type EventSource,
  inTotalUnits,
  NotInColumns,
  numberTest,
  type Run,
  selectEvents,
  totalsOf,
} from './select-events';

const DAY_MS = 86_400_000;

/** A source that also says which events make sessions. */
export interface MetricSource extends EventSource {
  /** Names of all events of behaviour that have come. */
  readonly names: readonly string[];
}

/**
 * Flags of the customers whose exact metric satisfies the comparison (inverted: who have it and it does not). Throws
 * NotInColumns for metrics and operators that the columns do not answer.
 */
export function evaluateMetric(
  condition: MetricCondition,
  inverted: boolean,
  at: number,
  source: MetricSource,
): Uint8Array {
  const { metric, op, value, percentile } = condition;
  if (percentile !== undefined) throw new NotInColumns('a percentile');
  const operands = (Array.isArray(value) ? value : [value]).map((one) => {
    if (typeof one !== 'number') throw new NotInColumns('not a number');
    return one;
  });
  const flags = new Uint8Array(source.customers);
  const decide = (there: (customer: number) => boolean, holds: (customer: number) => boolean): Uint8Array => {
    for (let customer = 0; customer < flags.length; customer += 1)
      if (there(customer) && holds(customer) !== inverted) flags[customer] = 1;
    return flags;
  };
  const test = numberTest(op, operands);
  if (metric === 'recencyDays') {
    const last = lastOrders(at, source);
    return decide(
      (customer) => (last[customer] ?? 0) > Number.NEGATIVE_INFINITY,
      (customer) => test(Math.floor((at - (last[customer] ?? 0)) / DAY_MS)),
    );
  }
  if (metric === 'sessions') {
    const sessions = countSessions(at, source);
    return decide(
      (customer) => (sessions[customer] ?? 0) > 0,
      (customer) => test(sessions[customer] ?? 0),
    );
  }
  const { orders, payments, spent } = readPayments(at, source);
  if (metric === 'frequency')
    return decide(
      (customer) => (orders[customer] ?? 0) > 0,
      (customer) => test(orders[customer] ?? 0),
    );
  const bounds = operands.map(inTotalUnits);
  if (metric === 'monetary') {
    const enough = numberTest(op, bounds);
    return decide(
      (customer) => (payments[customer] ?? 0) > 0,
      (customer) => enough(spent[customer] ?? 0),
    );
  }
  if (metric !== 'averageOrderValue') throw new NotInColumns(metric);
  return decide(
    (customer) => (orders[customer] ?? 0) > 0,
    (customer) =>
      numberTest(
        op,
        bounds.map((bound) => bound * (orders[customer] ?? 0)),
      )(spent[customer] ?? 0),
  );
}

function lastOrders(at: number, source: EventSource): Float64Array {
  const last = new Float64Array(source.customers).fill(Number.NEGATIVE_INFINITY);
  forEachEvent(selectEvents({ event: ORDER_COMPLETED }, at, source), ({ columns }, index) => {
    const customer = columns.customers[index] ?? 0;
    const time = columns.times[index] ?? 0;
    if (time > (last[customer] ?? 0)) last[customer] = time;
  });
  return last;
}

/** Orders, orders and refunds, and what was spent less refunds in units of totals, by customer. */
function readPayments(at: number, source: EventSource) {
  const orders = new Uint32Array(source.customers);
  const payments = new Uint32Array(source.customers);
  const spent = new Float64Array(source.customers);
  const add = (event: string, sign: number): void => {
    for (const run of selectEvents({ event }, at, source)) {
      const totals = totalsOf(run.columns);
      forEachEvent([run], ({ columns }, index) => {
        const customer = columns.customers[index] ?? 0;
        payments[customer] = (payments[customer] ?? 0) + 1;
        if (sign > 0) orders[customer] = (orders[customer] ?? 0) + 1;
        const total = totals?.[index] ?? Number.NaN;
        if (!Number.isNaN(total)) spent[customer] = (spent[customer] ?? 0) + sign * total;
      });
    }
  };
  add(ORDER_COMPLETED, 1);
  add(ORDER_REFUNDED, -1);
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

import { isBehaviour, type MetricValue, metricOf } from './metrics';
import { compares, elementsAt, exact, holdsAt, instantOf, keysAt, ms } from './values';
import type { Json, World, WorldCustomer, WorldEvent } from './world';

type Loose = { [key: string]: unknown };
const list = (value: unknown): Loose[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => String(value);

/** What has come by the instant, of one customer and event name, in order. */
function eventsOf(world: World, customer: WorldCustomer, name: unknown, t: number): WorldEvent[] {
  return world.events
    .filter((event) => event.customer === customer.number && isBehaviour(event) && event.name === name && event.at <= t)
    .sort((a, b) => a.at - b.at || a.seq - b.seq);
}

const whereHolds = (event: WorldEvent, where: unknown, t: number): boolean =>
  list(where).every((test) => holdsAt(event.properties, text(test.property), text(test.op), test.value, t));

const isAfter = (a: WorldEvent, b: WorldEvent): boolean => a.at > b.at || (a.at === b.at && a.seq > b.seq);
const keys = (event: WorldEvent, path: unknown): Set<string> => keysAt(event.properties, text(path));
const shares = (a: Set<string>, b: Set<string>): boolean => [...a].some((key) => b.has(key));

function comparesExactly(op: unknown, number: bigint, of: bigint, value: unknown): boolean {
  const [low = 0, high = low] = (Array.isArray(value) ? value : [value]).map(Number);
  return compares(text(op), number, exact(low) * of, exact(high) * of);
}

function followed(world: World, customer: WorldCustomer, event: WorldEvent, by: Loose, t: number): boolean {
  return eventsOf(world, customer, by.event, t).some(
    (other) =>
      isAfter(other, event) &&
      whereHolds(other, by.where, t) &&
      (by.within === undefined || other.at <= event.at + ms(text(by.within))) &&
      (by.per === undefined || shares(keys(event, by.per), keys(other, by.per))),
  );
}

export function eventHolds(world: World, customer: WorldCustomer, c: Loose, t: number): boolean {
  const taken = eventsOf(world, customer, c.event, t).filter(
    (event) =>
      whereHolds(event, c.where, t) &&
      (c.within === undefined || event.at > t - ms(text(c.within))) &&
      (c.olderThan === undefined || event.at <= t - ms(text(c.olderThan))) &&
      (c.from === undefined || event.at >= (instantOf(text(c.from)) ?? Number.NaN)) &&
      (c.to === undefined || event.at < (instantOf(text(c.to)) ?? Number.NaN)) &&
      (c.notFollowedBy === undefined || !followed(world, customer, event, c.notFollowedBy as Loose, t)),
  );
  if (c.per === undefined) return aggregateHolds(taken, c);
  const groups = new Set(taken.flatMap((event) => [...keys(event, c.per)]));
  return [...groups].some((key) =>
    aggregateHolds(
      taken.filter((event) => keys(event, c.per).has(key)),
      c,
    ),
  );
}

function aggregateHolds(events: WorldEvent[], c: Loose): boolean {
  const { aggregate = 'count', op = 'gte', value = 1 } = c;
  if (aggregate === 'count') return comparesExactly(op, exact(events.length), 1n, value);
  if (aggregate === 'distinct')
    return comparesExactly(op, exact(new Set(events.flatMap((event) => [...keys(event, c.of)])).size), 1n, value);
  const numbers = events
    .flatMap((event) => elementsAt(event.properties, text(c.of)))
    .flatMap((one) => (typeof one === 'number' ? [exact(one)] : []));
  const sum = numbers.reduce((all, one) => all + one, 0n);
  if (aggregate === 'sum') return comparesExactly(op, sum, 1n, value);
  if (numbers.length === 0) return false;
  if (aggregate === 'avg') return comparesExactly(op, sum, BigInt(numbers.length), value);
  const extreme = numbers.reduce((best, one) => ((aggregate === 'min' ? one < best : one > best) ? one : best));
  return comparesExactly(op, extreme, 1n, value);
}

export function sequenceHolds(world: World, customer: WorldCustomer, c: Loose, t: number): boolean {
  const steps = list(c.steps);
  const search = (index: number, before: WorldEvent | undefined, key: string | undefined): boolean => {
    const step = steps[index];
    if (!step) return true;
    return eventsOf(world, customer, step.event, t).some(
      (event) =>
        whereHolds(event, step.where, t) &&
        (c.within === undefined || event.at > t - ms(text(c.within))) &&
        (before === undefined || isAfter(event, before)) &&
        (before === undefined || step.within === undefined || event.at <= before.at + ms(text(step.within))) &&
        (key === undefined || keys(event, c.per).has(key)) &&
        search(index + 1, event, key),
    );
  };
  if (c.per === undefined) return search(0, undefined, undefined);
  const all = new Set(eventsOf(world, customer, steps[0]?.event, t).flatMap((event) => [...keys(event, c.per)]));
  return [...all].some((key) => search(0, undefined, key));
}

export function scoreHolds(world: World, customer: WorldCustomer, c: Loose, t: number): boolean {
  const { op = 'gte', value = 1 } = c;
  const terms = list(c.weights).flatMap((weight) =>
    eventsOf(world, customer, weight.event, t)
      .filter(
        (event) => whereHolds(event, weight.where, t) && (c.within === undefined || event.at > t - ms(text(c.within))),
      )
      .map((event) => ({ points: Number(weight.points), age: t - event.at })),
  );
  if (c.halfLife === undefined)
    return comparesExactly(
      op,
      terms.reduce((sum, one) => sum + exact(one.points), 0n),
      1n,
      value,
    );
  const score = terms.reduce((sum, { points, age }) => sum + points * 0.5 ** (age / ms(text(c.halfLife))), 0);
  const [low = 0, high = low] = (Array.isArray(value) ? value : [value]).map(Number);
  return compares(text(op), score, low, high);
}

const asFloat = (value: MetricValue): number | undefined => {
  if (value === undefined || 'text' in value) return undefined;
  return 'float' in value ? value.float : decimal(value.number) / Number(value.of);
};

/** A whole number of 10^-30 as the nearest double. */
function decimal(scaled: bigint): number {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(31, '0');
  return Number(`${scaled < 0n ? '-' : ''}${digits.slice(0, -30)}.${digits.slice(-30)}`);
}

/** Continuous percentile: linear between the two neighbours. */
export function percentile(world: World, metric: string, p: number, t: number): number | undefined {
  const values = world.customers
    .filter((customer) => !customer.gone)
    .flatMap((customer) => asFloat(metricOf(world, customer, metric, t)) ?? [])
    .sort((a, b) => a - b);
  const place = (p / 100) * (values.length - 1);
  const [low, high] = [values[Math.floor(place)], values[Math.ceil(place)]];
  return low === undefined || high === undefined ? undefined : low + (place - Math.floor(place)) * (high - low);
}

export function metricHolds(world: World, customer: WorldCustomer, c: Loose, t: number): boolean {
  const value = metricOf(world, customer, text(c.metric), t);
  if (c.percentile !== undefined) {
    const threshold = percentile(world, text(c.metric), Number(c.percentile), t);
    const ours = asFloat(value);
    return threshold !== undefined && ours !== undefined && compares(text(c.op), ours, threshold);
  }
  const op = text(c.op);
  const positive = { neq: 'eq', notIn: 'in', notContains: 'contains', notExists: 'exists' }[op];
  if (positive) return !metricHolds(world, customer, { ...c, op: positive }, t);
  if (value === undefined) return false;
  if (op === 'exists') return true;
  if ('text' in value) return holdsAt({ it: value.text }, 'it', op, c.value, t);
  const targets = op === 'in' ? (c.value as number[]) : [c.value];
  return targets.some((target) =>
    'float' in value
      ? compares(op === 'in' ? 'eq' : op, value.float, Number([target].flat()[0]), Number([target].flat().at(-1)))
      : comparesExactly(op === 'in' ? 'eq' : op, value.number, value.of, target),
  );
}

export function traitHolds(customer: WorldCustomer, c: Loose, t: number): boolean {
  const root: Json = c.trait === 'email' ? { email: customer.email } : customer.traits;
  return holdsAt(root, text(c.trait), text(c.op), c.value, t);
}

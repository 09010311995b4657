import { exact } from './values';
import type { World, WorldCustomer, WorldEvent } from './world';

const DAY = 86400e3;
const EMAIL_AND_OTHERS = [
  'Email Delivered',
  'Email Opened',
  'Email Link Clicked',
  'Email Bounced',
  'Email Marked as Spam',
  'Unsubscribed',
  'Subscribed',
  'Order Refunded',
];

/** A metric of one customer as a quotient of exact numbers, or a text; undefined where the customer has none. */
export type MetricValue = { number: bigint; of: bigint } | { float: number } | { text: string } | undefined;

const whole = (value: number): MetricValue => ({ number: exact(value), of: 1n });
const totalOf = (event: WorldEvent): bigint =>
  typeof event.properties?.total === 'number' ? exact(event.properties.total) : 0n;

export const isBehaviour = (event: WorldEvent): boolean => ['track', 'page', 'screen'].includes(event.kind);

export function metricOf(world: World, customer: WorldCustomer, metric: string, t: number): MetricValue {
  const events = world.events
    .filter((event) => event.customer === customer.number && isBehaviour(event) && event.at <= t)
    .sort((a, b) => a.at - b.at || a.seq - b.seq);
  const orders = events.filter((event) => event.name === 'Order Completed');
  const refunds = events.filter((event) => event.name === 'Order Refunded');
  const spent = [...orders.map(totalOf), ...refunds.map((event) => -totalOf(event))].reduce(
    (sum, one) => sum + one,
    0n,
  );
  const last = orders.at(-1);
  switch (metric) {
    case 'recencyDays':
      return last && whole(Math.floor((t - last.at) / DAY));
    case 'frequency':
      return whole(orders.length);
    case 'monetary':
      return { number: spent, of: 1n };
    case 'averageOrderValue':
      return orders.length === 0 ? undefined : { number: spent, of: BigInt(orders.length) };
    case 'tenureDays':
      return customer.firstSeenAt === null || customer.firstSeenAt > t
        ? undefined
        : whole(Math.floor((t - customer.firstSeenAt) / DAY));
    case 'sessions': {
      const acts = events.filter((event) => !EMAIL_AND_OTHERS.includes(event.name));
      return whole(
        acts.filter((event, index) => index === 0 || event.at - (acts[index - 1]?.at ?? 0) > 30 * 60e3).length,
      );
    }
    case 'lifecycleStage': {
      if (!last) return undefined;
      const age = t - last.at;
      if (orders.length === 1 && age < 30 * DAY) return { text: 'new' };
      const pause = last.at - (orders.at(-2)?.at ?? last.at);
      if (age < 90 * DAY) return { text: pause >= 180 * DAY ? 'wonBack' : 'active' };
      return { text: age < 180 * DAY ? 'atRisk' : 'lapsed' };
    }
    default: {
      const value = customer.snapshot[metric];
      if (value === null || value === undefined) return undefined;
      return typeof value === 'number' ? { float: value } : { text: value };
    }
  }
}

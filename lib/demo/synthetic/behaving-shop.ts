import { createRandom, type Random } from '@/lib/core';
import type { SyntheticEvent } from './synthetic-events';
import { DAY_MS } from './synthetic-shop';

/** How a customer of the behaving shop lives: known, so that models can be held to it. */
export type Habit = 'loyal' | 'browser' | 'seasonal' | 'newcomer';

export interface BehavingCustomer {
  number: number;
  habit: Habit;
  country: string;
  firstSeenAt: number;
  /** When interest ends for good (milliseconds); Infinity: it has not. Visits thin out over the 40 days before. */
  leavesAt: number;
  favourite: string;
}

export interface BehavingOptions {
  customers: number;
  seed: number;
  /** Everything lies before this (milliseconds since 1970). */
  now: number;
  /** Days that the history spans; 540 where left out. */
  days?: number;
}

export const BEHAVING_CATEGORIES = ['garden', 'toys', 'kitchen', 'lighting'] as const;
const HABITS: readonly Habit[] = ['loyal', 'browser', 'seasonal', 'newcomer'];
const SHARES = [0.3, 0.3, 0.2, 0.2];

/** Visits a week, chance that a visit ends in an order, money of an order. */
const RHYTHM: Readonly<Record<Habit, { visits: number; buys: number; basket: number }>> = {
  loyal: { visits: 1.4, buys: 0.45, basket: 90 },
  browser: { visits: 1.6, buys: 0.06, basket: 30 },
  seasonal: { visits: 0.35, buys: 0.4, basket: 45 },
  newcomer: { visits: 1.2, buys: 0.25, basket: 40 },
};
const FADING_DAYS = 40;
/** Half of the loyal and of the browsers leave within this time; the others of the shop do not. */
const HALF_LIFE_DAYS = 400;

/**
 * A shop of four habits whose customers leave at known instants: what a clustering should find, and what a churn model
 * should foresee. Customers in order of number, each with his events in order of time.
 */
export function* behavingShop(
  options: BehavingOptions,
): Iterable<{ customer: BehavingCustomer; events: SyntheticEvent[] }> {
  const { customers, seed, now, days = 540 } = options;
  const random = createRandom(seed).fork('behaving');
  for (let number = 1; number <= customers; number += 1) {
    const one = random.fork(number);
    const customer = draw(number, one, now - days * DAY_MS, now);
    yield { customer, events: live(customer, one, now) };
  }
}

function draw(number: number, random: Random, start: number, now: number): BehavingCustomer {
  const habit = HABITS[random.weighted(SHARES)] ?? 'loyal';
  const span = now - start;
  const firstSeenAt = Math.floor(
    habit === 'newcomer' ? now - (20 + random.next() * 60) * DAY_MS : start + random.next() * span * 0.5,
  );
  const leaves = habit === 'loyal' || habit === 'browser';
  return {
    number,
    habit,
    country: random.chance(0.8) ? 'GB' : 'DE',
    firstSeenAt,
    leavesAt: leaves
      ? firstSeenAt + (60 + random.exponential(HALF_LIFE_DAYS / Math.LN2)) * DAY_MS
      : Number.POSITIVE_INFINITY,
    favourite: random.pick(BEHAVING_CATEGORIES),
  };
}

function live(customer: BehavingCustomer, random: Random, now: number): SyntheticEvent[] {
  const { number, habit, firstSeenAt, leavesAt } = customer;
  const { visits, buys, basket } = RHYTHM[habit];
  const events: SyntheticEvent[] = [];
  for (let day = firstSeenAt; day < now - DAY_MS; day += DAY_MS) {
    const left = Math.min(1, Math.max(0, (leavesAt - day) / (FADING_DAYS * DAY_MS)));
    const month = new Date(day).getUTCMonth();
    const season = habit === 'seasonal' ? (month >= 9 ? 3.2 : 0.4) : 1;
    const first = day === firstSeenAt;
    if (first || random.chance(Math.min(0.95, (visits / 7) * left * season)))
      visit(events, customer, day, random, buys, basket);
    if (Math.floor(day / DAY_MS) % 10 === number % 10) mail(events, number, day, random, 0.1 + 0.6 * left);
  }
  return events.sort((a, b) => a.at - b.at);
}

function visit(
  events: SyntheticEvent[],
  customer: BehavingCustomer,
  day: number,
  random: Random,
  buys: number,
  basket: number,
): void {
  const { number, favourite } = customer;
  let at = day + Math.floor(random.next() * 0.8 * DAY_MS);
  const next = (): number => {
    at += 5_000 + Math.floor(random.next() * 60_000);
    return at;
  };
  const views = 1 + random.poisson(2);
  let category = favourite;
  for (let view = 0; view < views; view += 1) {
    category = random.chance(0.7) ? favourite : random.pick(BEHAVING_CATEGORIES);
    events.push(product(number, 'Product Viewed', next(), category));
  }
  if (!random.chance(buys)) return;
  events.push(product(number, 'Product Added', next(), category), plain(number, 'Checkout Started', next(), null));
  const total = Math.round(basket * (0.5 + random.exponential(0.6)) * 100) / 100;
  const line = `{"productId":"${category}-1","category":"${category}","price":${total},"quantity":1}`;
  events.push({
    ...plain(number, 'Order Completed', next(), total),
    properties: `{"total":${total},"products":[${line}]}`,
  });
}

function mail(events: SyntheticEvent[], customer: number, day: number, random: Random, opens: number): void {
  const at = day + Math.floor(random.next() * 0.5 * DAY_MS);
  events.push(plain(customer, 'Email Delivered', at, null));
  if (random.chance(opens)) events.push(plain(customer, 'Email Opened', at + 3_600_000, null));
}

const plain = (customer: number, name: string, at: number, total: number | null): SyntheticEvent => ({
  customer,
  name,
  at,
  product: null,
  category: null,
  total,
  properties: null,
});
const product = (customer: number, name: string, at: number, category: string): SyntheticEvent => ({
  ...plain(customer, name, at, null),
  product: `${category}-1`,
  category,
  properties: `{"productId":"${category}-1","category":"${category}"}`,
});

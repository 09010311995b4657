import type { Random } from '@/lib/core';
import type { DemoCustomer } from '../people/types';
import { DAY, drawInstant, HOUR, startOfDay, weekdayWeight } from '../time';
import { abandonCart, visit } from './visit';
import type { World } from './world';

/** Visits a day of a customer who never stops, before engagement, time and season. */
const VISITS_A_DAY = 0.11;
/** Older visits are thinned out, as a shop keeps less of what is long ago. */
const DENSITY: readonly (readonly [days: number, weight: number])[] = [
  [8, 4.2],
  [30, 1.9],
  [90, 1.35],
  [365, 0.42],
  [Number.POSITIVE_INFINITY, 0.22],
];

/**
 * Visits that no order comes of, day by day. Their rate is what the customer is like, times how long ago the last order
 * was, times how near the next one is: interest fades after an order and wakes before one. So what somebody does says
 * something about what he will buy, and falling silent says something about leaving.
 */
export function browsing(world: World, random: Random, index: number, customer: DemoCustomer): void {
  const history = productsBought(world, customer);
  const first = startOfDay(Math.max(customer.firstSeenAt, world.now - 740 * DAY));
  let next = 0;
  for (let day = first; day <= world.now; day += DAY) {
    while ((customer.orders[next]?.at ?? Number.POSITIVE_INFINITY) < day) next += 1;
    const rate =
      VISITS_A_DAY *
      customer.engagement *
      interest(customer, next, day) *
      density(world.now - day) *
      weekdayWeight(day);
    if (!random.chance(Math.min(0.9, rate))) continue;
    const at = drawInstant(day, random);
    if (at > customer.firstSeenAt && at < world.now) browse(world, random, index, history, at);
  }
}

function interest(customer: DemoCustomer, next: number, day: number): number {
  const last = customer.orders[next - 1]?.at ?? (customer.orders.length === 0 ? customer.firstSeenAt : undefined);
  const coming = customer.orders[next]?.at;
  const faded = last === undefined ? 0 : Math.exp(-(day - last) / (55 * DAY));
  const waking = coming === undefined ? 0 : Math.exp(-(coming - day) / (10 * DAY));
  return 0.07 + 0.85 * faded + 1.3 * waking;
}

function density(age: number): number {
  const days = age / DAY;
  return DENSITY.find(([limit]) => days < limit)?.[1] ?? 0;
}

function productsBought(world: World, customer: DemoCustomer): readonly number[] {
  return customer.orders
    .slice(-6)
    .flatMap(({ invoice }) => world.source.invoices[invoice]?.lines.slice(0, 30).map((line) => line.product) ?? []);
}

/** A product that this customer may like: like one bought before, or what everybody buys. */
function liked(world: World, random: Random, history: readonly number[]): number {
  if (history.length === 0 || random.chance(0.25)) return world.popular(random);
  const known = random.pick(history);
  return random.chance(0.35) ? known : world.popularIn(world.products[known]?.category ?? '', random);
}

/** One visit; now and then something catches the eye and is looked at again and again, also on the next day. */
function browse(world: World, random: Random, index: number, history: readonly number[], at: number): void {
  const views = Array.from({ length: random.weighted([8, 30, 26, 16, 10, 6, 4]) }, () => liked(world, random, history));
  const love = random.chance(0.2) ? liked(world, random, history) : undefined;
  if (love !== undefined) views.splice(random.int(0, views.length), 0, ...Array<number>(random.int(1, 3)).fill(love));
  const end = visit(world, random, { customer: index, at, views, pages: random.weighted([10, 50, 25, 15]) });
  if (love !== undefined && random.chance(0.6)) {
    const again = at + random.int(3, 30) * HOUR + random.int(0, HOUR);
    visit(world, random, {
      customer: index,
      at: again,
      views: Array<number>(random.int(1, 3)).fill(love),
      pages: random.int(0, 1),
    });
  }
  if (random.chance(love === undefined ? 0.13 : 0.3)) {
    const wanted = love === undefined ? [] : [love];
    abandonCart(world, random, index, [...new Set([...wanted, ...views.slice(0, random.int(1, 3))])], end);
  }
}

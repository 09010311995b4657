import type { Random } from '@/lib/core';
import { MINUTE } from '../time';
import { categoryPage, FIXED_PAGES, HOME, REFERRER_WEIGHTS } from './pages';
import { openCart, type World } from './world';

export interface Visit {
  customer: number;
  at: number;
  /** Products looked at, in order; one may come several times. */
  views: readonly number[];
  referrer?: number;
  pages: number;
}

const pause = (random: Random): number => Math.min(9 * MINUTE, random.exponential(50_000) + 4_000);

/** One visit: some pages, some products, each after a pause. Gives the time of its last event. */
export function visit(world: World, random: Random, { customer, at, views, referrer, pages }: Visit): number {
  const from = referrer ?? random.weighted(REFERRER_WEIGHTS);
  let time = at;
  for (let i = 0; i < pages; i += 1) {
    const product = views[i === 0 ? 0 : Math.min(i, views.length - 1)];
    const category = product === undefined ? undefined : world.products[product]?.category;
    const page =
      i === 0 && random.chance(0.6)
        ? HOME
        : category && random.chance(0.7)
          ? categoryPage(category)
          : random.int(0, FIXED_PAGES - 1);
    world.log.add('pageViewed', customer, time, page, i === 0 ? from : 0);
    time += pause(random);
  }
  for (const product of views) {
    world.log.add('productViewed', customer, time, product);
    time += pause(random);
  }
  return time;
}

/** Puts products into a new cart and leaves it there, at the door or at the till. */
export function abandonCart(
  world: World,
  random: Random,
  customer: number,
  products: readonly number[],
  at: number,
): void {
  const lines = products.map((product) => ({ product, quantity: random.pick([1, 1, 2, 2, 3, 4, 6, 12]) }));
  const cart = openCart(world, random, lines);
  let time = at;
  for (const line of lines) {
    world.log.add('productAdded', customer, time, line.product, line.quantity, cart);
    time += pause(random);
  }
  if (random.chance(0.65)) {
    world.log.add('cartViewed', customer, time, cart);
    time += pause(random);
  }
  if (lines.length > 1 && random.chance(0.15)) {
    const removed = lines.pop();
    if (removed) world.log.add('productRemoved', customer, time, removed.product, removed.quantity, cart);
    time += pause(random);
  }
  if (random.chance(0.38)) world.log.add('checkoutStarted', customer, time, cart, 1);
}

import type { Random } from '@/lib/core';
import type { DemoCustomer } from '../people/types';
import type { DemoProduct } from '../products/build-products';
import type { RetailSource } from '../source/types';
import type { EventLog } from './event-log';

export interface CartLine {
  product: number;
  quantity: number;
}

export interface Cart {
  id: string;
  lines: CartLine[];
}

/** What the generators share while they fill the log. */
export interface World {
  now: number;
  source: RetailSource;
  products: readonly DemoProduct[];
  customers: readonly DemoCustomer[];
  log: EventLog;
  carts: Cart[];
  random: Random;
  /** A product by how often it sells. */
  popular(random: Random): number;
  /** A product of the category, by how often it sells. */
  popularIn(category: string, random: Random): number;
}

/** Enters a cart and gives its number. */
export function openCart(world: World, random: Random, lines: CartLine[] = []): number {
  world.carts.push({
    id: `cart-${(world.carts.length + 1).toString(36)}${random.int(36 ** 3, 36 ** 4 - 1).toString(36)}`,
    lines,
  });
  return world.carts.length - 1;
}

/** Draws an index by weight in logarithmic time. Throws RangeError without weights. */
export function sampler(weights: readonly number[]): (random: Random) => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, i) => {
    total += weight;
    sums[i] = total;
  });
  if (!(total > 0)) throw new RangeError('nothing to draw from');
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

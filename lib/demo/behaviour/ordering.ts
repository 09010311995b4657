import type { Random } from '@/lib/core';
import type { DemoCustomer } from '../people/types';
import type { RetailInvoice } from '../source/types';
import { DAY, HOUR, MINUTE } from '../time';
import { visit } from './visit';
import { openCart, type World } from './world';

/** Younger orders have the whole way to them in the log, older ones a shorter trace. */
const FULL_TRACE = 90 * DAY;

/** Enters a customer's orders, which are real, and the visits that led to them, which are not. */
export function ordering(world: World, random: Random, index: number, customer: DemoCustomer): void {
  let before = Number.NEGATIVE_INFINITY;
  for (const order of customer.orders) {
    const invoice = world.source.invoices[order.invoice];
    if (!invoice) continue;
    const recent = world.now - order.at < FULL_TRACE;
    if (order.at - before > 2 * HOUR) {
      for (let visits = random.weighted(recent ? [0.4, 0.35, 0.25] : [0.75, 0.25]); visits > 0; visits -= 1)
        lookAhead(world, random, index, customer, invoice, order.at, before);
      checkOut(world, random, index, customer, invoice, order.at, recent);
    }
    world.log.add('orderCompleted', index, order.at, order.invoice);
    before = order.at;
  }
}

/** A visit some days before, to things that will be bought and things that will not. */
function lookAhead(
  world: World,
  random: Random,
  index: number,
  customer: DemoCustomer,
  invoice: RetailInvoice,
  at: number,
  before: number,
): void {
  const start = at - random.exponential(2.2 * DAY) - 3 * HOUR;
  if (start < Math.max(customer.firstSeenAt, before + HOUR)) return;
  const views = Array.from({ length: random.int(1, 5) }, () =>
    random.chance(0.7) ? pickLine(invoice, random) : world.popular(random),
  );
  visit(world, random, { customer: index, at: start, views, pages: random.int(1, 2) });
}

/** The visit that ends in the order; it begins after the customer was first seen. */
function checkOut(
  world: World,
  random: Random,
  index: number,
  customer: DemoCustomer,
  invoice: RetailInvoice,
  at: number,
  recent: boolean,
): void {
  const room = at - customer.firstSeenAt;
  const length = Math.min(random.int(9, 45) * MINUTE, Math.max(MINUTE, room - MINUTE));
  const lines = [
    ...new Set(
      Array.from({ length: Math.min(invoice.lines.length, recent ? random.int(2, 7) : random.int(1, 3)) }, () =>
        random.int(0, invoice.lines.length - 1),
      ),
    ),
  ]
    .map((i) => invoice.lines[i])
    .filter((line) => line !== undefined);
  const views = [...lines.map((line) => line.product), ...(random.chance(0.4) ? [world.popular(random)] : [])];
  const steps = views.length + lines.length + 4;
  const step = length / (steps + 1);
  let time = at - length;
  const next = (): number => {
    time += step * (0.6 + 0.4 * random.next());
    return time;
  };
  world.log.add('pageViewed', index, time, 0, random.weighted([6, 3, 1]));
  for (const product of views) world.log.add('productViewed', index, next(), product);
  const cart = openCart(
    world,
    random,
    invoice.lines.map(({ product, quantity }) => ({ product, quantity })),
  );
  for (const line of lines) world.log.add('productAdded', index, next(), line.product, line.quantity, cart);
  if (recent || random.chance(0.5)) world.log.add('cartViewed', index, next(), cart);
  world.log.add('checkoutStarted', index, next(), cart, recent ? 1 : 0);
}

const pickLine = (invoice: RetailInvoice, random: Random): number => random.pick(invoice.lines).product;

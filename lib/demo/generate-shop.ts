import { createRandom } from '@/lib/core';
import { browsing } from './behaviour/browsing';
import { buildCampaigns, type DemoCampaign } from './behaviour/campaigns';
import { type EventCode, EventLog } from './behaviour/event-log';
import { type DemoEvent, EVENT_KINDS, propertiesOf } from './behaviour/event-of';
import { mailing } from './behaviour/mailing';
import { ordering } from './behaviour/ordering';
import { refunds } from './behaviour/refunds';
import { visit } from './behaviour/visit';
import { sampler, type World } from './behaviour/world';
import { buildCustomers } from './people/build-customers';
import type { DemoCustomer } from './people/types';
import { buildProducts, type DemoProduct } from './products/build-products';
import type { RetailSource } from './source/types';
import { shiftDays } from './time';

export interface DemoShop {
  seed: string;
  shiftDays: number;
  products: readonly DemoProduct[];
  customers: readonly DemoCustomer[];
  campaigns: readonly DemoCampaign[];
  /** How many events there are. */
  size: number;
  /** All events in order of time, made one by one. */
  events(): Iterable<DemoEvent>;
}

/**
 * The demo shop as it stands at `now`: the source's orders, cancellations, products and customers, moved in time so
 * that the last day is yesterday, and around them generated people, visits, carts and email up to `now`. The same
 * source, day and seed give the same shop; a later hour of the day adds to it.
 */
export function generateShop(source: RetailSource, options: { now: Date; seed: string }): DemoShop {
  const now = options.now.getTime();
  const shift = shiftDays(source.invoices.at(-1)?.minute ?? 0, now);
  const products = buildProducts(source);
  const customers = buildCustomers(source, shift, now, options.seed);
  const world = buildWorld(source, products, customers, now, options.seed);
  const start = Math.min(...customers.map((c) => c.orders[0]?.at ?? now));
  const campaigns = buildCampaigns(start, now, options.seed);
  customers.forEach((customer, index) => {
    live(world, customer, index, campaigns);
  });
  refunds(world, shift);
  return {
    seed: options.seed,
    shiftDays: shift,
    products,
    customers,
    campaigns,
    size: world.log.length,
    events: () => eventsOf(world, campaigns),
  };
}

function buildWorld(
  source: RetailSource,
  products: readonly DemoProduct[],
  customers: readonly DemoCustomer[],
  now: number,
  seed: string,
): World {
  const inCategory = new Map<string, number[]>();
  products.forEach(({ category }, i) => {
    inCategory.set(category, [...(inCategory.get(category) ?? []), i]);
  });
  const popular = sampler(products.map((product) => product.lines + 1));
  const samplers = new Map(
    [...inCategory].map(([category, members]) => {
      const draw = sampler(members.map((i) => (products[i]?.lines ?? 0) + 1));
      return [category, { members, draw }];
    }),
  );
  return {
    now,
    source,
    products,
    customers,
    carts: [],
    popular,
    log: new EventLog(now),
    random: createRandom(`${seed}/behaviour`),
    popularIn: (category, random) => {
      const found = samplers.get(category);
      return found?.members[found.draw(random)] ?? popular(random);
    },
  };
}

/** One customer's life. Each part draws from its own stream, so that a change of one leaves the others as they are. */
function live(world: World, customer: DemoCustomer, index: number, campaigns: readonly DemoCampaign[]): void {
  const random = world.random.fork(customer.id);
  visit(world, random, { customer: index, at: customer.firstSeenAt, views: [world.popular(random)], pages: 1 });
  if (customer.signedUpAt !== null) {
    world.log.add('identify', index, customer.signedUpAt);
    if (customer.consentAtSignUp !== null)
      world.log.add(customer.consentAtSignUp, index, customer.signedUpAt + 1000, -1);
  }
  ordering(world, random.fork('orders'), index, customer);
  browsing(world, random.fork('browsing'), index, customer);
  mailing(world, random.fork('mail'), index, customer, campaigns);
}

function* eventsOf(world: World, campaigns: readonly DemoCampaign[]): Iterable<DemoEvent> {
  const properties = propertiesOf(world, campaigns);
  const counts = new Map<EventCode, number>();
  for (const i of world.log.inOrder()) {
    const row = world.log.row(i);
    const { kind, name, word } = EVENT_KINDS[row.code];
    const n = (counts.get(row.code) ?? 0) + 1;
    counts.set(row.code, n);
    yield {
      messageId: `demo-${word}-${n}`,
      kind,
      name,
      customer: row.customer,
      at: row.at,
      properties: properties[row.code](row),
    };
  }
}

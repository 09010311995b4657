import { createRandom, type Random } from '@/lib/core';
import { invoicePence, type RetailSource, SOURCE_EPOCH_MS } from '../source/types';
import { DAY, HOUR, MINUTE } from '../time';
import { drawPerson, Mailboxes, type Person } from './draw-person';
import { PLACES, type Place, UNKNOWN_PLACE } from './places';
import type { ConsentState, DemoCustomer, DemoOrder } from './types';

/** People besides those of the source: registered without an order, and visitors who never said who they are. */
export const REGISTERED_WITHOUT_ORDER = 420;
export const ANONYMOUS_VISITORS = 260;
/** External ids of the source's customers are their numbers there; those of generated people start here. */
const FIRST_GENERATED_ID = 20_001;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Average order in pounds from which a customer is taken for a shop of its own. */
const WHOLESALE_FROM = 900;

interface World {
  random: Random;
  mailboxes: Mailboxes;
  now: number;
  year: number;
}

/** Everyone of the demo shop, in order of first visit: so are they numbered. */
export function buildCustomers(source: RetailSource, shift: number, now: number, seed: string): DemoCustomer[] {
  const world: World = {
    random: createRandom(`${seed}/people`),
    mailboxes: new Mailboxes(),
    now,
    year: new Date(now).getUTCFullYear(),
  };
  const orders = ordersByCustomer(source, shift);
  const spent = source.customers.map(() => 0);
  for (const invoice of source.invoices) {
    if (!invoice.cancelled) spent[invoice.customer] = (spent[invoice.customer] ?? 0) + invoicePence(invoice);
  }
  const first = firstTimes(source, shift);
  const start = first.reduce((a, b) => Math.min(a, b), now);
  const people = source.customers.flatMap((customer, i) => {
    const firstAt = first[i] ?? Number.POSITIVE_INFINITY;
    if (!Number.isFinite(firstAt)) return []; // nobody without an invoice is known
    return [fromSource(world, customer, orders[i] ?? [], spent[i] ?? 0, firstAt, start)];
  });
  for (let i = 0; i < REGISTERED_WITHOUT_ORDER; i += 1) people.push(registered(world, String(FIRST_GENERATED_ID + i)));
  for (let i = 0; i < ANONYMOUS_VISITORS; i += 1) people.push(anonymous(world));
  return people.sort((a, b) => a.firstSeenAt - b.firstSeenAt || ((a.externalId ?? '') < (b.externalId ?? '') ? -1 : 1));
}

function ordersByCustomer(source: RetailSource, shift: number): DemoOrder[][] {
  const orders: DemoOrder[][] = source.customers.map(() => []);
  source.invoices.forEach((invoice, i) => {
    if (!invoice.cancelled)
      orders[invoice.customer]?.push({ invoice: i, at: SOURCE_EPOCH_MS + invoice.minute * MINUTE + shift * DAY });
  });
  return orders;
}

function firstTimes(source: RetailSource, shift: number): number[] {
  const first = source.customers.map(() => Number.POSITIVE_INFINITY);
  for (const invoice of source.invoices) {
    first[invoice.customer] = Math.min(
      first[invoice.customer] ?? Number.POSITIVE_INFINITY,
      SOURCE_EPOCH_MS + invoice.minute * MINUTE + shift * DAY,
    );
  }
  return first;
}

function fromSource(
  world: World,
  customer: { id: number; country: string },
  orders: readonly DemoOrder[],
  pence: number,
  firstAt: number,
  shopStart: number,
): DemoCustomer {
  const random = world.random.fork(customer.id);
  const where = PLACES[customer.country] ?? UNKNOWN_PLACE;
  const wholesale = orders.length > 0 && pence / 100 / orders.length >= WHOLESALE_FROM;
  const person = drawPerson(where, random, world.mailboxes, { wholesale, year: world.year });
  // Whoever orders in the first weeks of the source was most likely a customer before it begins.
  const known = firstAt < shopStart + 45 * DAY && random.chance(0.7);
  const before = known
    ? random.int(20, 700) * DAY
    : random.chance(0.4)
      ? random.int(4, 40) * MINUTE
      : Math.round(random.exponential(4 * DAY));
  const signedUpAt = firstAt - before - random.int(MINUTE, HOUR / 2);
  const logit = -1.1 + 0.55 * Math.log1p(orders.length) + random.normal(0, 0.8);
  return finish(random, person, {
    externalId: String(customer.id),
    real: true,
    signedUpAt,
    engagement: 1 / (1 + Math.exp(-logit)),
    orders,
  });
}

function registered(world: World, externalId: string): DemoCustomer {
  const random = world.random.fork(externalId);
  const person = drawPerson(drawPlace(random), random, world.mailboxes, { wholesale: false, year: world.year });
  const signedUpAt = world.now - Math.round(random.next() ** 1.6 * 400 * DAY) - random.int(HOUR, 3 * DAY);
  return finish(random, person, {
    externalId,
    real: false,
    signedUpAt,
    engagement: 0.1 + 0.5 * random.next(),
    orders: [],
  });
}

function anonymous(world: World): DemoCustomer {
  const random = world.random.fork(`visitor ${world.random.next()}`);
  const firstSeenAt = world.now - Math.round(random.next() ** 1.5 * 45 * DAY) - random.int(10 * MINUTE, 5 * HOUR);
  return {
    id: drawId(random),
    externalId: null,
    email: null,
    traits: {},
    real: false,
    anonymousIds: [drawUuid(random)],
    firstSeenAt,
    signedUpAt: null,
    consentAtSignUp: null,
    engagement: 0.15 + 0.5 * random.next(),
    openRate: 0,
    orders: [],
  };
}

const drawPlace = (random: Random): Place =>
  PLACES[
    random.chance(0.86)
      ? 'United Kingdom'
      : random.pick(['Germany', 'France', 'EIRE', 'Netherlands', 'Spain', 'Belgium'])
  ] ?? UNKNOWN_PLACE;

function finish(
  random: Random,
  person: Person,
  known: Pick<DemoCustomer, 'externalId' | 'real' | 'engagement' | 'orders'> & { signedUpAt: number },
): DemoCustomer {
  const consentAtSignUp = ([null, 'subscribed', 'unsubscribed'] as const)[random.weighted([0.28, 0.63, 0.09])] ?? null;
  const traits = {
    ...person.traits,
    createdAt: new Date(known.signedUpAt).toISOString(),
    ...newsletter(consentAtSignUp),
  };
  const anonymousIds = Array.from({ length: random.weighted([0.62, 0.3, 0.08]) + 1 }, () => drawUuid(random));
  const browsedBefore = random.chance(0.55) ? Math.round(random.exponential(2.5 * DAY)) : random.int(2, 25) * MINUTE;
  return {
    ...known,
    id: drawId(random),
    email: person.email,
    traits,
    anonymousIds,
    consentAtSignUp,
    firstSeenAt: known.signedUpAt - browsedBefore,
    openRate: Math.min(0.85, Math.max(0.02, 0.05 + 0.5 * known.engagement + random.normal(0, 0.08))),
  };
}

const newsletter = (state: ConsentState | null): Record<string, unknown> =>
  state === null ? {} : { newsletter: state === 'subscribed' };

const drawId = (random: Random): string =>
  `cus_${Array.from({ length: 22 }, () => BASE62[random.int(0, 61)]).join('')}`;

function drawUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, (_, i) =>
    i === 12 ? '4' : i === 16 ? '89ab'[random.int(0, 3)] : random.int(0, 15).toString(16),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

import { createRandom, type Random } from '@/lib/core';
import { categoryOf, DAY_MS, priceOf, SYNTHETIC_PRODUCTS, type SyntheticOptions } from './synthetic-shop';

export interface SyntheticEvent {
  customer: number;
  name: string;
  /** Milliseconds since 1970. */
  at: number;
  product: string | null;
  category: string | null;
  total: number | null;
  /** JSON text. */
  properties: string | null;
}

/** Emails go out on weekdays of the shop's calendar; sessions come all day. */
const EMAIL_SHARE = 0.14;
/** Mean events of a visit, measured; the whole is cut at the size asked for. */
const EVENTS_A_VISIT = 4.6;

/**
 * Events in order of days, and nearly so within a day: as a shop receives them. Activity is skewed (a tenth of the
 * customers make about half of the events) and grows over the years; orders follow carts and checkouts.
 */
export function* syntheticEvents({
  customers,
  events,
  seed,
  now,
  days = 730,
}: SyntheticOptions): Iterable<SyntheticEvent> {
  const random = createRandom(seed).fork('events');
  let made = 0;
  for (let day = 0; day < days; day += 1) {
    const start = now - (days - day) * DAY_MS;
    const budget = Math.round(events * share(day + 1, days)) - made;
    const rows: SyntheticEvent[] = [];
    while (rows.length < budget * (1 - EMAIL_SHARE) - EVENTS_A_VISIT / 2)
      visit(rows, pickCustomer(random, customers, (day + 1) / days), start, random);
    while (rows.length < budget) email(rows, pickCustomer(random, customers, (day + 1) / days), start, random);
    rows.length = Math.min(rows.length, budget);
    rows.sort((a, b) => a.at - b.at);
    made += rows.length;
    yield* rows;
  }
}

/** Share of all events that lies in the first days: the shop doubles over the time. */
const share = (day: number, days: number): number => ((day / days) * (2 + day / days)) / 3;

/** A prime, larger than any number of customers: multiples of it, taken modulo that number, are a permutation. */
const SCATTER = 2_654_435_761;

/** How many times as often the busiest customer comes as the least busy one. */
const SKEW = 300;

/** Skewed, among those who have been met by then (see `firstSeenAt`); the busy are spread over all numbers. */
function pickCustomer(random: Random, customers: number, elapsed: number): number {
  const met = Math.max(1, customers * Math.min(1, elapsed / 0.9) ** (1 / 1.5));
  for (;;) {
    const rank = Math.floor((customers * (SKEW ** random.next() - 1)) / (SKEW - 1));
    const customer = ((rank * SCATTER) % customers) + 1;
    if (customer <= met) return customer;
  }
}

function visit(rows: SyntheticEvent[], customer: number, start: number, random: Random): void {
  let at = Math.floor(start + random.next() * (DAY_MS - 1_800_000));
  const next = (): number => {
    at += 1_000 + Math.floor(random.next() * 120_000);
    return at;
  };
  if (random.chance(0.5)) rows.push(plain(customer, 'Page Viewed', next()));
  const views = 1 + Math.floor(random.exponential(1.6));
  let product = 0;
  for (let view = 0; view < views; view += 1) {
    if (view === 0 || random.chance(0.7)) product = Math.floor(random.next() ** 2 * SYNTHETIC_PRODUCTS);
    rows.push(ofProduct(customer, 'Product Viewed', next(), product));
  }
  if (!random.chance(0.3)) return;
  rows.push(ofProduct(customer, 'Product Added', next(), product));
  if (!random.chance(0.55)) return;
  rows.push(plain(customer, 'Checkout Started', next()));
  if (!random.chance(0.62)) return;
  rows.push(order(customer, next(), product, random));
  if (random.chance(0.04))
    rows.push(plain(customer, 'Order Refunded', Math.min(at + 600_000, start + DAY_MS - 1), priceOf(product)));
}

function email(rows: SyntheticEvent[], customer: number, start: number, random: Random): void {
  const campaign = `{"campaignId":"c${Math.floor(start / DAY_MS)}"}`;
  let at = Math.floor(start + random.next() * (DAY_MS - 7_200_000));
  const one = (name: string): void => {
    rows.push({ customer, name, at, product: null, category: null, total: null, properties: campaign });
    at += 60_000 + Math.floor(random.next() * 3_000_000);
  };
  one('Email Delivered');
  if (!random.chance(0.35)) return;
  one('Email Opened');
  if (random.chance(0.2)) one('Email Link Clicked');
}

const plain = (customer: number, name: string, at: number, total: number | null = null): SyntheticEvent => ({
  customer,
  name,
  at,
  product: null,
  category: null,
  total,
  properties: total === null ? null : `{"total":${total}}`,
});

function ofProduct(customer: number, name: string, at: number, product: number): SyntheticEvent {
  const category = categoryOf(product);
  return {
    customer,
    name,
    at,
    product: `p${product}`,
    category: category.toLowerCase(),
    total: null,
    properties: `{"productId":"P${product}","category":"${category}","price":${priceOf(product)}}`,
  };
}

function order(customer: number, at: number, product: number, random: Random): SyntheticEvent {
  const quantity = 1 + Math.floor(random.exponential(1.2));
  const total = Math.round(priceOf(product) * quantity * 100) / 100;
  const line = `{"productId":"P${product}","category":"${categoryOf(product)}","price":${priceOf(product)},"quantity":${quantity}}`;
  return {
    customer,
    name: 'Order Completed',
    at,
    product: null,
    category: null,
    total,
    properties: `{"orderId":"o${at}-${customer}","total":${total},"currency":"GBP","products":[${line}]}`,
  };
}

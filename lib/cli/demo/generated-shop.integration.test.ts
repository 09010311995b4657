import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoEvent } from '@/lib/demo/behaviour/event-of';
import { type DemoShop, generateShop } from '@/lib/demo/generate-shop';
import { readPacked } from './read-packed';

const now = new Date('2026-03-18T15:00:00Z');
const HOUR = 3_600_000;
let shop: DemoShop;
let events: DemoEvent[];
const byCustomer = new Map<number, DemoEvent[]>();

beforeAll(() => {
  shop = generateShop(readPacked(), { now, seed: 'test' });
  events = [...shop.events()];
  for (const event of events) {
    const own = byCustomer.get(event.customer);
    if (own) own.push(event);
    else byCustomer.set(event.customer, [event]);
  }
}, 120_000);

const count = (name: string) => events.filter((event) => event.name === name).length;

describe('the demo shop', () => {
  it('ends with real orders yesterday and with visits within the hour', () => {
    const orders = events.filter((event) => event.name === 'Order Completed');
    expect(orders).toHaveLength(36_591);
    expect(new Date(orders.at(-1)?.at ?? 0).toISOString()).toBe('2026-03-17T12:50:00.000Z');
    expect(events.at(-1)?.at).toBeGreaterThan(now.getTime() - HOUR);
    expect(events.at(-1)?.at).toBeLessThanOrEqual(now.getTime());
  });

  it('keeps the money of the source', () => {
    const pence = (name: string) =>
      events.filter((e) => e.name === name).reduce((sum, e) => sum + Math.round(Number(e.properties?.total) * 100), 0);
    expect(pence('Order Completed')).toBe(1_712_360_898);
    expect(pence('Order Refunded')).toBe(71_297_965);
  });

  it('is in order of time, within what a table can hold, each message once', () => {
    expect(events.length).toBeGreaterThan(700_000);
    expect(events.length).toBeLessThan(1_300_000);
    expect(events.every((event, i) => i === 0 || event.at >= (events[i - 1]?.at ?? 0))).toBe(true);
    expect(new Set(events.map((event) => event.messageId)).size).toBe(events.length);
  });

  it('knows nobody before he was first seen', () => {
    expect(events.filter((event) => event.at < (shop.customers[event.customer]?.firstSeenAt ?? Number.NaN))).toEqual(
      [],
    );
  });

  it('gives every address to one person, at a host that nobody can be written to', () => {
    const emails = shop.customers.flatMap((customer) => customer.email ?? []);
    expect(new Set(emails).size).toBe(emails.length);
    for (const email of emails) expect(email).toMatch(/^[a-z0-9.]+@\w+\.example\.(com|org|net)$/);
  });

  it('opens emails at a rate that a shop knows', () => {
    const rate = count('Email Opened') / count('Email Delivered');
    expect(rate).toBeGreaterThan(0.15);
    expect(rate).toBeLessThan(0.35);
    expect(count('Email Link Clicked') / count('Email Opened')).toBeLessThan(0.3);
  });

  it('holds people for the two segments that the product is known by', () => {
    let viewers = 0;
    let carts = 0;
    for (const own of byCustomer.values()) {
      const lastOrder = own.findLast((event) => event.name === 'Order Completed')?.at ?? Number.NEGATIVE_INFINITY;
      const views = new Map<unknown, number>();
      for (const event of own) {
        if (event.name !== 'Product Viewed' || event.at <= now.getTime() - 48 * HOUR || event.at < lastOrder) continue;
        views.set(event.properties?.productId, (views.get(event.properties?.productId) ?? 0) + 1);
      }
      if (Math.max(0, ...views.values()) >= 3) viewers += 1;
      const added = own.some(
        (event) => event.name === 'Product Added' && event.at <= now.getTime() - 2 * HOUR && event.at > lastOrder,
      );
      if (added && own.some((event) => event.name === 'Checkout Started' && event.at > now.getTime() - 168 * HOUR))
        carts += 1;
    }
    expect(viewers).toBeGreaterThan(40);
    expect(viewers).toBeLessThan(400);
    expect(carts).toBeGreaterThan(60);
    expect(carts).toBeLessThan(600);
  });

  it('lets silence foretell leaving: who stays has visited more in the month before', () => {
    const cutoff = now.getTime() - 90 * 24 * HOUR;
    const visited = (i: number) =>
      (byCustomer.get(i) ?? []).filter(
        (e) => e.name === 'Product Viewed' && e.at < cutoff && e.at > cutoff - 30 * 24 * HOUR,
      ).length;
    const mean = (of: number[]) => of.reduce((sum, n) => sum + n, 0) / of.length;
    const known = shop.customers.flatMap((c, i) =>
      c.orders.some((o) => o.at < cutoff) ? [{ i, stays: c.orders.some((o) => o.at >= cutoff) }] : [],
    );
    expect(mean(known.filter((c) => c.stays).map((c) => visited(c.i)))).toBeGreaterThan(
      1.5 * mean(known.filter((c) => !c.stays).map((c) => visited(c.i))),
    );
  });

  it('is the same for the same day and seed, and another for another seed', () => {
    const whole = readPacked();
    const source = { ...whole, invoices: whole.invoices.slice(-2500) };
    const make = (seed: string) => {
      const small = generateShop(source, { now, seed });
      return JSON.stringify([small.customers, [...small.events()].slice(-20_000)]);
    };
    const first = make('one');
    expect(make('one') === first).toBe(true);
    expect(make('two') === first).toBe(false);
  });
});

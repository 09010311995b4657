import { describe, expect, it } from 'vitest';
import type { RetailSource } from '../source/types';
import { LiveShop } from './live-shop';

const source: RetailSource = {
  products: [
    { code: '85123A', description: 'WHITE HEART T-LIGHT HOLDER' },
    { code: '22423', description: 'REGENCY CAKESTAND' },
  ],
  customers: [
    { id: 12346, country: 'United Kingdom' },
    { id: 12347, country: 'Iceland' },
  ],
  invoices: [0, 1].map((i) => ({
    number: 1 + i,
    cancelled: false,
    customer: i,
    minute: i,
    lines: [{ product: i, quantity: 1, price: 250 }],
  })),
};

function play(rate: number, seconds: number) {
  const shop = new LiveShop(source, { rate, run: 'r1' });
  const start = Date.UTC(2026, 0, 1);
  return Array.from({ length: seconds * 2 }, (_, i) => shop.advance(start + i * 500)).flat();
}

describe('the live shop', () => {
  it('keeps about the rate that was asked for', () => {
    const calls = play(10, 600);
    expect(calls.length / 600).toBeGreaterThan(6);
    expect(calls.length / 600).toBeLessThan(14);
  });

  it('says everything once, and lets carts be filled before they are paid', () => {
    const calls = play(20, 90);
    expect(new Set(calls.map((call) => call.messageId)).size).toBe(calls.length);
    const orders = calls.filter((call) => call.event === 'Order Completed');
    expect(orders.length).toBeGreaterThan(5);
    for (const order of orders) {
      const own = calls
        .filter((call) => call.anonymousId === order.anonymousId && call.timestamp <= order.timestamp)
        .map((call) => call.event ?? call.type);
      expect(own.slice(-2)).toEqual(['Checkout Started', 'Order Completed']);
      expect(own).toContain('Product Added');
    }
    expect(new Set(calls.map((call) => call.userId)).has('12346')).toBe(true);
    const signUp = calls.find((call) => call.type === 'identify');
    expect(signUp?.userId).toMatch(/^user-r1-/);
    expect(String(signUp?.traits?.email)).toMatch(/@\w+\.example\.(com|org|net)$/);
  });
});

import { createRandom } from '@/lib/core';

const NAMES = [
  'Product Viewed',
  'Product Viewed',
  'Product Viewed',
  'Page Viewed',
  'Product Added',
  'Checkout Started',
  'Order Completed',
] as const;
const CATEGORIES = [
  'Kitchen & Dining',
  'Lighting & Candles',
  'Garden',
  'Toys & Games',
  'Christmas',
  'Stationery & Cards',
];

export interface BenchEvent {
  type: 'track';
  messageId: string;
  userId: string;
  event: string;
  timestamp: string;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** Events as a shop's server sends them: skewed over customers, of the last minute. Deterministic but for `now`. */
export function makeEvents(count: number, customers: number, seed: number, now: Date): BenchEvent[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => ({
    type: 'track',
    messageId: `bench-${seed}-${i}`,
    userId: `customer-${Math.floor(random.next() ** 2 * customers)}`,
    event: random.pick(NAMES),
    timestamp: new Date(now.getTime() - Math.floor(random.next() * 60_000)).toISOString(),
    properties: {
      productId: `P${random.int(1, 4_000)}`,
      name: 'White hanging heart T-light holder',
      category: random.pick(CATEGORIES),
      price: random.int(99, 4_999) / 100,
      currency: 'GBP',
      quantity: random.int(1, 12),
      url: `https://shop.example/products/${i}`,
    },
    context: { library: { name: '@segment/analytics-node', version: '2.3.0' } },
  }));
}

import type { Client } from 'pg';
import { EVENT_KINDS } from '@/lib/demo/behaviour/event-of';
import type { DemoShop } from '@/lib/demo/generate-shop';
import type { DemoAccess } from './insert-access';

export interface DemoSetting {
  loadedAt: string;
  seed: string;
  /** Days by which the source was moved. */
  shiftDays: number;
  /** The source's part. */
  real: {
    customers: number;
    products: number;
    orders: number;
    refunds: number;
    firstOrderAt: string;
    lastOrderAt: string;
  };
  /** What was made up around it. */
  generated: { registered: number; anonymous: number; events: Record<string, number> };
  signIns: { role: string; email: string }[];
}

/** The shop's own settings, and what of the demo is real: for the page that says so. */
export async function insertSettings(
  client: Client,
  shop: DemoShop,
  names: Record<string, number>,
  access: DemoAccess,
  now: Date,
): Promise<void> {
  const realNames = new Set(
    Object.values(EVENT_KINDS)
      .filter((kind) => kind.real)
      .map((kind) => kind.name),
  );
  const orders = shop.customers.flatMap((customer) => customer.orders.map((order) => order.at));
  const demo: DemoSetting = {
    loadedAt: now.toISOString(),
    seed: shop.seed,
    shiftDays: shop.shiftDays,
    real: {
      customers: shop.customers.filter((customer) => customer.real).length,
      products: shop.products.length,
      orders: names['Order Completed'] ?? 0,
      refunds: names['Order Refunded'] ?? 0,
      firstOrderAt: new Date(orders.reduce((a, b) => Math.min(a, b), now.getTime())).toISOString(),
      lastOrderAt: new Date(orders.reduce((a, b) => Math.max(a, b), 0)).toISOString(),
    },
    generated: {
      registered: shop.customers.filter((customer) => !customer.real && customer.externalId !== null).length,
      anonymous: shop.customers.filter((customer) => customer.externalId === null).length,
      events: Object.fromEntries(Object.entries(names).filter(([name]) => !realNames.has(name))),
    },
    signIns: access.signIns.map(({ role, email }) => ({ role, email })),
  };
  const settings = { shop: { name: 'The Gift Shop', currency: 'GBP', timezone: 'Europe/London' }, demo };
  for (const [key, value] of Object.entries(settings)) {
    await client.query(
      'INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
      [key, JSON.stringify(value), now],
    );
  }
}

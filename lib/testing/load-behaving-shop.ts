import { createHash } from 'node:crypto';
import {
  BEHAVING_CATEGORIES,
  type BehavingCustomer,
  type BehavingOptions,
  behavingShop,
} from '@/lib/demo/synthetic/behaving-shop';
import type { SyntheticEvent } from '@/lib/demo/synthetic/synthetic-events';
import type { Pool } from '@/lib/platform/db';

const CUSTOMERS = `INSERT INTO customer (number, id, external_id, email, traits, trait_times, created_at, updated_at, first_seen_at)
  SELECT (r->>'number')::int, 'cus_' || (r->>'number'), 'u' || (r->>'number'), 'u' || (r->>'number') || '@customers.example',
    jsonb_build_object('country', r->>'country', 'gender', r->>'gender'), jsonb_build_object('country', r->>'seen'), (r->>'seen')::timestamptz, (r->>'seen')::timestamptz, (r->>'seen')::timestamptz
  FROM jsonb_array_elements($1::jsonb) r`;
const EVENTS = `INSERT INTO event (message_key, customer, name, occurred_at, received_at, product, category, total, properties)
  SELECT (r->>'key')::uuid, (r->>'customer')::int, n.id, to_timestamp((r->>'at')::float8 / 1000), to_timestamp((r->>'at')::float8 / 1000),
    r->>'product', r->>'category', (r->>'total')::numeric, (r->>'properties')::jsonb
  FROM jsonb_array_elements($1::jsonb) r JOIN event_name n ON n.name = r->>'name' AND n.kind = 'track'`;
const NAMES = [
  'Product Viewed',
  'Product Added',
  'Checkout Started',
  'Order Completed',
  'Order Refunded',
  'Email Delivered',
  'Email Opened',
  'Email Link Clicked',
];

/** Adds events to a test's shop; each gets a message key of its own. */
export async function addEvents(db: Pool, events: readonly SyntheticEvent[], salt = ''): Promise<void> {
  await db.query(`INSERT INTO event_name (kind, name) SELECT 'track', unnest($1::text[]) ON CONFLICT DO NOTHING`, [
    NAMES,
  ]);
  for (let first = 0; first < events.length; first += 20_000) {
    const rows = events.slice(first, first + 20_000).map((event, i) => ({
      ...event,
      key: createHash('sha256')
        .update(`${salt} ${event.customer} ${event.at} ${event.name} ${first + i}`)
        .digest('hex')
        .slice(0, 32),
    }));
    await db.query(EVENTS, [JSON.stringify(rows)]);
  }
}

/** Fills an empty database with the behaving shop; answers who its customers are. */
export async function loadBehavingShop(db: Pool, options: BehavingOptions): Promise<BehavingCustomer[]> {
  const customers: BehavingCustomer[] = [];
  const events: SyntheticEvent[] = [];
  for (const each of behavingShop(options)) {
    customers.push(each.customer);
    events.push(...each.events);
  }
  const rows = customers.map(({ number, country, firstSeenAt }) => ({
    number,
    country,
    gender: number % 2 === 0 ? 'f' : 'm',
    seen: new Date(firstSeenAt).toISOString(),
  }));
  await db.query(CUSTOMERS, [JSON.stringify(rows)]);
  await db.query(`SELECT setval('customer_number_seq', $1)`, [customers.length]);
  await db.query(
    `INSERT INTO product (id, external_id, name, category, created_at, updated_at) SELECT 'prd_' || c, c || '-1', c, c, now(), now() FROM unnest($1::text[]) c`,
    [BEHAVING_CATEGORIES],
  );
  await addEvents(
    db,
    events.sort((a, b) => a.at - b.at),
  );
  await db.query('ANALYZE customer, event, event_name');
  return customers;
}

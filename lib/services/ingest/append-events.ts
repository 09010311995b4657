import type { Queryable } from '@/lib/platform/db';
import { float8Array, int4Array, jsonbArray, textArray, timestamptzArray, uuidArray } from '@/lib/platform/pg-binary';
import type { AcceptedEvent } from './accept-call';

/** What one commit of events writes besides new customers, traits and consent. */
export interface Append {
  events: readonly AcceptedEvent[];
  /** Number of the customer of each event, and of its name. */
  customers: readonly number[];
  names: readonly number[];
  identities: readonly { kind: string; value: string; customer: number }[];
  /** Stored customers who were first seen earlier than was known, and when (milliseconds). */
  earlier: readonly { number: number; at: number }[];
  /** Customers to be announced as changed. */
  touched: readonly number[];
  at: Date;
}

/** One statement and so one round trip: while it runs, the process takes in the next events. */
const APPEND = `
  WITH stored AS (
    INSERT INTO event (message_key, customer, name, occurred_at, received_at, product, category, total, properties, context)
    SELECT k, c, n, o, r, p, g, t::text::numeric, j, x
    FROM unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[], $8::float8[], $9::jsonb[], $10::jsonb[])
      AS u(k, c, n, o, r, p, g, t, j, x)
    ON CONFLICT (message_key) DO NOTHING RETURNING 1
  ), named AS (
    INSERT INTO identity (kind, value, customer, created_at)
    SELECT u.kind::"IdentityKind", u.value, u.customer, $11 FROM unnest($12::text[], $13::text[], $14::int[]) u(kind, value, customer)
  ), seen AS (
    UPDATE customer c SET first_seen_at = least(c.first_seen_at, u.at) FROM unnest($15::int[], $16::timestamptz[]) u(number, at)
    WHERE c.number = u.number
  ), told AS (
    INSERT INTO change (customers, at) VALUES ($17, $11)
  )
  SELECT count(*)::int AS inserted FROM stored`;

/** Returns how many events were new. Runs in the caller's transaction. */
export async function appendEvents(db: Queryable, append: Append): Promise<number> {
  const { events, identities, earlier } = append;
  const { rows } = await db.query<{ inserted: number }>({
    name: 'append-events',
    text: APPEND,
    values: [
      uuidArray(events.map((e) => e.messageKey)),
      int4Array(append.customers),
      int4Array(append.names),
      timestamptzArray(events.map((e) => e.occurredAt)),
      timestamptzArray(events.map((e) => e.receivedAt)),
      textArray(events.map((e) => e.product)),
      textArray(events.map((e) => e.category)),
      float8Array(events.map((e) => e.total)),
      jsonbArray(events.map((e) => e.properties)),
      jsonbArray(events.map((e) => e.context)),
      append.at,
      textArray(identities.map(({ kind }) => kind)),
      textArray(identities.map(({ value }) => value)),
      int4Array(identities.map(({ customer }) => customer)),
      int4Array(earlier.map(({ number }) => number)),
      timestamptzArray(earlier.map(({ at }) => at)),
      int4Array(append.touched),
    ],
  });
  return rows[0]?.inserted ?? 0;
}

import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BinaryRows } from '@/lib/platform/bulk/binary-rows';
import { int4Array, textArray, timestamptzArray, uuidArray } from '@/lib/platform/pg-binary';
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

/** Everything but the events, and which of them are stored already: one statement and so one round trip. */
const PREPARE = `
  WITH named AS (
    INSERT INTO identity (kind, value, customer, created_at)
    SELECT u.kind::"IdentityKind", u.value, u.customer, $2 FROM unnest($3::text[], $4::text[], $5::int[]) u(kind, value, customer)
  ), seen AS (
    UPDATE customer c SET first_seen_at = least(c.first_seen_at, u.at) FROM unnest($6::int[], $7::timestamptz[]) u(number, at)
    WHERE c.number = u.number
  ), told AS (
    INSERT INTO change (customers, at) VALUES ($8, $2)
  )
  SELECT translate(message_key::text, '-', '') AS key FROM event WHERE message_key = ANY($1::uuid[])`;
const COLUMNS = [
  'message_key',
  'customer',
  'name',
  'occurred_at',
  'received_at',
  'product',
  'category',
  'total',
  'properties',
  'context',
];
const COPY = `COPY event (${COLUMNS.join(', ')}) FROM STDIN (FORMAT binary)`;

/**
 * Returns how many events were new; one that another transaction is just storing fails as a violation of the key, and
 * the caller begins again. Runs in the caller's transaction.
 */
export async function appendEvents(db: PoolClient, append: Append): Promise<number> {
  const { events, identities, earlier } = append;
  const { rows } = await db.query<{ key: string }>({
    name: 'prepare-events',
    text: PREPARE,
    values: [
      uuidArray(events.map((e) => e.messageKey)),
      append.at,
      textArray(identities.map(({ kind }) => kind)),
      textArray(identities.map(({ value }) => value)),
      int4Array(identities.map(({ customer }) => customer)),
      int4Array(earlier.map(({ number }) => number)),
      timestamptzArray(earlier.map(({ at }) => at)),
      int4Array(append.touched),
    ],
  });
  const stored = new Set(rows.map(({ key }) => Buffer.from(key, 'hex').toString('latin1')));
  const fresh = new BinaryRows();
  let count = 0;
  events.forEach((event, index) => {
    const key = Buffer.from(event.messageKey.buffer, event.messageKey.byteOffset, 16).toString('latin1');
    if (stored.has(key)) return;
    stored.add(key);
    count += 1;
    writeEvent(fresh, event, append.customers[index] ?? 0, append.names[index] ?? 0);
  });
  if (count > 0) await pipeline([fresh.end()], db.query(copyFrom(COPY)));
  return count;
}

/** In the order of `COLUMNS`. */
function writeEvent(rows: BinaryRows, event: AcceptedEvent, customer: number, name: number): void {
  rows.row(COLUMNS.length);
  rows.uuid(event.messageKey);
  rows.int4(customer);
  rows.int4(name);
  rows.timestamptz(event.occurredAt);
  rows.timestamptz(event.receivedAt);
  rows.text(event.product);
  rows.text(event.category);
  rows.numeric(event.total);
  rows.jsonb(event.properties);
  rows.jsonb(event.context);
}

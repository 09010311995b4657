import type { PoolClient } from 'pg';
import { newId } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { float8Array, int4Array, jsonbArray, textArray, timestamptzArray, uuidArray } from '@/lib/platform/pg-binary';
import type { AcceptedEvent } from './accept-call';
import { applyConsent, saysConsent } from './apply-consent';
import { applyTraits } from './apply-traits';
import { numberEventNames } from './event-names';
import { IdentityCache, type ResolvedCustomer } from './identity-cache';
import { mergeCustomers } from './merge-customers';
import { type IdentityPlan, planIdentities, survivor } from './plan-identities';

/** Held shared by every commit of events and alone by a commit that merges customers. */
export const MERGE_LOCK = ADVISORY_LOCKS.merge;
const ATTEMPTS = 8;

/**
 * Stores events durably in one transaction: identities resolved, customers made or merged, traits and consent applied,
 * rows appended once by message id, the touched customers announced. Returns how many were new. Order is that of receipt.
 */
export async function commitEvents(
  db: Pool,
  events: readonly AcceptedEvent[],
  at: Date,
): Promise<{ inserted: number }> {
  let alone = false;
  for (let attempt = 1; ; attempt += 1) {
    const nameOf = await numberEventNames(db, events);
    try {
      const outcome = await inTransaction(db, (client) => commitOnce(db, client, events, nameOf, at, alone));
      if (outcome !== 'needs the merge lock') return outcome;
      alone = true;
    } catch (error) {
      if (!isRace(error) || attempt >= ATTEMPTS) throw error;
    }
  }
}

const caches = new WeakMap<Pool, IdentityCache>();

function cacheOf(db: Pool): IdentityCache {
  const cache = caches.get(db) ?? new IdentityCache();
  caches.set(db, cache);
  return cache;
}

/** Two processes met the same new customer at once, or in an order that locks them up: the second simply starts again. */
const isRace = (error: unknown): boolean =>
  ['40P01', '40001', '23505'].includes((error as { code?: string } | null)?.code ?? '');

async function commitOnce(
  db: Pool,
  client: PoolClient,
  events: readonly AcceptedEvent[],
  nameOf: (kind: AcceptedEvent['kind'], name: string) => number,
  at: Date,
  alone: boolean,
): Promise<{ inserted: number } | 'needs the merge lock'> {
  await client.query(`SELECT pg_advisory_xact_lock${alone ? '' : '_shared'}($1)`, [MERGE_LOCK]);
  const known = await cacheOf(db).resolve(client, events);
  const plan = planIdentities(events, known);
  if (plan.merges.length > 0 && !alone) return 'needs the merge lock';
  await storeCustomers(client, plan, events, at);
  const touched = new Set<number>();
  if (plan.merges.length > 0) await client.query("SELECT nextval('identity_epoch')");
  for (const { loser, survivor: winner } of plan.merges) {
    await mergeCustomers(client, numberOf(loser), numberOf(survivor(winner)), at);
    touched.add(numberOf(loser));
  }
  for (const entity of plan.named) {
    if (!entity.into)
      await client.query('UPDATE customer SET external_id = $2, updated_at = $3 WHERE number = $1', [
        entity.number,
        entity.externalId,
        at,
      ]);
  }
  const customers = plan.owners.map((owner) => numberOf(survivor(owner)));
  for (const customer of customers) touched.add(customer);
  const inserted = await insertEvents(client, events, customers, nameOf);
  await lowerFirstSeen(client, events, customers, known);
  const owned = events.map((event, i) => ({ event, customer: customers[i] ?? 0 }));
  await applyTraits(
    client,
    owned.filter(({ event }) => event.traits !== null),
    at,
  );
  await applyConsent(
    client,
    owned.filter(({ event }) => saysConsent(event)),
  );
  await client.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [int4Array([...touched]), at]);
  return { inserted };
}

function numberOf(entity: { number: number | null }): number {
  if (entity.number === null) throw new Error('a customer was used before it was stored');
  return entity.number;
}

async function storeCustomers(
  db: Queryable,
  plan: IdentityPlan,
  events: readonly AcceptedEvent[],
  at: Date,
): Promise<void> {
  const fresh = plan.created.filter((entity) => !entity.into);
  if (fresh.length > 0) {
    const firstSeen = new Map<object, number>();
    plan.owners.forEach((owner, i) => {
      const entity = survivor(owner);
      firstSeen.set(
        entity,
        Math.min(firstSeen.get(entity) ?? Number.POSITIVE_INFINITY, events[i]?.occurredAt ?? at.getTime()),
      );
    });
    const { rows } = await db.query<{ number: number }>(
      `INSERT INTO customer (id, external_id, first_seen_at, created_at, updated_at)
       SELECT u.id, u.external_id, u.first_seen, $4, $4 FROM unnest($1::text[], $2::text[], $3::timestamptz[]) WITH ORDINALITY u(id, external_id, first_seen, n) ORDER BY n
       RETURNING number`,
      [
        textArray(fresh.map(() => newId('cus'))),
        textArray(fresh.map((e) => (e.inherited ? null : e.externalId))),
        timestamptzArray(fresh.map((e) => firstSeen.get(e) ?? at.getTime())),
        at,
      ],
    );
    fresh.forEach((entity, i) => {
      entity.number = rows[i]?.number ?? null;
    });
  }
  if (plan.identities.length > 0) {
    await db.query(
      `INSERT INTO identity (kind, value, customer, created_at) SELECT u.kind::"IdentityKind", u.value, u.customer, $4 FROM unnest($1::text[], $2::text[], $3::int[]) u(kind, value, customer)`,
      [
        textArray(plan.identities.map((i) => i.kind)),
        textArray(plan.identities.map((i) => i.value)),
        int4Array(plan.identities.map((i) => numberOf(survivor(i.entity)))),
        at,
      ],
    );
  }
}

async function insertEvents(
  db: Queryable,
  events: readonly AcceptedEvent[],
  customers: readonly number[],
  nameOf: (kind: AcceptedEvent['kind'], name: string) => number,
): Promise<number> {
  const { rowCount } = await db.query({
    name: 'insert-events',
    text: `INSERT INTO event (message_key, customer, name, occurred_at, received_at, product, category, total, properties, context)
           SELECT k, c, n, o, r, p, g, t::text::numeric, j, x
           FROM unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[], $8::float8[], $9::jsonb[], $10::jsonb[])
             AS u(k, c, n, o, r, p, g, t, j, x)
           ON CONFLICT (message_key) DO NOTHING`,
    values: [
      uuidArray(events.map((e) => e.messageKey)),
      int4Array(customers),
      int4Array(events.map((e) => nameOf(e.kind, e.name))),
      timestamptzArray(events.map((e) => e.occurredAt)),
      timestamptzArray(events.map((e) => e.receivedAt)),
      textArray(events.map((e) => e.product)),
      textArray(events.map((e) => e.category)),
      float8Array(events.map((e) => e.total)),
      jsonbArray(events.map((e) => e.properties)),
      jsonbArray(events.map((e) => e.context)),
    ],
  });
  return rowCount ?? 0;
}

/** Moves `first_seen_at` back for stored customers whose event is older than all that was known of them. */
async function lowerFirstSeen(
  db: Queryable,
  events: readonly AcceptedEvent[],
  customers: readonly number[],
  known: ReadonlyMap<string, ResolvedCustomer>,
): Promise<void> {
  const seen = new Map<number, number | null>();
  for (const customer of known.values()) seen.set(customer.number, customer.firstSeenAt);
  const earlier = new Map<number, number>();
  customers.forEach((customer, i) => {
    const at = events[i]?.occurredAt ?? Number.POSITIVE_INFINITY;
    if (!seen.has(customer)) return;
    const before = earlier.get(customer) ?? seen.get(customer) ?? Number.POSITIVE_INFINITY;
    if (at < before) earlier.set(customer, at);
  });
  if (earlier.size === 0) return;
  await db.query(
    `UPDATE customer c SET first_seen_at = least(c.first_seen_at, u.at) FROM unnest($1::int[], $2::timestamptz[]) u(number, at) WHERE c.number = u.number`,
    [int4Array([...earlier.keys()]), timestamptzArray([...earlier.values()])],
  );
}

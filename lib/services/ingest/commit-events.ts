import type { PoolClient, QueryResult } from 'pg';
import { newId } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { textArray, timestamptzArray } from '@/lib/platform/pg-binary';
import type { AcceptedEvent } from './accept-call';
import { appendEvents } from './append-events';
import { applyConsent, saysConsent } from './apply-consent';
import { applyTraits } from './apply-traits';
import { numberEventNames } from './event-names';
import { IDENTITY_EPOCH, IdentityCache, type Remembered, type ResolvedCustomer } from './identity-cache';
import { mergeCustomers } from './merge-customers';
import { type Entity, type IdentityPlan, planIdentities, survivor } from './plan-identities';

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
    const cache = cacheOf(db);
    try {
      const outcome = await inTransaction(
        db,
        (client, begun) => commitOnce(cache, client, epochOf(begun), events, nameOf, at, alone),
        alone ? BEGIN_ALONE : BEGIN,
      );
      if (outcome === 'needs the merge lock') {
        alone = true;
        continue;
      }
      cache.remember(outcome.epoch, outcome.identities);
      for (const { customer, firstSeenAt } of outcome.earlier) customer.firstSeenAt = firstSeenAt;
      return { inserted: outcome.inserted };
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

/** One round trip takes the lock and reads what it guards. */
const begin = (lock: string): string => `BEGIN; SELECT ${lock}(${MERGE_LOCK}); ${IDENTITY_EPOCH}`;
const BEGIN = begin('pg_advisory_xact_lock_shared');
const BEGIN_ALONE = begin('pg_advisory_xact_lock');

function epochOf(begun: QueryResult | QueryResult[]): number {
  const row: { epoch?: number } | undefined = [begun].flat().at(-1)?.rows[0];
  return row?.epoch ?? -1;
}

/** What has been stored, and what may be remembered of it once it is committed. */
interface Outcome {
  inserted: number;
  epoch: number;
  identities: Remembered[];
  earlier: { customer: ResolvedCustomer; firstSeenAt: number }[];
}

async function commitOnce(
  cache: IdentityCache,
  client: PoolClient,
  epoch: number,
  events: readonly AcceptedEvent[],
  nameOf: (kind: AcceptedEvent['kind'], name: string) => number,
  at: Date,
  alone: boolean,
): Promise<Outcome | 'needs the merge lock'> {
  const known = await cache.resolve(client, epoch, events);
  const plan = planIdentities(events, known);
  if (plan.merges.length > 0 && !alone) return 'needs the merge lock';
  const firstSeen = await storeCustomers(client, plan, events, at);
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
  const earlier = findEarlier(events, customers, known);
  const identities = plan.identities.map(({ kind, value, entity }) => ({ kind, value, entity: survivor(entity) }));
  const inserted = await appendEvents(client, {
    events,
    customers,
    names: events.map((event) => nameOf(event.kind, event.name)),
    identities: identities.map(({ kind, value, entity }) => ({ kind, value, customer: numberOf(entity) })),
    earlier,
    touched: [...touched],
    at,
  });
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
  return {
    inserted,
    epoch,
    identities: plan.merges.length > 0 ? [] : identities.flatMap((one) => rememberedOf(one, firstSeen)),
    earlier: plan.merges.length > 0 ? [] : movedBack(known, earlier),
  };
}

/** Customers made in this very commit, as the next one will find them. */
function rememberedOf(
  { kind, value, entity }: { kind: Remembered['kind']; value: string; entity: Entity },
  firstSeen: ReadonlyMap<Entity, number>,
): Remembered[] {
  const firstSeenAt = firstSeen.get(entity);
  if (firstSeenAt === undefined || entity.inherited) return [];
  return [{ kind, value, customer: { number: numberOf(entity), externalId: entity.externalId, firstSeenAt } }];
}

/** What is known of customers, to be set to what the commit has stored. */
function movedBack(
  known: ReadonlyMap<string, ResolvedCustomer>,
  earlier: readonly { number: number; at: number }[],
): Outcome['earlier'] {
  const times = new Map(earlier.map(({ number, at }) => [number, at]));
  const moved: Outcome['earlier'] = [];
  for (const customer of known.values()) {
    const firstSeenAt = times.get(customer.number);
    if (firstSeenAt !== undefined) moved.push({ customer, firstSeenAt });
  }
  return moved;
}

function numberOf(entity: Pick<Entity, 'number'>): number {
  if (entity.number === null) throw new Error('a customer was used before it was stored');
  return entity.number;
}

/** Makes the new customers; says since when each is known. */
async function storeCustomers(
  db: Queryable,
  plan: IdentityPlan,
  events: readonly AcceptedEvent[],
  at: Date,
): Promise<Map<Entity, number>> {
  const firstSeen = new Map<Entity, number>();
  const fresh = plan.created.filter((entity) => !entity.into);
  if (fresh.length === 0) return firstSeen;
  const made = new Set(fresh);
  plan.owners.forEach((owner, i) => {
    const entity = survivor(owner);
    if (!made.has(entity)) return;
    firstSeen.set(
      entity,
      Math.min(firstSeen.get(entity) ?? Number.POSITIVE_INFINITY, events[i]?.occurredAt ?? at.getTime()),
    );
  });
  const { rows } = await db.query<{ number: number }>({
    name: 'insert-customers',
    text: `INSERT INTO customer (id, external_id, first_seen_at, created_at, updated_at)
           SELECT u.id, u.external_id, u.first_seen, $4, $4 FROM unnest($1::text[], $2::text[], $3::timestamptz[]) WITH ORDINALITY u(id, external_id, first_seen, n) ORDER BY n
           RETURNING number`,
    values: [
      textArray(fresh.map(() => newId('cus'))),
      textArray(fresh.map((e) => (e.inherited ? null : e.externalId))),
      timestamptzArray(fresh.map((e) => firstSeen.get(e) ?? at.getTime())),
      at,
    ],
  });
  fresh.forEach((entity, i) => {
    entity.number = rows[i]?.number ?? null;
  });
  return firstSeen;
}

/** Stored customers of whom an event is older than all that was known of them, and how old. */
function findEarlier(
  events: readonly AcceptedEvent[],
  customers: readonly number[],
  known: ReadonlyMap<string, ResolvedCustomer>,
): { number: number; at: number }[] {
  const seen = new Map<number, number | null>();
  for (const customer of known.values()) seen.set(customer.number, customer.firstSeenAt);
  const earlier = new Map<number, number>();
  customers.forEach((customer, i) => {
    const at = events[i]?.occurredAt ?? Number.POSITIVE_INFINITY;
    if (!seen.has(customer)) return;
    const before = earlier.get(customer) ?? seen.get(customer) ?? Number.POSITIVE_INFINITY;
    if (at < before) earlier.set(customer, at);
  });
  return [...earlier].map(([number, at]) => ({ number, at }));
}

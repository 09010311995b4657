import { LRUCache } from 'lru-cache';
import type { Queryable } from '@/lib/platform/db';
import { textArray } from '@/lib/platform/pg-binary';
import type { AcceptedEvent } from './accept-call';
import { anonymousKey, type KnownCustomer, userKey } from './plan-identities';

export interface ResolvedCustomer extends KnownCustomer {
  /** Epoch milliseconds; may be later than what is stored, never earlier. */
  firstSeenAt: number | null;
}

const MAX_ENTRIES = 200_000;

/**
 * What a process remembers of identities. Only customers with an external id are kept: they change their name or number
 * by merging or erasure alone, and both move `identity_epoch`, which every commit compares under the merge lock.
 */
export class IdentityCache {
  private entries = new LRUCache<string, ResolvedCustomer>({ max: MAX_ENTRIES });
  private epoch = -1;

  /** The stored customers of all identities that the events name. The caller's transaction holds the merge lock. */
  async resolve(db: Queryable, events: readonly AcceptedEvent[]): Promise<Map<string, ResolvedCustomer>> {
    await this.follow(db);
    const known = new Map<string, ResolvedCustomer>();
    const missing = { user: new Set<string>(), anonymous: new Set<string>() };
    const want = (kind: 'user' | 'anonymous', value: string | null): void => {
      if (value === null) return;
      const key = kind === 'user' ? userKey(value) : anonymousKey(value);
      if (known.has(key)) return;
      const cached = this.entries.get(key);
      if (cached) known.set(key, cached);
      else missing[kind].add(value);
    };
    for (const event of events) {
      want('user', event.userId);
      want('anonymous', event.anonymousId);
      want('user', event.previousId);
      want('anonymous', event.previousId);
    }
    for (const kind of ['user', 'anonymous'] as const) {
      for (const row of await readIdentities(db, kind, missing[kind])) {
        const key = kind === 'user' ? userKey(row.value) : anonymousKey(row.value);
        const customer = { number: row.number, externalId: row.external_id, firstSeenAt: row.first_seen };
        known.set(key, customer);
        if (customer.externalId !== null) this.entries.set(key, customer);
      }
    }
    return known;
  }

  private async follow(db: Queryable): Promise<void> {
    const { rows } = await db.query<{ epoch: number }>({
      name: 'identity-epoch',
      text: 'SELECT last_value + is_called::int AS epoch FROM identity_epoch',
    });
    const epoch = rows[0]?.epoch ?? -1;
    if (epoch !== this.epoch) this.entries.clear();
    this.epoch = epoch;
  }
}

interface IdentityRow {
  value: string;
  number: number;
  external_id: string | null;
  first_seen: number | null;
}

async function readIdentities(
  db: Queryable,
  kind: 'user' | 'anonymous',
  values: ReadonlySet<string>,
): Promise<IdentityRow[]> {
  if (values.size === 0) return [];
  const { rows } = await db.query<IdentityRow>({
    name: `resolve-${kind}`,
    text: `SELECT i.value, c.number, c.external_id, extract(epoch FROM c.first_seen_at)::float8 * 1000 AS first_seen
           FROM unnest($1::text[]) v(value) JOIN identity i ON i.kind = '${kind}' AND i.value = v.value JOIN customer c ON c.number = i.customer`,
    values: [textArray([...values])],
  });
  return rows;
}

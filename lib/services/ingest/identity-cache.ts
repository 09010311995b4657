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

/** Read with the merge lock held: moves with every merge and erasure. */
export const IDENTITY_EPOCH = 'SELECT last_value + is_called::int AS epoch FROM identity_epoch';

/** An identity of whom is known, for later commits. */
export interface Remembered {
  kind: 'user' | 'anonymous';
  value: string;
  customer: ResolvedCustomer;
}

/**
 * What a process remembers of identities. Only customers with an external id are kept: they change their name or number
 * by merging or erasure alone, and both move `identity_epoch`, which every commit compares under the merge lock.
 */
export class IdentityCache {
  private entries = new LRUCache<string, ResolvedCustomer>({ max: MAX_ENTRIES });
  private epoch = -1;

  /**
   * The stored customers of all identities that the events name. The caller's transaction holds the merge lock and has
   * read the epoch under it.
   */
  async resolve(
    db: Queryable,
    epoch: number,
    events: readonly AcceptedEvent[],
  ): Promise<Map<string, ResolvedCustomer>> {
    if (epoch !== this.epoch) this.entries.clear();
    this.epoch = epoch;
    const known = new Map<string, ResolvedCustomer>();
    const missing = { user: new Set<string>(), anonymous: new Set<string>() };
    const want = (kind: 'user' | 'anonymous', value: string | null): void => {
      if (value === null) return;
      const key = keyOf(kind, value);
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
    for (const row of await readIdentities(db, [...missing.user], [...missing.anonymous])) {
      const customer = { number: row.number, externalId: row.external_id, firstSeenAt: row.first_seen };
      known.set(keyOf(row.kind, row.value), customer);
      this.keep(row.kind, row.value, customer);
    }
    return known;
  }

  /** What a transaction that is now committed has stored; forgotten where the epoch has moved since it began. */
  remember(epoch: number, identities: readonly Remembered[]): void {
    if (epoch === this.epoch) for (const { kind, value, customer } of identities) this.keep(kind, value, customer);
  }

  private keep(kind: 'user' | 'anonymous', value: string, customer: ResolvedCustomer): void {
    if (customer.externalId !== null) this.entries.set(keyOf(kind, value), customer);
  }
}

const keyOf = (kind: 'user' | 'anonymous', value: string): string =>
  kind === 'user' ? userKey(value) : anonymousKey(value);

interface IdentityRow {
  kind: 'user' | 'anonymous';
  value: string;
  number: number;
  external_id: string | null;
  first_seen: number | null;
}

async function readIdentities(
  db: Queryable,
  users: readonly string[],
  anonymous: readonly string[],
): Promise<IdentityRow[]> {
  if (users.length + anonymous.length === 0) return [];
  const { rows } = await db.query<IdentityRow>({
    name: 'resolve-identities',
    text: `SELECT i.kind, i.value, c.number, c.external_id, extract(epoch FROM c.first_seen_at)::float8 * 1000 AS first_seen
           FROM (SELECT 'user'::"IdentityKind" AS kind, value FROM unnest($1::text[]) u(value)
                 UNION ALL SELECT 'anonymous', value FROM unnest($2::text[]) a(value)) v
           JOIN identity i ON i.kind = v.kind AND i.value = v.value JOIN customer c ON c.number = i.customer`,
    values: [textArray(users), textArray(anonymous)],
  });
  return rows;
}

import type { AcceptedEvent } from './accept-call';

/** What is stored about the customer of an identity. */
export interface KnownCustomer {
  number: number;
  externalId: string | null;
}

/** A customer while a batch is being resolved: stored already, or about to be made. */
export interface Entity {
  number: number | null;
  externalId: string | null;
  /** The external id is still another row's until the merge is done. */
  inherited?: boolean;
  /** Set when this one was merged into another. */
  into: Entity | null;
}

export interface NewIdentity {
  kind: 'user' | 'anonymous';
  value: string;
  entity: Entity;
}

export interface IdentityPlan {
  /** The customer of each event, in order; follow with `survivor`. */
  owners: Entity[];
  created: Entity[];
  identities: NewIdentity[];
  /** Stored customers to be merged, in order. */
  merges: { loser: Entity; survivor: Entity }[];
  /** Customers without an external id that get one now, after the merges. */
  named: Entity[];
}

export const userKey = (value: string): string => `u${value}`;
export const anonymousKey = (value: string): string => `a${value}`;

/** Follows merges to the customer that is left. */
export function survivor(entity: Entity): Entity {
  let e = entity;
  while (e.into) e = e.into;
  return e;
}

/**
 * Decides, event by event in order of receipt, whose each event is and which customers are one.
 * - An anonymous visitor who names a userId becomes that user; nothing that he did before is lost.
 * - An anonymousId that belongs to another user already (a shared device) stays with the first; the userId decides.
 * - `alias` makes one customer of two, whoever they are; that of the userId stays.
 */
export function planIdentities(
  events: readonly AcceptedEvent[],
  known: ReadonlyMap<string, KnownCustomer>,
): IdentityPlan {
  const plan: IdentityPlan = { owners: [], created: [], identities: [], merges: [], named: [] };
  const entities = new Map<string, Entity>();
  const byNumber = new Map<number, Entity>();

  const find = (key: string): Entity | null => {
    const seen = entities.get(key);
    if (seen) return survivor(seen);
    const stored = known.get(key);
    if (!stored) return null;
    const entity = byNumber.get(stored.number) ?? { number: stored.number, externalId: stored.externalId, into: null };
    byNumber.set(stored.number, entity);
    entities.set(key, entity);
    return survivor(entity);
  };
  const create = (): Entity => {
    const entity: Entity = { number: null, externalId: null, into: null };
    plan.created.push(entity);
    return entity;
  };
  const attach = (kind: NewIdentity['kind'], value: string, entity: Entity): Entity => {
    entities.set(kind === 'user' ? userKey(value) : anonymousKey(value), entity);
    plan.identities.push({ kind, value, entity });
    if (kind === 'user' && entity.externalId === null) {
      entity.externalId = value;
      if (entity.number !== null) plan.named.push(entity);
    }
    return entity;
  };
  const merge = (loser: Entity, winner: Entity): Entity => {
    if (loser === winner) return winner;
    loser.into = winner;
    if (loser.number !== null) plan.merges.push({ loser, survivor: winner });
    if (winner.externalId === null && loser.externalId !== null) {
      winner.externalId = loser.externalId;
      winner.inherited = loser.number !== null;
      if (winner.number !== null || winner.inherited) plan.named.push(winner);
    }
    return winner;
  };

  const ownerOf = (event: AcceptedEvent): Entity => {
    const { userId, anonymousId } = event;
    if (userId === null)
      return find(anonymousKey(anonymousId ?? '')) ?? attach('anonymous', anonymousId ?? '', create());
    const user = find(userKey(userId));
    if (anonymousId === null) return user ?? attach('user', userId, create());
    const visitor = find(anonymousKey(anonymousId));
    if (!user) {
      const entity = attach('user', userId, visitor && visitor.externalId === null ? visitor : create());
      return visitor ? entity : attach('anonymous', anonymousId, entity);
    }
    if (!visitor) return attach('anonymous', anonymousId, user);
    return visitor !== user && visitor.externalId === null ? merge(visitor, user) : user;
  };

  for (const event of events) {
    let owner = ownerOf(event);
    if (event.previousId !== null) {
      const value = event.previousId;
      for (const kind of ['user', 'anonymous'] as const) {
        const previous = find(kind === 'user' ? userKey(value) : anonymousKey(value));
        if (previous) owner = merge(previous, owner);
        else attach(kind, value, owner);
      }
    }
    plan.owners.push(owner);
  }
  return plan;
}

import sql, { type Sql } from 'sql-template-tag';
import { type CustomerSet, type Evaluation, PERSON, readSet, type SetScope } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';

/** Why somebody cannot be emailed now; the first that holds counts. Whoever has none of them can. */
export const UNREACHABLE = ['noAddress', 'suppressed', 'unsubscribed'] as const;
export type UnreachableReason = (typeof UNREACHABLE)[number];

const ROWS: Readonly<Record<UnreachableReason, Sql>> = {
  noAddress: sql`SELECT number AS customer FROM customer WHERE email IS NULL AND merged_into IS NULL AND erased_at IS NULL`,
  suppressed: sql`SELECT customer FROM suppression WHERE channel = 'email'`,
  unsubscribed: sql`SELECT customer FROM consent WHERE channel = 'email' AND state = 'unsubscribed'`,
};

/** Customers for whom a reason holds, whatever else does: no address, an address that bounced, consent withdrawn. */
export const readUnreachable = (db: Queryable, reason: UnreachableReason, scope: SetScope): Promise<CustomerSet> =>
  readSet(db, ROWS[reason], scope);

export interface Reach {
  /** Those who can be emailed now. */
  reachable: number;
  /** The others by the first reason that holds; together with `reachable` they are everyone asked about. */
  unreachable: Record<UnreachableReason, number>;
}

/** How many of some customers can be emailed now, and why the others cannot. */
export function splitReach(
  customers: CustomerSet,
  reasons: Readonly<Record<UnreachableReason, CustomerSet>>,
  scope: SetScope,
): Reach {
  let rest = customers;
  const unreachable = { noAddress: 0, suppressed: 0, unsubscribed: 0 };
  for (const reason of UNREACHABLE) {
    const left = scope.without(rest, reasons[reason]);
    unreachable[reason] = rest.size - left.size;
    rest = left;
  }
  return { reachable: rest.size, unreachable };
}

/** The same of an evaluation's customers; from what its engine holds of each, where it does. */
export async function readReach(
  db: Queryable,
  customers: CustomerSet,
  { states }: Evaluation,
  scope: SetScope,
): Promise<Reach> {
  if (!states) {
    const reasons = {
      noAddress: await readUnreachable(db, 'noAddress', scope),
      suppressed: await readUnreachable(db, 'suppressed', scope),
      unsubscribed: await readUnreachable(db, 'unsubscribed', scope),
    };
    return splitReach(customers, reasons, scope);
  }
  const unreachable = { noAddress: 0, suppressed: 0, unsubscribed: 0 };
  let reachable = 0;
  for (const number of customers.toUint32Array()) {
    const state = states[number] ?? 0;
    if (!(state & PERSON.address)) unreachable.noAddress += 1;
    else if (state & PERSON.suppressed) unreachable.suppressed += 1;
    else if (state & PERSON.unsubscribed) unreachable.unsubscribed += 1;
    else reachable += 1;
  }
  return { reachable, unreachable };
}

import { ORDER_COMPLETED } from '@/lib/catalog';
import { readLifecycle } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { type CustomerScope, isEmptyScope } from './customer-scope';
import { readEventNames } from './event-names';
import { beginStages } from './sql/begin-stages';
import { moveKnownStages } from './sql/move-known-stages';

const DELETE_GONE = `DELETE FROM customer_lifecycle l WHERE ($1::int[] IS NULL OR l.customer = ANY($1)) AND NOT EXISTS (
  SELECT FROM customer c JOIN customer_fact f ON f.customer = c.number WHERE c.number = l.customer AND c.merged_into IS NULL AND c.erased_at IS NULL AND f.orders > 0)`;

/**
 * Brings the lifecycle stages of customers to what their facts say at `at`, and records each step. Who is met for the
 * first time gets the steps of all his orders; after that history is only added to: what time did counts from its very
 * instant, what a late order or new thresholds (`rethink`) changed counts from `at`. Facts must be up to date before.
 */
export async function moveStages(
  db: Queryable,
  customers: readonly number[] | { from: number; below: number },
  at: Date,
  rethink = false,
): Promise<void> {
  const scope: CustomerScope = Array.isArray(customers) ? [...new Set(customers)] : customers;
  if (isEmptyScope(scope)) return;
  const { thresholds } = await readLifecycle(db);
  await db.query(moveKnownStages(scope, thresholds, at, rethink));
  await db.query(beginStages(scope, (await readEventNames(db)).track(ORDER_COMPLETED), thresholds, at));
  if (Array.isArray(scope)) await db.query(DELETE_GONE, [scope]);
}

/** Moves up to `limit` customers whose time has come; returns how many there were. */
export async function moveDueStages(db: Queryable, limit: number, at: Date): Promise<number> {
  const { rows } = await db.query<{ customer: number }>(
    'SELECT customer FROM customer_lifecycle WHERE due_at <= $1 ORDER BY due_at, customer LIMIT $2',
    [at, limit],
  );
  await moveStages(
    db,
    rows.map(({ customer }) => customer),
    at,
  );
  return rows.length;
}

import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { type Delivery, getDelivery } from './delivery-row';
import { wakeDispatcher } from './wake-dispatcher';
import { findWebhook } from './webhook-row';

const REPLAY = `UPDATE webhook_delivery SET status = 'waiting', attempts = 0, next_at = $2, settled_at = NULL WHERE id = $1`;

/**
 * Sends a delivery again, whatever became of it, under the same id and to the byte the same; its retries begin anew.
 * Errors: notFound, conflict where the endpoint is disabled.
 */
export async function replayDelivery(db: Queryable, id: string, at: Date): Promise<Delivery> {
  const { webhookId } = await getDelivery(db, id);
  await requireEnabled(db, webhookId);
  await db.query(REPLAY, [id, at]);
  await giveChance(db, webhookId);
  return getDelivery(db, id);
}

/** Errors: notFound, conflict where the endpoint is disabled. */
export async function requireEnabled(db: Queryable, webhookId: string): Promise<number> {
  const { number, disabledAt } = await findWebhook(db, webhookId);
  if (disabledAt) throw new AppError('conflict', 'The webhook is disabled. Enable it first.');
  return number;
}

/** Somebody believes that the endpoint works: it is called at once, without the pause of one that keeps failing. */
export async function giveChance(db: Queryable, webhookId: string): Promise<void> {
  await db.query('UPDATE webhook_endpoint SET failures = 0 WHERE id = $1', [webhookId]);
  await wakeDispatcher(db);
}

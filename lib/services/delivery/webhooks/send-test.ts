import { newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { type Delivery, getDelivery } from './delivery-row';
import { TEST_TYPE } from './fields';
import { giveChance, requireEnabled } from './replay-delivery';

const INSERT = `INSERT INTO webhook_delivery (id, endpoint, type, payload, next_at, created_at) VALUES ($1, $2, $3, $4, $5, $5)`;

/** Sends a message of the type `webhook.test`, through the same queue as all others. Errors: notFound, conflict (disabled). */
export async function sendTest(db: Queryable, webhookId: string, at: Date): Promise<Delivery> {
  const number = await requireEnabled(db, webhookId);
  const id = newId('msg');
  const payload = { type: TEST_TYPE, timestamp: at.toISOString(), data: { webhook: { id: webhookId } } };
  await db.query(INSERT, [id, number, TEST_TYPE, JSON.stringify(payload), at]);
  await giveChance(db, webhookId);
  return getDelivery(db, id);
}

import type { Queryable } from '@/lib/platform/db';
import { findWebhook } from './webhook-row';

/** Deletes an endpoint with its deliveries; what waits is not sent any more. Errors: notFound. */
export async function deleteWebhook(db: Queryable, id: string): Promise<void> {
  const { number } = await findWebhook(db, id);
  await db.query('DELETE FROM webhook_endpoint WHERE number = $1', [number]);
}

import type { Queryable } from '@/lib/platform/db';
import { seal } from '@/lib/platform/encrypt';
import { newSecret } from './sign';
import { findWebhook, toWebhook, type Webhook } from './webhook-row';

const OVERLAP_MS = 24 * 3_600_000;
const ROTATE = `UPDATE webhook_endpoint SET old_secret = secret, old_secret_until = $3, secret = $2, updated_at = $4 WHERE number = $1`;

/**
 * A new secret, which is shown this once. For a day both sign, so that a receiver can change over without missing a
 * message; a secret that was rotated before does not sign any more. Errors: notFound.
 */
export async function rotateSecret(db: Queryable, id: string, at: Date): Promise<{ webhook: Webhook; secret: string }> {
  const { number } = await findWebhook(db, id);
  const secret = newSecret();
  await db.query(ROTATE, [number, seal(secret, id), new Date(at.getTime() + OVERLAP_MS), at]);
  return { webhook: toWebhook(await findWebhook(db, id)), secret };
}

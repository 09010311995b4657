import { AppError, newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { seal } from '@/lib/platform/encrypt';
import { checkUrl } from './check-url';
import type { EventType } from './fields';
import { resolveSegments } from './resolve-segments';
import { newSecret } from './sign';
import { findWebhook, toWebhook, type Webhook } from './webhook-row';

export interface CreateWebhookInput {
  url: string;
  description?: string | null;
  events: readonly EventType[];
  /** Ids or keys; null: all. */
  segments: readonly string[] | null;
  announceFirstBuild?: boolean;
  enabled?: boolean;
  /** The person who makes it. */
  ownerId?: string | null;
  at: Date;
}

const MOST = 100;
const INSERT = `
  INSERT INTO webhook_endpoint (id, url, description, events, all_segments, segments, announce_first_build, secret, owner_id, disabled_at, disabled_reason, created_at, updated_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12 WHERE (SELECT count(*) FROM webhook_endpoint) < ${MOST}`;

/**
 * A new endpoint and its secret, which is shown this once. What happens from now on is announced. Errors: invalidInput
 * (url, segments), conflict where there are too many.
 */
export async function createWebhook(
  db: Queryable,
  input: CreateWebhookInput,
): Promise<{ webhook: Webhook; secret: string }> {
  checkUrl(input.url);
  const { allSegments, segments } = await resolveSegments(db, input.segments);
  const id = newId('whk');
  const secret = newSecret();
  const { url, description, events, announceFirstBuild = false, enabled = true, ownerId = null, at } = input;
  const inserted = await db.query(INSERT, [
    id,
    url,
    description || null,
    [...new Set(events)],
    allSegments,
    segments,
    announceFirstBuild,
    seal(secret, id),
    ownerId,
    enabled ? null : at,
    enabled ? null : 'person',
    at,
  ]);
  if (inserted.rowCount === 0) throw new AppError('conflict', `There are ${MOST} webhooks, which is the limit.`);
  return { webhook: toWebhook(await findWebhook(db, id)), secret };
}

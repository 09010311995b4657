import type { Queryable } from '@/lib/platform/db';
import { checkUrl } from './check-url';
import type { EventType } from './fields';
import { resolveSegments } from './resolve-segments';
import { wakeDispatcher } from './wake-dispatcher';
import { findWebhook, toWebhook, type Webhook } from './webhook-row';

export interface UpdateWebhookInput {
  url?: string;
  description?: string | null;
  events?: readonly EventType[];
  /** Ids or keys; null: all. */
  segments?: readonly string[] | null;
  announceFirstBuild?: boolean;
  /** Deliveries that wait are kept while it is disabled, and sent when it is enabled again. */
  enabled?: boolean;
  at: Date;
}

const UPDATE = `
  UPDATE webhook_endpoint SET url = $2, description = $3, events = $4, all_segments = $5, segments = $6,
    announce_first_build = $7, disabled_at = $8, disabled_reason = $9, updated_at = $10,
    failures = CASE WHEN $11 THEN 0 ELSE failures END, failing_since = CASE WHEN $11 THEN NULL ELSE failing_since END
  WHERE number = $1`;

/** Changes an endpoint; what is left out stays. Errors: notFound, invalidInput (url, segments). */
export async function updateWebhook(db: Queryable, id: string, input: UpdateWebhookInput): Promise<Webhook> {
  const before = await findWebhook(db, id);
  if (input.url !== undefined) checkUrl(input.url);
  const chosen = input.segments === undefined ? before : await resolveSegments(db, input.segments);
  const { url = before.url, events = before.events, announceFirstBuild = before.announceFirstBuild, at } = input;
  const enabled = input.enabled ?? before.disabledAt === null;
  const wasEnabled = before.disabledAt === null;
  await db.query(UPDATE, [
    before.number,
    url,
    input.description === undefined ? before.description : input.description || null,
    [...new Set(events)],
    chosen.allSegments,
    chosen.segments,
    announceFirstBuild,
    enabled ? null : (before.disabledAt ?? at),
    enabled ? null : (before.disabledReason ?? 'person'),
    at,
    // Another address, or one that is given another chance, begins without a past.
    url !== before.url || (enabled && !wasEnabled),
  ]);
  await wakeDispatcher(db);
  return toWebhook(await findWebhook(db, id));
}

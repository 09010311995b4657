import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { DisabledReason, EventType } from './fields';

/** An endpoint as the API and the screens show it. */
export interface Webhook {
  id: string;
  url: string;
  description: string | null;
  events: EventType[];
  /** Ids; null: all segments. */
  segments: string[] | null;
  announceFirstBuild: boolean;
  enabled: boolean;
  /** Why it is not enabled: a person, an answer of 410 (gone), or five days without a success. */
  disabledReason: DisabledReason | null;
  disabledAt: string | null;
  /** Since when every attempt has failed. */
  failingSince: string | null;
  lastSuccessAt: string | null;
  /** Until when the secret before the present one signs too. */
  oldSecretUntil: string | null;
  /** The person who made it; null where a program did. */
  ownerId: string | null;
  ownerName: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface WebhookRow {
  number: number;
  id: string;
  url: string;
  description: string | null;
  events: EventType[];
  allSegments: boolean;
  segments: string[];
  announceFirstBuild: boolean;
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  failingSince: Date | null;
  lastSuccessAt: Date | null;
  oldSecretUntil: Date | null;
  ownerId: string | null;
  ownerName: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export const WEBHOOK_COLUMNS = `w.number, w.id, w.url, w.description, w.events, w.all_segments AS "allSegments", w.segments,
  w.announce_first_build AS "announceFirstBuild", w.disabled_reason AS "disabledReason", w.disabled_at AS "disabledAt",
  w.failing_since AS "failingSince", w.last_success_at AS "lastSuccessAt", w.old_secret_until AS "oldSecretUntil",
  w.owner_id AS "ownerId", (SELECT u.name FROM user_account u WHERE u.id = w.owner_id) AS "ownerName", w.created_at AS "createdAt", w.updated_at AS "updatedAt"`;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function toWebhook(row: WebhookRow): Webhook {
  const { number: _number, allSegments, segments, ...shown } = row;
  return {
    ...shown,
    segments: allSegments ? null : segments,
    enabled: row.disabledAt === null,
    disabledAt: iso(row.disabledAt),
    failingSince: iso(row.failingSince),
    lastSuccessAt: iso(row.lastSuccessAt),
    oldSecretUntil: iso(row.oldSecretUntil),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The row of an endpoint by its id. Errors: notFound. */
export async function findWebhook(db: Queryable, id: string): Promise<WebhookRow> {
  const { rows } = id.includes('\u0000')
    ? { rows: [] }
    : await db.query<WebhookRow>(`SELECT ${WEBHOOK_COLUMNS} FROM webhook_endpoint w WHERE w.id = $1`, [id]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such webhook');
  return row;
}

import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';

/** What came of an attempt at one message. */
export interface Outcome {
  number: number;
  status: 'sent' | 'bounced' | 'failed' | 'skipped' | 'cancelled' | 'uncertain' | 'queued';
  reason?: string;
  detail?: string;
  providerId?: string;
  bytes?: number;
  /** Of one that is queued again. */
  dueAt?: Date;
  /** The attempt does not count: nothing was tried with this message. */
  uncounted?: boolean;
}

export interface RecordOptions {
  worker: string;
  provider: string;
  /** The provider tells by itself what it delivered; else what it takes counts as delivered. */
  reportsDelivery: boolean;
  at: Date;
}

const text = (value: string | undefined): string | null => value?.replaceAll('\0', '').slice(0, 1_000) ?? null;

/**
 * Writes down what came of many attempts in one statement, with the signals that follow from it. Of messages that this
 * process had in hand alone; one that another has meanwhile called uncertain is put right by the answer.
 */
export async function recordOutcomes(
  db: Queryable,
  outcomes: readonly Outcome[],
  options: RecordOptions,
): Promise<void> {
  const { worker, provider, reportsDelivery, at } = options;
  const { text: statement, values } = sql`
    WITH outcome AS (
      SELECT * FROM unnest(${outcomes.map(({ number }) => number)}::bigint[], ${outcomes.map(({ status }) => status)}::text[],
        ${outcomes.map(({ reason }) => text(reason))}::text[], ${outcomes.map(({ detail }) => text(detail))}::text[],
        ${outcomes.map(({ providerId }) => text(providerId))}::text[], ${outcomes.map(({ bytes }) => bytes ?? null)}::int[],
        ${outcomes.map(({ dueAt }) => dueAt ?? null)}::timestamptz[], ${outcomes.map(({ uncounted }) => (uncounted ? 1 : 0))}::int[])
        AS o(number, status, reason, detail, provider_id, bytes, due_at, uncounted)
    ), written AS (
      UPDATE message m SET status = o.status, reason = o.reason, detail = o.detail, provider = ${provider},
        provider_id = coalesce(o.provider_id, m.provider_id), bytes = coalesce(o.bytes, m.bytes),
        due_at = coalesce(o.due_at, m.due_at), attempts = m.attempts - o.uncounted,
        sent_at = CASE WHEN o.status = 'sent' THEN ${at}::timestamptz ELSE m.sent_at END,
        settled_at = CASE WHEN o.status <> 'queued' THEN ${at}::timestamptz END,
        claimed_by = CASE WHEN o.status = 'uncertain' THEN m.claimed_by END, claimed_to = NULL
      FROM outcome o WHERE m.number = o.number AND m.claimed_by = ${worker}
        AND (m.status IN ('sending', 'handing') OR (m.status = 'uncertain' AND o.status <> 'queued'))
      RETURNING m.number, m.status, m.detail
    )
    INSERT INTO message_signal (message, kind, at, detail, announce_at)
    SELECT number, CASE status WHEN 'sent' THEN 'delivered' ELSE 'bounce' END, ${at}::timestamptz,
      CASE status WHEN 'bounced' THEN jsonb_build_object('type', 'hard', 'words', detail) END, ${at}::timestamptz
    FROM written WHERE status = 'bounced' OR (status = 'sent' AND NOT ${reportsDelivery}::bool)`;
  await db.query({ name: 'record-outcomes', text: statement, values });
}

import type { Queryable } from '@/lib/platform/db';

export interface OutboxItem {
  /** Place in the outbox, as text: it may be large. */
  seq: string;
  recipient: string;
  subject: string;
  at: Date;
  bytes: number;
  /** Of the campaign that it belongs to; null: a single message. */
  campaign: string | null;
}

const LIST = `SELECT o.seq::text, o.recipient, o.subject, o.at, length(o.raw) AS bytes, k.name AS campaign
  FROM outbox_mail o LEFT JOIN message m ON m.number = o.message LEFT JOIN campaign k ON k.number = m.campaign
  WHERE ($1::bigint IS NULL OR o.seq < $1)
    AND ($2::text IS NULL OR position(lower($2) IN lower(o.recipient)) > 0 OR position(lower($2) IN lower(o.subject)) > 0)
  ORDER BY o.seq DESC LIMIT $3`;

/** What the outbox took, the latest first. */
export async function listOutboxMail(
  db: Queryable,
  { q, cursor, limit }: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ data: OutboxItem[]; nextCursor: string | null }> {
  const before = cursor && /^\d{1,18}$/.test(cursor) ? cursor : null;
  const { rows } = await db.query<OutboxItem>(LIST, [before, q?.replaceAll('\0', '') || null, limit + 1]);
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.seq ?? null) : null };
}

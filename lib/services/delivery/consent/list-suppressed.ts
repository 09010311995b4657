import type { Queryable } from '@/lib/platform/db';
import type { SuppressionReason } from './suppress-addresses';

export interface SuppressedAddress {
  email: string;
  reason: SuppressionReason;
  /** Where it came from, in words where they are known. */
  source: string | null;
  at: Date;
  /** Customers who have it. */
  customers: number;
}

export interface ListSuppressedInput {
  /** Part of the address. */
  q?: string | undefined;
  reason?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Those on the list, and those of customers who are suppressed by an event of a source (a bounce that it told of). */
const ALL = `WITH everything AS (
    SELECT email, reason, source, at FROM suppressed_address
    UNION ALL
    (SELECT DISTINCT ON (lower(c.email)) lower(c.email), CASE x.reason WHEN 'bounced' THEN 'hardBounce' WHEN 'complained' THEN 'complaint'
      WHEN 'unsubscribed' THEN 'unsubscribe' ELSE 'manual' END, 'an event', x.at
    FROM suppression x JOIN customer c ON c.number = x.customer AND c.merged_into IS NULL AND c.erased_at IS NULL
    WHERE x.channel = 'email' AND c.email IS NOT NULL AND NOT EXISTS (SELECT FROM suppressed_address a WHERE a.email = lower(c.email))
    ORDER BY lower(c.email), x.at)
  )`;
const LIST = `${ALL}
  SELECT a.email, a.reason, coalesce(u.name, a.source) AS source, a.at,
    (SELECT count(*)::int FROM customer c WHERE lower(c.email) = a.email AND c.merged_into IS NULL AND c.erased_at IS NULL) AS customers
  FROM everything a LEFT JOIN user_account u ON a.source = 'user:' || u.id
  WHERE ($1::text IS NULL OR position(lower($1) IN a.email) > 0) AND ($2::text IS NULL OR a.reason = $2)
    AND ($3::timestamptz IS NULL OR (a.at, a.email) < ($3, $4))
  ORDER BY a.at DESC, a.email DESC LIMIT $5`;
const COUNT = `${ALL} SELECT count(*)::int AS n FROM everything`;

/** Addresses that are not written to, the latest first, and how many there are in all. */
export async function listSuppressed(
  db: Queryable,
  { q, reason, cursor, limit }: ListSuppressedInput,
): Promise<{ data: SuppressedAddress[]; nextCursor: string | null; total: number }> {
  const [at = null, email = null] = cursor ? readCursor(cursor) : [];
  const [{ rows }, count] = await Promise.all([
    db.query<SuppressedAddress>(LIST, [q?.replaceAll('\0', '') || null, reason || null, at, email, limit + 1]),
    db.query<{ n: number }>(COUNT),
  ]);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = rows.length > limit && last ? `${last.at.toISOString()} ${last.email}` : null;
  return { data, nextCursor, total: count.rows[0]?.n ?? 0 };
}

function readCursor(cursor: string): [Date, string] | [] {
  const [time = '', email = ''] = cursor.split(' ');
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? [] : [at, email];
}

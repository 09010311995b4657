import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../profiles/cursor';
import { findSegment } from './find-segment';

export interface SegmentMember {
  customerId: string;
  externalId: string | null;
  enteredAt: string;
}

const ORDER = 'member';
const LIST = `SELECT c.number, c.id, c.external_id AS "externalId", m.entered_at AS "enteredAt"
  FROM membership m JOIN customer c ON c.number = m.customer
  WHERE m.segment = $1 AND m.left_at IS NULL AND m.customer > $2 ORDER BY m.customer LIMIT $3`;

/** Who is in a segment now, in the order in which customers were made. Errors: notFound, invalidInput (cursor). */
export async function listMembers(
  db: Queryable,
  reference: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ data: SegmentMember[]; nextCursor: string | null }> {
  const after = cursor ? decodeCursor(cursor, ORDER, 'integer').number : 0;
  const segment = await findSegment(db, reference);
  const { rows } = await db.query<{ number: number; id: string; externalId: string | null; enteredAt: Date }>(LIST, [
    segment.number,
    after,
    limit + 1,
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ id, externalId, enteredAt }) => ({
      customerId: id,
      externalId,
      enteredAt: enteredAt.toISOString(),
    })),
    nextCursor: rows.length > limit && last ? encodeCursor({ order: ORDER, value: null, number: last.number }) : null,
  };
}

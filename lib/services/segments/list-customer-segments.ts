import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../profiles/cursor';

export interface CustomerSegment {
  id: string;
  key: string;
  name: string;
  enteredAt: string;
}

/** As many as one page can hold: whoever reads without paging gets all that anybody has in practice. */
export const MOST_SEGMENTS = 500;
const ORDER = 'customer-segments';

/** One row with nulls where the customer is in no segment; none where there is no such customer. */
const LIST = `SELECT s.id, s.key, s.name, m.entered_at AS "enteredAt", m.segment
  FROM customer named JOIN customer c ON c.number = coalesce(named.merged_into, named.number)
  LEFT JOIN membership m ON m.customer = c.number AND m.left_at IS NULL
    AND ($2::timestamptz IS NULL OR m.entered_at < $2 OR (m.entered_at = $2 AND m.segment > $3))
  LEFT JOIN segment s ON s.number = m.segment
  WHERE named.id = $1 AND c.erased_at IS NULL ORDER BY m.entered_at DESC, m.segment LIMIT $4`;

/**
 * The segments that a customer (by id; a merged one's survivor) is in now, the latest entered first, and since when. Errors:
 * notFound, invalidInput (cursor).
 */
export async function listCustomerSegments(
  db: Queryable,
  customerId: string,
  { cursor, limit = MOST_SEGMENTS }: { cursor?: string; limit?: number } = {},
): Promise<{ data: CustomerSegment[]; nextCursor: string | null }> {
  const after = cursor ? decodeCursor(cursor, ORDER, 'time') : null;
  const { rows } = await db.query<Row | { id: null }>({
    name: 'customer-segments',
    text: LIST,
    values: [customerId, after?.value ?? null, after?.number ?? null, limit + 1],
  });
  if (rows.length === 0) throw noCustomer();
  const found = rows.flatMap((row) => (row.id === null ? [] : [row]));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ id, key, name, enteredAt }) => ({ id, key, name, enteredAt: enteredAt.toISOString() })),
    nextCursor:
      found.length > limit && last
        ? encodeCursor({ order: ORDER, value: last.enteredAt.toISOString(), number: last.segment })
        : null,
  };
}

interface Row extends Omit<CustomerSegment, 'enteredAt'> {
  enteredAt: Date;
  segment: number;
}

const noCustomer = (): AppError => new AppError('notFound', 'There is no such customer');

/** The number of a customer by id; a merged one's survivor. Errors: notFound, also for who was erased. */
export async function findCustomerNumber(db: Queryable, id: string): Promise<number> {
  const { rows } = await db.query<{ number: number }>(
    'SELECT s.number FROM customer c JOIN customer s ON s.number = coalesce(c.merged_into, c.number) WHERE c.id = $1 AND s.erased_at IS NULL',
    [id],
  );
  const [row] = rows;
  if (!row) throw noCustomer();
  return row.number;
}

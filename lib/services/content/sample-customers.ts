import type { Queryable } from '@/lib/platform/db';

const OF_SEGMENT = `SELECT m.customer FROM membership m JOIN customer c ON c.number = m.customer
  WHERE m.segment = $1 AND m.left_at IS NULL AND c.email IS NOT NULL AND c.merged_into IS NULL AND c.erased_at IS NULL
  ORDER BY md5(m.customer::text), m.customer LIMIT $2`;
const OF_ALL = `SELECT number AS customer FROM customer
  WHERE email IS NOT NULL AND merged_into IS NULL AND erased_at IS NULL ORDER BY md5(number::text), number LIMIT $1`;

/**
 * Customers with an address to try an email on, of a segment (number) or of everyone; the same ones at each call as long
 * as they stay. Drawn by a hash, so that they are like the others.
 */
export async function sampleCustomers(
  db: Queryable,
  { segment, size }: { segment: number | null; size: number },
): Promise<number[]> {
  const { rows } = await (segment === null
    ? db.query<{ customer: number }>(OF_ALL, [size])
    : db.query<{ customer: number }>(OF_SEGMENT, [segment, size]));
  return rows.map(({ customer }) => customer);
}

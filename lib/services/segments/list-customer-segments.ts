import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

export interface CustomerSegment {
  id: string;
  key: string;
  name: string;
  enteredAt: string;
}

const LIST = `SELECT s.id, s.key, s.name, m.entered_at AS "enteredAt" FROM membership m JOIN segment s ON s.number = m.segment
  WHERE m.customer = $1 AND m.left_at IS NULL ORDER BY m.entered_at DESC, s.number`;

/** The segments that a customer (by id) is in now, and since when. Errors: notFound. */
export async function listCustomerSegments(db: Queryable, customerId: string): Promise<CustomerSegment[]> {
  const number = await findCustomerNumber(db, customerId);
  const { rows } = await db.query<Omit<CustomerSegment, 'enteredAt'> & { enteredAt: Date }>(LIST, [number]);
  return rows.map((row) => ({ ...row, enteredAt: row.enteredAt.toISOString() }));
}

/** The number of a customer by id; a merged one's survivor. Errors: notFound, also for who was erased. */
export async function findCustomerNumber(db: Queryable, id: string): Promise<number> {
  const { rows } = await db.query<{ number: number }>(
    'SELECT s.number FROM customer c JOIN customer s ON s.number = coalesce(c.merged_into, c.number) WHERE c.id = $1 AND s.erased_at IS NULL',
    [id],
  );
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such customer');
  return row.number;
}

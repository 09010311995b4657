import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

export interface CustomerSegment {
  id: string;
  key: string;
  name: string;
  enteredAt: string;
}

/** One row with nulls where the customer is in no segment; none where there is no such customer. */
const LIST = `SELECT s.id, s.key, s.name, m.entered_at AS "enteredAt"
  FROM customer named JOIN customer c ON c.number = coalesce(named.merged_into, named.number)
  LEFT JOIN membership m ON m.customer = c.number AND m.left_at IS NULL LEFT JOIN segment s ON s.number = m.segment
  WHERE named.id = $1 AND c.erased_at IS NULL ORDER BY m.entered_at DESC, s.number`;

/** The segments that a customer (by id; a merged one's survivor) is in now, and since when. Errors: notFound. */
export async function listCustomerSegments(db: Queryable, customerId: string): Promise<CustomerSegment[]> {
  const { rows } = await db.query<(Omit<CustomerSegment, 'enteredAt'> & { enteredAt: Date }) | { id: null }>({
    name: 'customer-segments',
    text: LIST,
    values: [customerId],
  });
  if (rows.length === 0) throw noCustomer();
  return rows.flatMap((row) => (row.id === null ? [] : [{ ...row, enteredAt: row.enteredAt.toISOString() }]));
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

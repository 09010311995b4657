import type { Queryable } from '@/lib/platform/db';

/** Opaque ids of customers by their numbers. */
export async function readCustomerIds(db: Queryable, numbers: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await db.query<{ number: number; id: string }>(
    'SELECT number, id FROM customer WHERE number = ANY($1::int[])',
    [numbers],
  );
  return new Map(rows.map((row) => [row.number, row.id]));
}

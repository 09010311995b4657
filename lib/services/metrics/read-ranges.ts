import type { Queryable } from '@/lib/platform/db';

const CUSTOMERS_A_PART = 50_000;

/** All numbers of customers, in parts that a statement takes in a second or two. */
export async function readRanges(db: Queryable): Promise<{ from: number; below: number }[]> {
  const { rows } = await db.query<{ max: number | null }>('SELECT max(number) AS max FROM customer');
  return Array.from({ length: Math.ceil(((rows[0]?.max ?? 0) + 1) / CUSTOMERS_A_PART) }, (_, part) => ({
    from: part * CUSTOMERS_A_PART,
    below: (part + 1) * CUSTOMERS_A_PART,
  }));
}

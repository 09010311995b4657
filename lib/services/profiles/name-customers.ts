import type { Queryable } from '@/lib/platform/db';
import { maskCustomer } from './mask-customer';
import { nameOf } from './name-of';

/** What customers are called, by number, with the id that leads to each; masked where personal data may not be seen. */
export async function nameCustomers(
  db: Queryable,
  numbers: readonly number[],
  personal: boolean,
): Promise<Map<number, { id: string; name: string }>> {
  const { rows } = await db.query<{
    number: number;
    id: string;
    externalId: string | null;
    email: string | null;
    traits: Record<string, unknown>;
  }>('SELECT number, id, external_id AS "externalId", email, traits FROM customer WHERE number = ANY($1::int[])', [
    numbers,
  ]);
  return new Map(
    rows.map((row) => {
      const shown = personal ? row : maskCustomer(row);
      return [
        row.number,
        { id: row.id, name: nameOf(shown) ?? shown.email ?? shown.externalId ?? 'Anonymous visitor' },
      ];
    }),
  );
}

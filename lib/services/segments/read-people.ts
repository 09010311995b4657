import type { Queryable } from '@/lib/platform/db';
import { maskCustomer } from '../profiles/mask-customer';
import { nameOf } from '../profiles/name-of';

/** A customer as a short list shows one. */
export interface Person {
  id: string;
  name: string | null;
  email: string | null;
  country: string | null;
}

interface Row {
  number: number;
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
}

/** Customers by number, in the order of their making; without `personal` what is personal is masked. */
export async function readPeople(db: Queryable, numbers: readonly number[], personal: boolean): Promise<Person[]> {
  if (numbers.length === 0) return [];
  const { rows } = await db.query<Row>(
    'SELECT number, id, external_id AS "externalId", email, traits FROM customer WHERE number = ANY($1::int[]) ORDER BY number',
    [numbers],
  );
  return rows.map((row) => {
    const shown = personal ? row : maskCustomer(row);
    const { country } = shown.traits;
    return {
      id: row.id,
      name: nameOf(shown),
      email: shown.email,
      country: typeof country === 'string' ? country : null,
    };
  });
}

import type { Queryable } from '@/lib/platform/db';
import { maskCustomer } from '../profiles/mask-customer';
import { nameOf } from '../profiles/name-of';

const NAMES = `SELECT id, external_id AS "externalId", email, traits FROM customer WHERE id = ANY($1::text[]) AND merged_into IS NULL AND erased_at IS NULL`;
interface Row {
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
}

/** What some customers are called, by id; masked for those who may not see personal data. Those who are gone are missing. */
export async function nameCustomers(
  db: Queryable,
  ids: readonly string[],
  personal: boolean,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<Row>(NAMES, [ids]);
  return new Map(
    rows.map((row) => {
      const shown = personal ? row : maskCustomer(row);
      return [row.id, nameOf(shown) ?? shown.email ?? row.id];
    }),
  );
}

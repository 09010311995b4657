import type { Queryable } from '@/lib/platform/db';

const LIVE = `c.merged_into IS NULL AND c.erased_at IS NULL`;

// From one country to the next along the index: as many steps as there are countries, however many customers.
const LIST = `
  WITH RECURSIVE step AS (
    SELECT (SELECT min(c.traits->>'country') FROM customer c WHERE ${LIVE}) AS country
    UNION ALL
    SELECT (SELECT min(c.traits->>'country') FROM customer c WHERE ${LIVE} AND c.traits->>'country' > s.country) FROM step s WHERE s.country IS NOT NULL
  )
  SELECT country FROM step WHERE country <> '' LIMIT 300`;

/** Countries of the customers, as their traits write them; 300 at most. */
export async function listCountries(db: Queryable): Promise<string[]> {
  return (await db.query<{ country: string }>(LIST)).rows.map(({ country }) => country);
}

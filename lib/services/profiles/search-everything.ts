import sql from 'sql-template-tag';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { customerMatches, likeLiteral } from './customer-search';
import { maskCustomer } from './mask-customer';
import { nameOf } from './name-of';

export interface SearchAnswer {
  segments: { id: string; name: string }[];
  customers: { id: string; name: string | null; email: string | null }[];
  products: { id: string; name: string }[];
}

interface Found {
  id: string;
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
}

const EACH = 6;

/** The first few segments, customers and products that a text names. */
export async function searchEverything(db: Pool, input: { q: string; personal: boolean }): Promise<SearchAnswer> {
  const text = input.q.trim();
  if (text === '') return { segments: [], customers: [], products: [] };
  const like = `%${likeLiteral(text.toLowerCase())}%`;
  const [segments, customers, products] = await Promise.all([
    db.query<SearchAnswer['segments'][number]>(sql`
      SELECT id, name FROM segment WHERE status <> 'archived' AND (lower(name) LIKE ${like} OR key LIKE ${like} OR id = ${text}) ORDER BY name LIMIT ${EACH}::int`),
    findCustomers(db, text, input.personal),
    db.query<SearchAnswer['products'][number]>(sql`
      SELECT p.id, p.name FROM product p WHERE lower(p.name || ' ' || p.external_id) LIKE ${like} OR p.id = ${text} LIMIT ${EACH}::int`),
  ]);
  return {
    segments: segments.rows,
    customers: customers.map((row) => {
      const shown = input.personal ? row : maskCustomer(row);
      return { id: shown.id, name: nameOf(shown), email: shown.email };
    }),
    products: products.rows,
  };
}

const COLUMNS = sql`c.id, c.external_id AS "externalId", c.email, c.traits`;
const GLANCE = 1_000;

/** The first few that a text names: among those seen lately, where most that is looked for is; else by the trigrams. */
async function findCustomers(db: Pool, text: string, personal: boolean): Promise<Found[]> {
  const where = sql`c.merged_into IS NULL AND c.erased_at IS NULL ${customerMatches(text, personal)}`;
  if (personal) {
    const lately = await db.query<Found>(sql`
      WITH lately AS MATERIALIZED (
        SELECT c.* FROM (SELECT customer FROM customer_fact WHERE last_seen_at IS NOT NULL ORDER BY last_seen_at DESC, customer DESC LIMIT ${GLANCE}::int) f
          JOIN customer c ON c.number = f.customer
      )
      SELECT ${COLUMNS} FROM lately c WHERE ${where} LIMIT ${EACH}::int`);
    if (lately.rows.length === EACH) return lately.rows;
  }
  return inTransaction(db, async (client) => {
    // Few are left to be found, which the planner cannot know: reading the table would cost seconds.
    await client.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL jit = off');
    return (await client.query<Found>(sql`SELECT ${COLUMNS} FROM customer c WHERE ${where} LIMIT ${EACH}::int`)).rows;
  });
}

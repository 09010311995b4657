import pg from 'pg';
import { databaseUrl } from '../demo';

let address: string | undefined;

/** The rows of a question to the running product's database, to check what a page says against. */
export async function ask<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  address ??= databaseUrl();
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The number `n` of its only row. */
export const askNumber = async (text: string, values: unknown[] = []): Promise<number> =>
  Number((await ask<{ n: number }>(text, values))[0]?.n);

/** A test of customer `c`: neither merged away nor erased. */
export const LIVE = 'c.merged_into IS NULL AND c.erased_at IS NULL';

/** The dictionary number of an event's name, as SQL. */
export const eventNamed = (name: string): string =>
  `(SELECT id FROM event_name WHERE kind = 'track' AND name = '${name}')`;

/** How many customers `c` a test holds for, as SQL. */
export const countCustomers = (test: string): string =>
  `SELECT count(*) AS n FROM customer c WHERE ${LIVE} AND (${test})`;

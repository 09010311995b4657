import pg from 'pg';

/** Opens one connection, uses it, and closes it. Rejects with the driver's error. */
export async function withClient<T>(
  url: string,
  use: (client: pg.Client) => Promise<T>,
  timeoutMilliseconds = 15_000,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMilliseconds });
  client.on('error', () => undefined); // the query that meets it rejects
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same server's address with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

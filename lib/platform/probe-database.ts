import pg from 'pg';

/**
 * Runs one query on a connection of its own and gives up after `timeoutMs`, also where the server accepts the
 * connection and then says nothing. Throws where there is no answer in time.
 */
export async function probeDatabase<Row extends pg.QueryResultRow>(
  connectionString: string,
  text: string,
  timeoutMs: number,
): Promise<Row[]> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: 'kindred-health',
  });
  client.on('error', () => {});
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  const ask = async (): Promise<Row[]> => {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  };
  const asked = ask();
  asked.catch(() => {});
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
    void client.end().catch(() => {});
  }
}

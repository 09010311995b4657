import pg from 'pg';
import { withClient } from './with-client';

/** Makes the database if the server does not have it. `serverUrl` names a database that exists. */
export function ensureDatabase(serverUrl: string, database: string): Promise<void> {
  return withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  });
}

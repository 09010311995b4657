import { randomUUID } from 'node:crypto';
import { applyMigrations } from '@/lib/cli/database/apply-migrations';
import { hashMigrations } from '@/lib/cli/database/migration-files';
import { withClient, withDatabase } from '@/lib/cli/database/with-client';
import { testServerUrl } from './database-server';

export interface TestDatabase {
  /** Address of an empty, fully migrated database that nobody else uses. */
  url: string;
  drop(): Promise<void>;
}

/**
 * A database of one's own, copied from a migrated template in well under a second; one per test file. The server is
 * that of KINDRED_TEST_SERVER, else one that all tests of this user share and that stops by itself.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await testServerUrl();
  const template = await ensureTemplate(server);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: withDatabase(server, name),
    drop: async () => {
      await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

const TEMPLATE_LOCK = 7_461_201;

/** The template of the present migrations: built once, by whoever comes first, while the others wait. */
async function ensureTemplate(server: string): Promise<string> {
  const template = `template_${hashMigrations()}`;
  const exists = `SELECT 1 FROM pg_database WHERE datname = '${template}'`;
  await withClient(server, async (client) => {
    if ((await client.query(exists)).rowCount) return;
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if ((await client.query(exists)).rowCount) return;
    const building = `${template}_building`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${building}`);
    await applyMigrations(withDatabase(server, building));
    await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  });
  return template;
}

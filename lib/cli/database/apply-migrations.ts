import { failedBecause } from '../cli-error';
import { listMigrations } from './migration-files';
import { runPrisma } from './run-prisma';
import { withClient } from './with-client';

/** Brings a database up to date with `prisma/migrations`; at once where nothing is pending. Gives the applied names. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const pending = await listPending(databaseUrl);
  if (pending.length === 0) return [];
  const { code, output } = await runPrisma(['migrate', 'deploy'], databaseUrl);
  if (code !== 0) throw failedBecause('The database could not be migrated.', output);
  const left = await listPending(databaseUrl); // an engine that does nothing must not pass for one that did
  if (left.length > 0) throw failedBecause(`These migrations were not applied: ${left.join(', ')}.`, output);
  return pending;
}

/** Migrations of the tree that have not been finished on the database. */
export function listPending(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const known = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`);
    if (!known.rows[0]?.exists) return listMigrations();
    const { rows } = await client.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const finished = new Set(rows.map((row) => row.name));
    return listMigrations().filter((name) => !finished.has(name));
  });
}

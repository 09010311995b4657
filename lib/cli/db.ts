import path from 'node:path';
import { ensureDatabase } from './database/ensure-database';
import { runPrisma } from './database/run-prisma';
import { readEnvironment } from './environment';
import { readServerState } from './postgres/server-state';
import { PRODUCT_SETTINGS } from './postgres/settings';
import { startServer } from './postgres/start-server';

/**
 * `npm run db -- <arguments of prisma>`, for developers: `migrate dev --name …`, `migrate status`, `studio`, `generate`; `url` prints
 * the database's address.
 * On DATABASE_URL, else on the embedded database of the data folder, started for as long as this runs.
 */
export async function run(args: readonly string[]): Promise<number> {
  const environment = readEnvironment();
  if (args[0] === 'url' && environment.databaseUrl) {
    console.log(environment.databaseUrl);
    return 0;
  }
  const needsNone = ['generate', 'format', 'validate'].includes(args[0] ?? '');
  if (needsNone || environment.databaseUrl) return show(args, environment.databaseUrl);
  const wasRunning = readServerState(path.join(environment.dataFolder, 'postgres')) !== undefined;
  const server = await startServer(environment.dataFolder, PRODUCT_SETTINGS);
  try {
    await ensureDatabase(server.url('postgres'), 'kindred');
    if (args[0] === 'url') {
      console.log(server.url('kindred'));
      return 0;
    }
    return await show(args, server.url('kindred'));
  } finally {
    if (!wasRunning) await server.stop();
  }
}

async function show(args: readonly string[], databaseUrl: string | undefined): Promise<number> {
  return (await runPrisma(args, databaseUrl, { show: true })).code;
}

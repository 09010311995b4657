import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkGivenDatabase } from '../database/check-given';
import { ensureDatabase } from '../database/ensure-database';
import type { CliEnvironment } from '../environment';
import { PRODUCT_SETTINGS } from '../postgres/settings';
import { type EmbeddedServer, startServer } from '../postgres/start-server';
import { isAlive } from '../process/is-alive';

export interface OpenDatabase {
  url: string;
  stop(): Promise<void>;
}

/** The database of DATABASE_URL, checked; else the embedded one, started and kept alive. */
export async function openDatabase(environment: CliEnvironment, say: (line: string) => void): Promise<OpenDatabase> {
  if (environment.databaseUrl !== undefined) {
    await checkGivenDatabase(environment.databaseUrl);
    return { url: environment.databaseUrl, stop: async () => undefined };
  }
  const server = await startServer(environment.dataFolder, PRODUCT_SETTINGS);
  await ensureDatabase(server.url('postgres'), 'kindred');
  return { url: server.url('kindred'), stop: keepAlive(server, environment.dataFolder, say) };
}

/** Starts the server again, at the same port, when it dies; gives what stops it for good. */
function keepAlive(first: EmbeddedServer, folder: string, say: (line: string) => void): () => Promise<void> {
  let server = first;
  let stopping = false;
  let restarting: Promise<void> | undefined;
  const restart = async () => {
    say(`PostgreSQL ended; it starts again. Its log: ${path.join(folder, 'postgres.log')}`);
    while (!stopping) {
      try {
        server = await startServer(folder, PRODUCT_SETTINGS, first.port);
        if (stopping) await server.stop();
        return;
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        await sleep(5000);
      }
    }
  };
  const timer = setInterval(() => {
    if (restarting || isAlive(server.pid)) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, 300);
  return async () => {
    stopping = true;
    clearInterval(timer);
    if (!restarting) await server.stop();
    await restarting;
  };
}

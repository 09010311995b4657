import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withClient } from '@/lib/cli/database/with-client';
import { TEST_SETTINGS } from '@/lib/cli/postgres/settings';
import { startServer } from '@/lib/cli/postgres/start-server';
import { waitForLock } from '@/lib/cli/process/file-lock';

/** The folder of the server that the tests of this user share. */
export const sharedTestFolder = (): string => path.join(tmpdir(), `kindred-test-pg-${process.getuid?.() ?? 0}`);

/** Address of the `postgres` database of the server for tests; starts the shared one if it does not run. */
export async function testServerUrl(): Promise<string> {
  const given = process.env.KINDRED_TEST_SERVER;
  if (given) return given;
  const folder = sharedTestFolder();
  const lock = await waitForLock(path.join(folder, 'lock'), 120_000);
  try {
    const server = await startServer(folder, TEST_SETTINGS);
    const url = server.url('postgres');
    if (!server.reused) {
      await dropLeftovers(url);
      const reaper = path.join(import.meta.dirname, 'database-reaper.mjs');
      spawn(process.execPath, [reaper, String(server.pid), url], { detached: true, stdio: 'ignore' }).unref();
    }
    return url;
  } finally {
    lock.release();
  }
}

/** Databases of runs that were killed, and half-built templates. */
async function dropLeftovers(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\\_%' OR datname LIKE 'template\\_%'`,
    );
    for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  });
}

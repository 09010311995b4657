import { lstatSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CliError } from './cli-error';
import { readEnvironment } from './environment';
import { readServerState } from './postgres/server-state';
import { stopServer } from './postgres/stop-server';
import { readLock } from './process/file-lock';
import { isAlive } from './process/is-alive';
import { waitUntil } from './process/wait';
import { startLock } from './product/claim-place';

/** `npm run reset`: stops what runs on the data folder and removes the folder, after asking. */
export async function run(args: readonly string[]): Promise<number> {
  const { dataFolder, databaseUrl } = readEnvironment();
  if (!lstatSync(dataFolder, { throwIfNoEntry: false })) {
    console.log(`There is no data in ${dataFolder}.`);
    return 0;
  }
  if (!args.includes('--yes') && !(await confirm(`Remove everything in ${dataFolder}? Type yes: `))) {
    console.log('Nothing was removed.');
    return 1;
  }
  const holder = readLock(startLock(dataFolder));
  if (holder) {
    process.kill(holder.pid, 'SIGTERM');
    if (!(await waitUntil(() => !isAlive(holder.pid), 60_000, 100))) {
      throw new CliError(`Process ${holder.pid} still runs on ${dataFolder}: stop it first.`);
    }
  }
  const cluster = path.join(dataFolder, 'postgres');
  const server = readServerState(cluster);
  if (server) await stopServer(server.pid);
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(readlinkSync(cluster), { recursive: true, force: true });
  }
  rmSync(dataFolder, { recursive: true, force: true });
  console.log(`Removed ${dataFolder}.${databaseUrl ? ' The database of DATABASE_URL was left as it is.' : ''}`);
  return 0;
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new CliError('Nobody can be asked here: `npm run reset -- --yes` removes the data.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failedBecause } from '../cli-error';
import { findFreePort } from '../process/free-port';
import { isAlive } from '../process/is-alive';
import { waitUntil } from '../process/wait';
import { initialiseCluster } from './initialise-cluster';
import { chooseRunner, type PostgresRunner } from './run-as';
import { answers, readServerState, serverUrl } from './server-state';
import { type PostgresSettings, settingArguments } from './settings';
import { stopServer } from './stop-server';

/** A running embedded server of a data folder. */
export interface EmbeddedServer {
  pid: number;
  port: number;
  /** True when it was found running, left over from a start that was killed. */
  reused: boolean;
  url(database: string): string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the data folder (makes it at the first time), or takes over the server that still runs on it.
 * The caller holds the lock of the folder. With `fixedPort` only that port will do; it is waited for.
 */
export async function startServer(
  folder: string,
  settings: PostgresSettings,
  fixedPort?: number,
): Promise<EmbeddedServer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const cluster = path.join(folder, 'postgres');
  const password = readOrMakePassword(path.join(folder, 'postgres.password'), cluster);
  const found = readServerState(cluster);
  const serve = (pid: number, port: number, reused: boolean): EmbeddedServer => ({
    pid,
    port,
    reused,
    url: (database) => serverUrl(port, password, database),
    stop: () => stopServer(pid),
  });
  if (found && (await waitUntil(() => answers(found.port, password), 15_000, 200))) {
    return serve(found.pid, found.port, true);
  }
  const runner = chooseRunner();
  await initialiseCluster(runner, cluster, password);
  const { pid, port } = await launch(runner, folder, cluster, password, settings, fixedPort);
  return serve(pid, port, false);
}

async function launch(
  runner: PostgresRunner,
  folder: string,
  cluster: string,
  password: string,
  settings: PostgresSettings,
  fixedPort: number | undefined,
): Promise<{ pid: number; port: number }> {
  const logFile = path.join(folder, 'postgres.log');
  const target = runner.prepare(cluster);
  let said = '';
  // After a kill the first try can fail for a moment: the old server's memory is still in use, or the port was taken.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = fixedPort ?? (await findFreePort(readPort(folder)));
    const from = existsSync(logFile) ? statSync(logFile).size : 0;
    const log = openSync(logFile, 'a', 0o600);
    const { file, args, options } = runner.command('postgres', [
      '-D',
      target,
      ...settingArguments({ ...settings, port: String(port) }),
    ]);
    const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    child.on('error', (error) => {
      said = error.message;
    });
    child.unref();
    const pid = child.pid;
    const runs = () => pid !== undefined && child.exitCode === null && child.signalCode === null && isAlive(pid);
    let ready = false;
    await waitUntil(async () => {
      ready = runs() && (await answers(port, password));
      return ready || !runs();
    }, 120_000);
    if (ready && pid !== undefined) {
      writeFileSync(path.join(folder, 'postgres.port'), String(port));
      return { pid, port };
    }
    said = readFileSync(logFile, 'utf8').slice(from) || said;
    if (runs() && pid !== undefined) await stopServer(pid);
    if (!/shared memory|already exists|Address already in use|lock file|in use/i.test(said)) break;
    await sleep(500);
  }
  throw failedBecause(`PostgreSQL did not start. Its log is ${logFile}.`, said);
}

/** The port of the last time, so that addresses stay the same where they can. */
function readPort(folder: string): number | undefined {
  try {
    return Number(readFileSync(path.join(folder, 'postgres.port'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function readOrMakePassword(file: string, cluster: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(path.join(cluster, 'global', 'pg_control'))) {
    throw failedBecause(`The password of the database is missing: ${file}.`, '');
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

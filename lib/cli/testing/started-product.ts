import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '../cli-error';
import { waitUntil } from '../process/wait';
import { ROOT } from '../root';

export interface StartedProduct {
  url: string;
  stop(): Promise<void>;
}

const PATIENCE = 600_000;

/** Runs `npm start` as a person would, in a data folder and at a port of its own, until it says that it is ready. */
export async function startProduct(dataFolder: string, port: number): Promise<StartedProduct> {
  const url = `http://localhost:${port}`;
  const logFile = `${dataFolder}.log`;
  const log = openSync(logFile, 'w');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    KINDRED_DATA_DIR: dataFolder,
    NEXTAUTH_URL: url,
  };
  for (const name of ['HOST', 'DATABASE_URL', 'npm_lifecycle_event']) delete env[name];
  const child = spawn(process.execPath, [path.join(ROOT, 'lib', 'cli', 'bootstrap.mjs'), 'start'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const said = () => readFileSync(logFile, 'utf8');
  await waitUntil(() => ended() || said().includes('Kindred is ready'), PATIENCE, 200);
  const stop = async () => {
    child.kill('SIGTERM');
    if (!(await waitUntil(ended, 60_000, 100))) child.kill('SIGKILL');
  };
  if (ended() || !said().includes('Kindred is ready')) {
    await stop();
    throw new CliError(`The product did not start:\n${said()}`);
  }
  console.log(said().trim());
  return { url, stop };
}

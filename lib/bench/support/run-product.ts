import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningProduct {
  url: string;
  databaseUrl: string;
  /** The data folder. */
  folder: string;
  /** Process that started the others. */
  root: number;
  stop(): Promise<void>;
}

const BOOTSTRAP = path.join('lib', 'cli', 'bootstrap.mjs');
const PATIENCE_MS = 300_000;

/**
 * Starts the product as a person would (`npm start -- --no-demo`, or another `command`) on a port of its own, in the
 * given data folder, which is kept, else in one that is removed at the end; `more` is added to its environment.
 */
export async function runProduct(
  kept?: string,
  more: Readonly<Record<string, string>> = {},
  command: readonly string[] = ['start', '--no-demo'],
): Promise<RunningProduct> {
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'kindred-bench-'));
  const port = await freePort();
  const env = {
    ...process.env,
    KINDRED_DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    ...more,
  };
  const child = spawn(process.execPath, [BOOTSTRAP, ...command], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const interrupted = () => child.once('exit', () => process.exit(1)).kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(child, url);
  const databaseUrl =
    execFileSync(process.execPath, [BOOTSTRAP, 'db', 'url'], { env, encoding: 'utf8' }).trim().split('\n').at(-1) ?? '';
  return {
    url,
    databaseUrl,
    folder,
    root: child.pid ?? 0,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
      if (!kept) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(child: ChildProcess, url: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 500) {
    if (child.exitCode !== null) throw new Error(`the product ended with code ${child.exitCode}`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(500);
  }
  throw new Error('the product did not become healthy');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

import path from 'node:path';
import { systemClock } from '@/lib/core/clock';
import { PAGES_KEEP_MS } from '@/lib/server/fast-lane/keep-alive';
import { FRONT_FILE, WORKER_FILE } from '../build/build-product';
import { CliError, saysFullDisk, toCliError } from '../cli-error';
import type { CliEnvironment } from '../environment';
import { findFreePort } from '../process/free-port';
import { type Supervised, supervise, tailOf } from '../process/supervise';
import { waitUntil } from '../process/wait';
import { ROOT } from '../root';

export interface RunningProduct {
  /** Waits until web and worker are healthy. Rejects with a CliError that says what is wrong. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const NEXT = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
const LOOPBACK = '127.0.0.1';
/** Megabytes: what comes in is gone within one transaction, and need not be kept as if it would stay. */
const YOUNG_SPACE = '--max-semi-space-size=64';
/**
 * Of the C library of Linux: arrays of a megabyte and more, one value a customer, are given back to the system when they
 * are let go. Else it learns from the first of them to keep up to 32 MB at a time, for each thread, for good.
 */
const GIVEN_BACK = { MALLOC_MMAP_THRESHOLD_: String(2 ** 20), MALLOC_ARENA_MAX: '2' };
const PATIENCE = 90_000;
const DEATHS_THAT_ARE_ENOUGH = 4;

/**
 * Starts web and worker, for people to use (`production`: with a front that answers programs itself and hands the rest
 * to the web server, which listens on a port that the machine gives) or to be worked on (`development`).
 */
export async function runProduct(
  mode: 'production' | 'development',
  environment: CliEnvironment,
  env: Record<string, string>,
  say: (line: string) => void,
): Promise<RunningProduct> {
  const { host, port, dataFolder } = environment;
  const isDev = mode === 'development';
  const start = (name: string, log: string, args: readonly string[]): Supervised =>
    supervise({
      name,
      args,
      env: { ...GIVEN_BACK, ...env, NODE_ENV: mode },
      logFile: path.join(dataFolder, log),
      show: isDev,
      say,
    });
  const listen = (at: string, on: number) => ['--port', String(on), '--hostname', at];
  const pages = isDev ? port : await findFreePort();
  const processes = isDev
    ? [
        start('web server', 'web.log', [NEXT, 'dev', ...listen(host, port)]),
        start('worker', 'worker.log', ['--import', 'tsx', '--watch', '--watch-preserve-output', 'lib/worker/main.ts']),
      ]
    : [
        start('front', 'front.log', [
          YOUNG_SPACE,
          FRONT_FILE,
          ...listen(host, port),
          '--pages',
          `http://${LOOPBACK}:${pages}`,
        ]),
        start('web server', 'web.log', [
          NEXT,
          'start',
          ...listen(LOOPBACK, pages),
          '--keepAliveTimeout',
          String(PAGES_KEEP_MS),
        ]),
        start('worker', 'worker.log', [WORKER_FILE]),
      ];
  return {
    ready: () => waitUntilHealthy(environment, processes),
    stop: async () => {
      await Promise.all(processes.map((one) => one.stop()));
    },
  };
}

async function waitUntilHealthy(environment: CliEnvironment, processes: readonly Supervised[]): Promise<void> {
  const address = `http://${localAddress(environment.host)}:${environment.port}/api/health`;
  const dying = () => processes.find((one) => one.deaths() >= DEATHS_THAT_ARE_ENOUGH);
  const started = systemClock.now().toISOString();
  let said = 'no answer';
  let healthy = false;
  await waitUntil(
    async () => {
      const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
      if (answer) said = await answer.text();
      healthy = answer?.status === 200 && readLastSeen(said) > started;
      return healthy || dying() !== undefined;
    },
    PATIENCE,
    100,
  );
  if (healthy) return;
  const failed = dying();
  if (!failed) throw new CliError(`Kindred did not become healthy within ${PATIENCE / 1000} s. It says: ${said}`);
  const log = tailOf(failed.logFile);
  if (saysFullDisk(log)) throw toCliError(new Error('ENOSPC'));
  throw new CliError(`The ${failed.name} does not stay up:\n${log}`);
}

/** When the worker gave its last sign of life: one from before this start does not count. */
function readLastSeen(body: string): string {
  const health: { worker?: { lastSeenAt?: string | null } } = JSON.parse(body);
  return health.worker?.lastSeenAt ?? '';
}

/** The address at which this machine reaches a server that listens on `host`. */
export function localAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

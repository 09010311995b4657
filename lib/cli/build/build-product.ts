import path from 'node:path';
import { build, stop } from 'esbuild';
import { failedBecause } from '../cli-error';
import { waitForLock } from '../process/file-lock';
import { ROOT } from '../root';
import { runCommand } from '../run-command';
import { hashSources } from './source-hash';
import { isFresh, writeStamp } from './stamp';

export const WORKER_FILE = path.join(ROOT, 'dist', 'worker.mjs');
export const FRONT_FILE = path.join(ROOT, 'dist', 'front.mjs');
const WORKER_STAMP = path.join(ROOT, 'dist', 'worker.stamp');
const WEB_FOLDER = path.join(ROOT, process.env.KINDRED_DIST_DIR ?? '.next');
const WEB_OUTPUT = path.join(WEB_FOLDER, 'BUILD_ID');
const WEB_STAMP = path.join(WEB_FOLDER, 'kindred.stamp');

/** Builds web and worker where they are missing or older than their sources. Two commands at once build one by one. */
export async function buildProduct(env: Record<string, string>, progress: (line: string) => void): Promise<void> {
  if (isBuilt(hashSources())) return;
  const lock = await waitForLock(path.join(ROOT, 'node_modules', '.cache', 'kindred-build.lock'));
  try {
    const hash = hashSources();
    if (isBuilt(hash)) return;
    progress('Building the web application …');
    const started = performance.now();
    await bundle('lib/worker/main.ts', WORKER_FILE);
    await bundle('lib/server/fast-lane/main.ts', FRONT_FILE);
    await stop(); // its service process
    writeStamp(WORKER_STAMP, hash);
    await buildWeb(env);
    writeStamp(WEB_STAMP, hash);
    progress(`Built in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
  } finally {
    lock.release();
  }
}

const isBuilt = (hash: string): boolean =>
  [WORKER_FILE, FRONT_FILE].every((file) => isFresh(file, WORKER_STAMP, hash)) && isFresh(WEB_OUTPUT, WEB_STAMP, hash);

async function buildWeb(env: Record<string, string>): Promise<void> {
  const next = path.join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const { code, output } = await runCommand(process.execPath, [next, 'build'], {
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw failedBecause('The web application could not be built.', output, 40);
}

/** One file of our own code; the packages stay where they are. */
async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
}

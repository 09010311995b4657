import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { build, stop } from 'esbuild';
import { waitForLock } from '../process/file-lock';
import { ROOT } from '../root';
import { hashSources } from './source-hash';
import { isFresh, writeStamp } from './stamp';

const FOLDER = path.join(ROOT, 'dist', 'compute');
const STAMP = path.join(FOLDER, 'compute.stamp');
const ENTRIES = {
  task: 'lib/worker/compute/main.ts',
  part: 'lib/platform/compute/part-thread.ts',
  leaf: 'lib/platform/audience/columns/leaf-thread.ts',
};

const isBuilt = (hash: string): boolean =>
  Object.keys(ENTRIES).every((name) => isFresh(path.join(FOLDER, `${name}.mjs`), STAMP, hash));

/** Bundles the files of the worker threads (lib/platform/compute) where they are missing or older than the sources. */
export async function buildCompute(): Promise<void> {
  if (isBuilt(hashSources())) return;
  const lock = await waitForLock(path.join(ROOT, 'node_modules', '.cache', 'kindred-compute.lock'));
  try {
    const hash = hashSources();
    if (isBuilt(hash)) return;
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, entry] of Object.entries(ENTRIES)) await bundle(entry, path.join(FOLDER, `${name}.mjs`));
    await stop(); // its service process
    writeStamp(STAMP, hash);
  } finally {
    lock.release();
  }
}

/** Put in place at once: a thread that starts meanwhile reads the old file or the new one. */
async function bundle(entry: string, outfile: string): Promise<void> {
  const fresh = `${outfile}.${process.pid}`;
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  renameSync(fresh, outfile);
}

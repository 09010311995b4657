import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failedBecause } from '../cli-error';
import { waitForLock } from '../process/file-lock';
import { ROOT } from '../root';
import { isFresh, writeStamp } from './stamp';

const SOURCES = path.join('lib', 'modelling', 'kernels', 'assembly');
const OUTPUT = path.join(ROOT, 'lib', 'modelling', 'kernels', 'compiled.ts');
const STAMP = path.join(ROOT, 'node_modules', '.cache', 'kindred-kernels.stamp');
/** Memory comes from outside and is shared between threads; nothing is allocated or checked inside. */
const OPTIONS =
  '-O3 --noAssert --runtime stub --enable simd,threads --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536';

/** Compiles lib/modelling/kernels/assembly to a module that holds the WebAssembly as text, where that is missing or old. */
export async function generateKernels(): Promise<void> {
  const files = readdirSync(path.join(ROOT, SOURCES))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.join(SOURCES, name));
  const hash = files
    .reduce((sum, file) => sum.update(`${file}\0`).update(readFileSync(path.join(ROOT, file))), createHash('sha256'))
    .update(OPTIONS)
    .update(readFileSync(path.join(ROOT, 'node_modules', 'assemblyscript', 'package.json')))
    .digest('hex');
  const fresh = () => isFresh(OUTPUT, STAMP, hash);
  if (fresh()) return;
  const lock = await waitForLock(path.join(ROOT, 'node_modules', '.cache', 'kindred-kernels.lock'));
  try {
    if (fresh()) return;
    writeModule(await compile(files));
    writeStamp(STAMP, hash);
  } finally {
    lock.release();
  }
}

async function compile(files: readonly string[]): Promise<Uint8Array> {
  const { main } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main([...files, '--outFile', 'kernels.wasm', ...OPTIONS.split(' ')], {
    readFile: (name, folder) => {
      try {
        return readFileSync(path.resolve(folder === '.' ? ROOT : folder, name), 'utf8');
      } catch {
        return null; // it looks for a file in several places
      }
    },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw failedBecause('The kernels could not be compiled.', stderr.toString());
  return binary;
}

function writeModule(binary: Uint8Array): void {
  const text = `// Compiled from assembly/ by lib/cli/build/generate-kernels.ts.\nexport const COMPILED =\n  '${Buffer.from(binary).toString('base64')}';\n`;
  mkdirSync(path.dirname(OUTPUT), { recursive: true });
  writeFileSync(`${OUTPUT}.${process.pid}`, text);
  renameSync(`${OUTPUT}.${process.pid}`, OUTPUT);
}

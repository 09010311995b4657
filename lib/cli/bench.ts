import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCompute } from './build/build-compute';
import { generateCode } from './build/generate-code';
import { CliError } from './cli-error';
import type { Command } from './command';
import { ROOT } from './root';

const FOLDER = path.join(ROOT, 'lib', 'bench');

/** `npm run bench <name>`: runs `lib/bench/<name>.ts`, which has a `run(args)` like a command. */
export async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const names = readdirSync(FOLDER)
    .filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && file !== 'report.ts')
    .map((file) => file.slice(0, -3));
  const file = path.join(FOLDER, `${name}.ts`);
  if (!names.includes(name) || !existsSync(file)) {
    throw new CliError(`Which benchmark? ${names.length > 0 ? names.join(', ') : 'There is none yet'}.`, 2);
  }
  await generateCode();
  await buildCompute();
  const bench: Command = await import(pathToFileURL(file).href);
  return bench.run(args);
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CliError, toCliError } from './cli-error';
import type { Command } from './command';
import { ROOT } from './root';

const COMMANDS: Record<string, () => Promise<Command>> = {
  start: () => import('./start'),
  dev: () => import('./dev'),
  reset: () => import('./reset'),
  test: () => import('./test'),
  check: () => import('./check'),
  bench: () => import('./bench'),
  db: () => import('./db'),
  'demo:live': () => loadOptional('demo-live'),
};

/** Runs the command named first and ends the process with its exit code; failures are told in one sentence. */
export async function main([name = '', ...args]: readonly string[]): Promise<never> {
  try {
    const load = COMMANDS[name];
    if (!load) throw new CliError(`There is no command "${name}": ${Object.keys(COMMANDS).join(', ')}.`, 2);
    process.exit(await (await load()).run(args));
  } catch (error) {
    const failure = toCliError(error);
    process.stderr.write(`\n${failure.message}\n`);
    if (process.env.KINDRED_DEBUG) console.error(error);
    process.exit(failure.exitCode);
  }
}

/** A command of a part that may not be there. */
async function loadOptional(file: string): Promise<Command> {
  const full = path.join(ROOT, 'lib', 'cli', `${file}.ts`);
  if (!existsSync(full)) throw new CliError(`This version does not have ${file} yet.`);
  return import(pathToFileURL(full).href);
}

import { CliError, toCliError } from './cli-error';
import type { Command } from './command';

const COMMANDS: Record<string, () => Promise<Command>> = {
  start: () => import('./start'),
  dev: () => import('./dev'),
  build: () => import('./build'),
  reset: () => import('./reset'),
  test: () => import('./test'),
  check: () => import('./check'),
  bench: () => import('./bench'),
  db: () => import('./db'),
  'demo:live': () => import('./demo-live'),
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

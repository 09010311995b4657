import path from 'node:path';
import { ROOT } from '../root';
import { type CommandOptions, type CommandResult, runCommand } from '../run-command';

/** Runs the Prisma CLI with our configuration and engine. */
export function runPrisma(
  args: readonly string[],
  databaseUrl?: string,
  options: CommandOptions = {},
): Promise<CommandResult> {
  const cli = path.join(ROOT, 'node_modules', 'prisma', 'build', 'index.js');
  return runCommand(process.execPath, [cli, ...args, '--config', path.join(ROOT, 'prisma', 'config.ts')], {
    ...options,
    env: { ...options.env, ...prismaEnvironment(databaseUrl) },
  });
}

/** What the Prisma CLI needs to know: our engine, no reports home, and the database if there is one. */
export const prismaEnvironment = (databaseUrl?: string): Record<string, string> => ({
  PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'prisma', 'schema-engine.mjs'),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
});

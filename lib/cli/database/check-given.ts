import { CliError } from '../cli-error';
import { withClient } from './with-client';

const OLDEST = 150_000;

/** Makes sure that the PostgreSQL of DATABASE_URL can be used; says in a sentence what is wrong with it. */
export async function checkGivenDatabase(url: string): Promise<void> {
  const version = await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
    const name = 'kindred_may_create';
    await client.query(`BEGIN; CREATE TABLE ${name} (); ROLLBACK`);
    return Number(rows[0]?.version);
  }).catch((error: unknown) => {
    throw new CliError(explain(error, url), 1, { cause: error });
  });
  if (version < OLDEST) {
    throw new CliError(`DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}; Kindred needs 15 or newer.`);
  }
}

/** The database of the address without its password. */
export function describeDatabase(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
  } catch {
    return 'an address that cannot be read';
  }
}

function explain(error: unknown, url: string): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error && error.message !== '' ? error.message : code;
  const where = describeDatabase(url);
  const sentences: Record<string, string> = {
    ECONNREFUSED: `Nothing answers at ${where}: is PostgreSQL running there?`,
    ENOTFOUND: `The host of ${where} is not known.`,
    EAI_AGAIN: `The host of ${where} is not known.`,
    ETIMEDOUT: `${where} does not answer in time.`,
    '28P01': `PostgreSQL at ${where} refuses the user name or the password.`,
    '28000': `PostgreSQL at ${where} refuses this user.`,
    '3D000': `PostgreSQL at ${where} has no such database: create it first.`,
    '42501': `The user of ${where} may not create tables there.`,
  };
  return `DATABASE_URL cannot be used. ${sentences[code] ?? `${where}: ${message}.`}`;
}

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@/lib/core/clock';
import { CliError } from '../cli-error';
import { withClient } from '../database/with-client';
import { ROOT } from '../root';

type LoadDemo = (options: { databaseUrl: string; progress: (line: string) => void; now: Date }) => Promise<void>;

/** Loads the demo shop into a product that nobody has used yet; begins again where an earlier load was cut off. */
export async function loadDemoOnce(databaseUrl: string, dataFolder: string, progress: (line: string) => void) {
  const unfinished = path.join(dataFolder, 'demo.loading');
  const wasCutOff = existsSync(unfinished);
  if (!wasCutOff && !(await isUnused(databaseUrl))) return;
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(unfinished, 'The demo is being loaded; a start that finds this file loads it anew.\n');
  if (wasCutOff) await emptyDatabase(databaseUrl);
  const file = path.join(ROOT, 'lib', 'cli', 'demo-load.ts');
  const { loadDemo }: { loadDemo: LoadDemo } = await import(pathToFileURL(file).href);
  if (!loadDemo) throw new CliError('This version has no demo: start with `npm start -- --no-demo`.');
  await loadDemo({ databaseUrl, progress, now: systemClock.now() });
  rmSync(unfinished);
}

/** Nobody can sign in, and there is no customer: whatever is loaded meets nothing of anyone's. */
function isUnused(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ used: boolean }>(
      'SELECT EXISTS (SELECT FROM user_account) OR EXISTS (SELECT FROM customer) AS used',
    );
    return rows[0]?.used === false;
  });
}

/** Only what a cut-off load has left is ever in here. The record of migrations stays. */
async function emptyDatabase(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'`,
    );
    await client.query(`TRUNCATE ${rows.map((row) => row.name).join(', ')} RESTART IDENTITY CASCADE`);
  });
}

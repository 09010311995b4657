import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@/lib/core/clock';
import { withClient } from '../database/with-client';
import { ROOT } from '../root';

type LoadDemo = (options: { databaseUrl: string; progress: (line: string) => void; now: Date }) => Promise<void>;

/** Loads the demo shop into a product that nobody has used yet. A load that is cut off leaves nothing behind it. */
export async function loadDemoOnce(databaseUrl: string, progress: (line: string) => void): Promise<void> {
  if (!(await isUnused(databaseUrl))) return;
  const file = path.join(ROOT, 'lib', 'cli', 'demo-load.ts');
  const { loadDemo }: { loadDemo: LoadDemo } = await import(pathToFileURL(file).href);
  await loadDemo({ databaseUrl, progress, now: systemClock.now() });
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

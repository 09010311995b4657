import { systemClock } from '@/lib/core/clock';
import { withClient } from '../database/with-client';
import { progressLine } from './progress-line';

/** Loads the demo shop into a product that nobody has used yet. A load that is cut off leaves nothing behind it. */
export async function loadDemoOnce(databaseUrl: string): Promise<void> {
  if (!(await isUnused(databaseUrl))) return;
  const { loadDemo } = await import('../demo-load'); // much code that only the first start needs
  const line = progressLine();
  await loadDemo({ databaseUrl, progress: line.show, now: systemClock.now() }).finally(line.end);
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

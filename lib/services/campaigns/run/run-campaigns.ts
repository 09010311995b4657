import { inTransaction, type Pool } from '@/lib/platform/db';
import { findCampaignByNumber } from '../find-campaign';
import { advanceJourneys } from './advance-journeys';
import { enterJourneys } from './enter-journeys';
import { finishRuns } from './finish-runs';
import { passPilots } from './pass-pilots';
import { startDueRuns } from './start-due-runs';

const BY_ENTRY = `SELECT number FROM campaign WHERE status = 'live' AND kind IN ('triggered', 'sequence') ORDER BY number`;
const LOCK = `SELECT 1 FROM campaign WHERE number = $1 AND status = 'live' FOR UPDATE SKIP LOCKED`;

/**
 * One look at everything that campaigns have due: runs, entries into segments, emails of sequences, pilots, ends. Each
 * piece is a transaction of its own that takes it under a lock, so that several workers, and one that is killed in the
 * middle, do each exactly once. Answers whether there may be more to do at once. `onError` hears of a campaign that
 * failed; the others go on.
 */
export async function runCampaigns(pool: Pool, at: Date, onError: (error: unknown) => void): Promise<boolean> {
  let more = (await guarded(() => startDueRuns(pool, at), onError)) > 0;
  const { rows } = await pool.query<{ number: number }>(BY_ENTRY);
  for (const { number } of rows) if ((await guarded(() => lead(pool, number, at), onError)) > 0) more = true;
  await guarded(() => passPilots(pool, at), onError);
  await guarded(async () => {
    await finishRuns(pool, at);
    return 0;
  }, onError);
  return more;
}

async function guarded(work: () => Promise<number>, onError: (error: unknown) => void): Promise<number> {
  try {
    return await work();
  } catch (error) {
    onError(error);
    return 0;
  }
}

/** Customers of a campaign by entry: those who have come, and those whose next email is due. */
const lead = (pool: Pool, number: number, at: Date): Promise<number> =>
  inTransaction(pool, async (db) => {
    const { rowCount } = await db.query(LOCK, [number]);
    if (!rowCount) return 0;
    const campaign = await findCampaignByNumber(db, number);
    await enterJourneys(db, campaign, at);
    let looked = 0;
    // The last email first: who is led on by this look waits for the next.
    for (const step of campaign.steps.toReversed()) looked += await advanceJourneys(db, campaign, step, at);
    return looked;
  });

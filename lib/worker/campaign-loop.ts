import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { runCampaigns } from '@/lib/services/campaigns/run/run-campaigns';
import { type AloneOptions, runAlone } from './run-alone';

export interface CampaignLoopOptions extends Pick<AloneOptions, 'connectionString' | 'onError' | 'signal'> {
  pool: Pool;
  clock: Clock;
}

/** Entries into segments are to be answered within seconds. */
const PAUSE_MS = 2_000;

/** Starts what campaigns have due until the signal comes; one worker does it, another takes over when it ends. */
export async function runCampaignLoop({ pool, clock, ...options }: CampaignLoopOptions): Promise<void> {
  const alone = { ...options, name: 'kindred campaigns', lock: ADVISORY_LOCKS.campaigns, channels: [] };
  await runAlone(alone, async ({ bell, lost, succeeded }) => {
    while (!options.signal.aborted) {
      bell.reset();
      const more = await Promise.race([runCampaigns(pool, clock.now(), options.onError), lost]);
      succeeded();
      if (!more) await bell.wait(PAUSE_MS);
    }
  });
}

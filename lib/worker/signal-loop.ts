import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { announceSignals } from '@/lib/services/delivery/track/announce-signals';
import { CommitQueue } from '@/lib/services/ingest/commit-queue';
import { type AloneOptions, runAlone } from './run-alone';

export interface SignalLoopOptions extends Pick<AloneOptions, 'connectionString' | 'onError' | 'signal'> {
  pool: Pool;
  clock: Clock;
}

const PAUSE_MS = 500;

/** Tells the ingestion what came back of emails, as events of the customers, until the signal comes. */
export async function runSignalLoop({ pool, clock, ...options }: SignalLoopOptions): Promise<void> {
  const alone = { ...options, name: 'kindred signals', lock: ADVISORY_LOCKS.signals, channels: [] };
  const queue = new CommitQueue(pool, clock);
  await runAlone(alone, async ({ bell, lost, succeeded }) => {
    while (!options.signal.aborted) {
      bell.reset();
      const more = await Promise.race([announceSignals({ db: pool, clock, queue }), lost]);
      succeeded();
      if (!more) await bell.wait(PAUSE_MS);
    }
  });
}

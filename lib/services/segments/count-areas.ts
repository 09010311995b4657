import type { Clock } from '@/lib/core/clock';
import type { Pool } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';

export interface AreaCounts {
  customers: number;
  segments: number;
  /** Refused events that wait for a decision. */
  quarantined: number;
}

const FRESH_MS = 15_000;

/** How many customers, live segments and refused events there are, for the sidebar; at most 15 seconds old. */
export async function countAreas(db: Pool, clock: Clock): Promise<AreaCounts> {
  const kept = processWide<{ at: number; counts?: Promise<AreaCounts> }>('area-counts', () => ({ at: 0 }));
  const now = clock.now().getTime();
  if (kept.counts && now - kept.at < FRESH_MS) return kept.counts;
  kept.at = now;
  kept.counts = read(db);
  kept.counts.catch(() => {
    kept.counts = undefined;
  });
  return kept.counts;
}

async function read(db: Pool): Promise<AreaCounts> {
  const { rows } = await db.query<AreaCounts>(
    `SELECT (SELECT count(*) FROM customer WHERE merged_into IS NULL AND erased_at IS NULL) AS customers,
            (SELECT count(*) FROM segment WHERE status = 'active') AS segments,
            (SELECT count(*) FROM quarantined_event WHERE replayed_at IS NULL AND discarded_at IS NULL) AS quarantined`,
  );
  return rows[0] ?? { customers: 0, segments: 0, quarantined: 0 };
}

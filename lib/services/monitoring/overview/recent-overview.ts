import type { Clock } from '@/lib/core';
import { report } from '@/lib/platform/report';
import { getOverview } from './get-overview';
import type { PeriodKey } from './period';
import type { Overview } from './types';

/** For so long an overview is shown again; the page says when it was computed. */
const FRESH_MS = 15_000;

/**
 * Overviews of the last seconds, one computation at a time for each period: several people who open the page at once
 * ask the database once. One without any event is never kept, so that the first event shows at once.
 */
export class RecentOverviews {
  private readonly kept = new Map<PeriodKey, { startedAt: number; overview: Promise<Overview> }>();

  constructor(
    private readonly compute: (period: PeriodKey) => Promise<Overview>,
    private readonly clock: Clock,
  ) {}

  get(period: PeriodKey): Promise<Overview> {
    const now = this.clock.now().getTime();
    const kept = this.kept.get(period);
    if (kept && now - kept.startedAt < FRESH_MS) return kept.overview;
    const entry = { startedAt: now, overview: this.compute(period) };
    this.kept.set(period, entry);
    const forget = () => {
      if (this.kept.get(period) === entry) this.kept.delete(period);
    };
    entry.overview.then(({ reach }) => reach.hasEvents || forget(), forget);
    return entry.overview;
  }
}

/** Of the process's own database, each within the time of a report. */
export const recentOverviews = (clock: Clock): RecentOverviews =>
  new RecentOverviews((period) => report((db) => getOverview(db, { period, clock })), clock);

import type { Clock } from '@/lib/core';
import { processWide } from '@/lib/platform/process-wide';
import { report } from '@/lib/platform/report';
import { RecentReports } from '../recent-reports';
import { getOverview } from './get-overview';
import type { PeriodKey } from './period';
import type { Overview } from './types';

/** The overview of the process's own database, within the time of a report; it says when it was computed. */
export function recentOverview(clock: Clock, period: PeriodKey): Promise<Overview> {
  const recent = processWide(
    'overview',
    () => new RecentReports<PeriodKey, Overview>(clock, ({ reach }) => reach.hasEvents),
  );
  return recent.get(period, () => report((db) => getOverview(db, { period, clock })));
}

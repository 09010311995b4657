import type { Clock } from '@/lib/core';
import { processWide } from '@/lib/platform/process-wide';
import { report } from '@/lib/platform/report';
import type { Period, PeriodKey } from '../overview/period';
import { RecentReports } from '../recent-reports';
import { type EmailResults, getEmailResults } from './get-email-results';

/** What email did, of the process's own database, within the time of a report. */
export function recentEmailResults(
  clock: Clock,
  { key, period, currency }: { key: PeriodKey; period: Period; currency: string },
): Promise<EmailResults> {
  const recent = processWide(
    'email-results',
    () => new RecentReports<PeriodKey, EmailResults>(clock, ({ empty }) => !empty),
  );
  return recent.get(key, () => report((db) => getEmailResults(db, { period, currency })));
}

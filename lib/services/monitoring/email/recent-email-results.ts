import type { Clock } from '@/lib/core';
import { processWide } from '@/lib/platform/process-wide';
import { report } from '@/lib/platform/report';
import type { Period, PeriodKey } from '../overview/period';
import { type EmailResults, getEmailResults } from './get-email-results';

const FRESH_MS = 15_000;
interface Kept {
  startedAt: number;
  results: Promise<EmailResults>;
}

/** What email did, within the time of a report and at most 15 seconds old: several people who open the page ask the database once. */
export function recentEmailResults(
  clock: Clock,
  { key, period, currency }: { key: PeriodKey; period: Period; currency: string },
): Promise<EmailResults> {
  const all = processWide('email-results', () => new Map<PeriodKey, Kept>());
  const now = clock.now().getTime();
  const kept = all.get(key);
  if (kept && now - kept.startedAt < FRESH_MS) return kept.results;
  const entry = { startedAt: now, results: report((db) => getEmailResults(db, { period, currency })) };
  all.set(key, entry);
  const forget = () => {
    if (all.get(key) === entry) all.delete(key);
  };
  entry.results.then(({ empty }) => empty && forget(), forget);
  return entry.results;
}

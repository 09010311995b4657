import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import type { Period, PeriodKey } from '../overview/period';
import { type EmailResults, getEmailResults } from './get-email-results';

const FRESH_MS = 15_000;
interface Kept {
  startedAt: number;
  results: Promise<EmailResults>;
}

/** What email did, at most 15 seconds old: several people who open the page ask the database once. */
export function recentEmailResults(
  db: Pool,
  clock: Clock,
  { key, period, currency }: { key: PeriodKey; period: Period; currency: string },
): Promise<EmailResults> {
  const all = processWide('email-results', () => new Map<PeriodKey, Kept>());
  const now = clock.now().getTime();
  const kept = all.get(key);
  if (kept && now - kept.startedAt < FRESH_MS) return kept.results;
  const entry = { startedAt: now, results: getEmailResults(db, { period, currency }) };
  all.set(key, entry);
  const forget = () => {
    if (all.get(key) === entry) all.delete(key);
  };
  entry.results.then(({ empty }) => empty && forget(), forget);
  return entry.results;
}

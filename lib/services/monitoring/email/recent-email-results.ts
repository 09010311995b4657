import type { Clock } from '@/lib/core';
import { processWide } from '@/lib/platform/process-wide';
import { report } from '@/lib/platform/report';
import type { Period, PeriodKey } from '../overview/period';
import { type EmailResults, getEmailResults } from './get-email-results';

const FRESH_MS = 15_000;
/** What is not older is shown at once, while it is read anew for who looks next. */
const SHOWN_MS = 120_000;
interface Kept {
  startedAt: number;
  results: Promise<EmailResults>;
}

/**
 * What email did, within the time of a report: several people who open the page ask the database once. Read anew once it
 * is 15 seconds old; nobody waits for that unless it is two minutes old.
 */
export function recentEmailResults(
  clock: Clock,
  { key, period, currency }: { key: PeriodKey; period: Period; currency: string },
): Promise<EmailResults> {
  const all = processWide('email-results', () => new Map<PeriodKey, Kept>());
  const reading = processWide('email-results.reading', () => new Map<PeriodKey, Kept>());
  const now = clock.now().getTime();
  const kept = all.get(key);
  if (kept && now - kept.startedAt < FRESH_MS) return kept.results;
  let entry = reading.get(key);
  if (!entry) {
    entry = { startedAt: now, results: report((db) => getEmailResults(db, { period, currency })) };
    reading.set(key, entry);
    keepOnceRead(key, entry, all, reading);
  }
  return kept && now - kept.startedAt < SHOWN_MS ? kept.results : entry.results;
}

/** Kept where it could be read and there is something in it: a shop's first email is seen at once. */
function keepOnceRead(key: PeriodKey, entry: Kept, all: Map<PeriodKey, Kept>, reading: Map<PeriodKey, Kept>): void {
  entry.results.then(
    ({ empty }) => {
      reading.delete(key);
      if (!empty) all.set(key, entry);
    },
    () => reading.delete(key),
  );
}

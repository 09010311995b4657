import type { Clock } from '@/lib/core';

const FRESH_MS = 15_000;
/** What is not older is shown at once, while it is computed anew for who looks next. */
const SHOWN_MS = 120_000;

interface Kept<Report> {
  startedAt: number;
  report: Promise<Report>;
}

/**
 * Reports of the last minutes by their key, one computation at a time for each: several people who open a page ask the
 * database once. Computed anew once it is 15 seconds old; nobody waits for that unless it is two minutes old. One that is
 * not worth keeping is not kept: a shop's first event shows at once.
 */
export class RecentReports<Key, Report> {
  private readonly kept = new Map<Key, Kept<Report>>();
  private readonly coming = new Map<Key, Kept<Report>>();

  constructor(
    private readonly clock: Clock,
    private readonly isWorthKeeping: (report: Report) => boolean,
  ) {}

  /** Rejects as `compute` does, where somebody waits for it. */
  get(key: Key, compute: () => Promise<Report>): Promise<Report> {
    const now = this.clock.now().getTime();
    const kept = this.kept.get(key);
    const age = kept ? now - kept.startedAt : Number.POSITIVE_INFINITY;
    if (kept && age < FRESH_MS) return kept.report;
    const coming = this.coming.get(key) ?? this.begin(key, now, compute);
    return kept && age < SHOWN_MS ? kept.report : coming.report;
  }

  private begin(key: Key, startedAt: number, compute: () => Promise<Report>): Kept<Report> {
    const entry = { startedAt, report: compute() };
    this.coming.set(key, entry);
    entry.report.then(
      (report) => {
        this.coming.delete(key);
        if (this.isWorthKeeping(report)) this.kept.set(key, entry);
        else this.kept.delete(key);
      },
      () => this.coming.delete(key),
    );
    return entry;
  }
}

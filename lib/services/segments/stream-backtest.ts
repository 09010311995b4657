import { durationMs } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { type BacktestPoint, backtestSegment } from './backtest-segment';

/**
 * The points of a backtest one by one as they are computed, the ends first and then ever finer between them, so that
 * the whole course is seen early. Ends after the point under way when the signal is aborted. Errors: as backtestSegment.
 */
export async function* streamBacktest(
  pool: Pool,
  rule: Rule,
  { from, to, every }: { from: Date; to: Date; every: string },
  signal: AbortSignal,
): AsyncGenerator<BacktestPoint> {
  const step = durationMs(every);
  const count = Math.floor((to.getTime() - from.getTime()) / step) + 1;
  for (const index of coarseToFine(count)) {
    if (signal.aborted) return;
    // Counted from the end, which is now.
    const at = new Date(to.getTime() - (count - 1 - index) * step);
    yield* await backtestSegment(pool, rule, { from: at, to: at, every });
  }
}

/** The places 0 to n − 1, each once: last and first, then the middles of what is still open, the widest first. */
export function* coarseToFine(n: number): Generator<number> {
  if (n < 1) return;
  yield n - 1;
  if (n > 1) yield 0;
  let open: [number, number][] = [[0, n - 1]];
  while (open.length > 0) {
    const next: [number, number][] = [];
    for (const [low, high] of open) {
      if (high - low < 2) continue;
      const middle = Math.floor((low + high) / 2);
      yield middle;
      next.push([low, middle], [middle, high]);
    }
    open = next;
  }
}

import { AppError, durationMs } from '@/lib/core';
import { inSnapshot, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, type Rule } from '@/lib/rules';
import { checkModels, checkRule } from './check-segment';
import { readSegmentCatalog } from './segment-catalog';

export interface BacktestPoint {
  at: string;
  count: number;
}

const TIMEOUT_MS = 20_000;
const MAX_POINTS = 400;

/**
 * How many customers a rule would have held for at each instant from `from` to `to`, one every so often (a duration).
 * Traits, consent and snapshot metrics count with today's value. Errors: invalidInput, timeout.
 */
export async function backtestSegment(
  pool: Pool,
  rule: Rule,
  { from, to, every }: { from: Date; to: Date; every: string },
): Promise<BacktestPoint[]> {
  const step = durationMs(every);
  const count = Math.floor((to.getTime() - from.getTime()) / step) + 1;
  const refuse = (path: string, message: string) =>
    new AppError('invalidInput', undefined, { errors: [{ path, message }] });
  if (count < 1) throw refuse('/to', 'must not be before from');
  if (count > MAX_POINTS) throw refuse('/every', `makes ${count} points of at most ${MAX_POINTS}`);
  const plan = await inSnapshot(pool, TIMEOUT_MS, async ({ db }) => {
    await checkModels(db, rule);
    return checkRule(rule, await readSegmentCatalog(db));
  });
  const points: BacktestPoint[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = from.getTime() + index * step;
    const size = await inSnapshot(pool, TIMEOUT_MS, ({ audience }) =>
      withSets(async (scope) => {
        const evaluation = await audience.evaluate(leavesOf([plan.root]), { at }, scope);
        return new TreeEvaluator(evaluation, scope).evaluate(plan.root).size;
      }),
    );
    points.push({ at: new Date(at).toISOString(), count: size });
  }
  return points;
}

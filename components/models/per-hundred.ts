import type { ClassifierResult } from '@/lib/services/models/types';

/** The four counts of one threshold. */
export type Confusion = ClassifierResult['thresholds'][number];

export interface PerHundred {
  caught: number;
  needless: number;
  missed: number;
  alone: number;
}

/** The four counts as whole numbers of a hundred customers that add up to a hundred (largest remainder); 0 of nobody. */
export function perHundred(counts: Confusion): PerHundred {
  const parts = [counts.truePositives, counts.falsePositives, counts.falseNegatives, counts.trueNegatives];
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total === 0) return { caught: 0, needless: 0, missed: 0, alone: 0 };
  const exact = parts.map((part) => (part / total) * 100);
  const whole = exact.map(Math.floor);
  const short = 100 - whole.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, short)) whole[index] = (whole[index] ?? 0) + 1;
  const [caught = 0, needless = 0, missed = 0, alone = 0] = whole;
  return { caught, needless, missed, alone };
}

/** The counts at the threshold nearest to one; undefined where there are none. */
export const countsAt = (thresholds: readonly Confusion[], threshold: number): Confusion | undefined =>
  thresholds.reduce<Confusion | undefined>(
    (best, each) =>
      best === undefined || Math.abs(each.threshold - threshold) < Math.abs(best.threshold - threshold) ? each : best,
    undefined,
  );

export const flaggedOf = (counts: Confusion): number => counts.truePositives + counts.falsePositives;
export const positivesOf = (counts: Confusion): number => counts.truePositives + counts.falseNegatives;

/** Of 100 flagged how many are right, of 100 positives how many are flagged; null of nobody. */
export function ofHundred(counts: Confusion): { right: number | null; found: number | null } {
  const share = (part: number, all: number) => (all > 0 ? Math.round((part / all) * 100) : null);
  return {
    right: share(counts.truePositives, flaggedOf(counts)),
    found: share(counts.truePositives, positivesOf(counts)),
  };
}

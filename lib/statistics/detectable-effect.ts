import { Z_95, Z_POWER_80 } from './normal';

/** Size of each of two equal groups in which a rise from one share to another is found (5 % two-sided, power 80 %). */
export function groupSizeFor(from: number, to: number): number {
  const mean = (from + to) / 2;
  const root = Z_95 * Math.sqrt(2 * mean * (1 - mean)) + Z_POWER_80 * Math.sqrt(from * (1 - from) + to * (1 - to));
  return (root / (to - from)) ** 2;
}

/**
 * The smallest share above `baseline` that an experiment on `size` people, halved, can tell from it (two-sided test of 5 %,
 * power 80 %; Fleiss, Statistical Methods for Rates and Proportions, without continuity correction). Null where not even
 * everybody would be enough.
 */
export function detectableShare(baseline: number, size: number): number | null {
  const group = size / 2;
  let [low, high] = [baseline, 1];
  if (!(baseline < 1) || group < groupSizeFor(baseline, 1)) return null;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (groupSizeFor(baseline, middle) <= group) high = middle;
    else low = middle;
  }
  return high;
}

import { Z_95 } from '@/lib/statistics/normal';
import type { HoldoutArm } from './sql/read-holdout';

export interface Incremental {
  /** What the emails earned beyond what the held-out customers spent, of all recipients together, with its 95 % interval. */
  estimate: number;
  low: number;
  high: number;
  recipients: number;
  heldOut: number;
  runs: number;
}

/** Fewer in an arm, and one large order decides. */
export const LEAST_HELD_OUT = 30;

/**
 * The difference of means, recipients less held out, times the recipients, summed over runs: unbiased because who is
 * held out is drawn; variance by Welch (each arm its own). Null where no run has enough of both. Amounts in the unit
 * of the arms.
 */
export function incrementalOf(arms: readonly HoldoutArm[]): Incremental | null {
  let [estimate, variance, recipients, heldOut, runs] = [0, 0, 0, 0, 0];
  for (const sent of arms.filter(({ held }) => !held)) {
    const held = arms.find((arm) => arm.held && arm.run === sent.run);
    if (!held || held.people < LEAST_HELD_OUT || sent.people < LEAST_HELD_OUT) continue;
    estimate += sent.people * (sent.sum / sent.people - held.sum / held.people);
    variance += sent.people ** 2 * (meanVariance(sent) + meanVariance(held));
    recipients += sent.people;
    heldOut += held.people;
    runs += 1;
  }
  if (runs === 0) return null;
  const half = Z_95 * Math.sqrt(variance);
  return { estimate, low: estimate - half, high: estimate + half, recipients, heldOut, runs };
}

/** Of a mean: the sample's variance over its size. */
function meanVariance({ people, sum, squares }: HoldoutArm): number {
  const variance = Math.max(0, (squares - sum ** 2 / people) / (people - 1));
  return variance / people;
}

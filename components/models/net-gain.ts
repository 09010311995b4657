import type { Economics } from '@/lib/services/models/types';
import { type Confusion, flaggedOf } from './per-hundred';

/** What stands until somebody says what an offer costs and brings; the card says that it is assumed. */
export const ASSUMED: Economics = {
  offerCost: 4,
  keptValue: 110,
  keepRate: 0.12,
  keepRateLow: 0.08,
  keepRateHigh: 0.16,
};

export interface Gain {
  /** Of the caught: what is kept, less their offers. */
  caught: number;
  /** Of the needlessly offered: their offers, below zero. */
  needless: number;
  /** What the missed would have brought. */
  missed: number;
  net: number;
}

/** Money of a round of offers to everyone who is flagged. */
export function gainOf(counts: Confusion, economics: Economics, keepRate = economics.keepRate): Gain {
  const each = keepRate * economics.keptValue - economics.offerCost;
  const caught = counts.truePositives * each;
  const needless = -counts.falsePositives * economics.offerCost;
  return { caught, needless, missed: counts.falseNegatives * each, net: caught + needless };
}

export interface GainPoint {
  threshold: number;
  net: number;
  low: number;
  high: number;
  flagged: number;
}

/** The gain at every threshold; its band is what the uncertain share of kept customers leaves open. */
export const gainCurve = (thresholds: readonly Confusion[], economics: Economics): GainPoint[] =>
  thresholds.map((counts) => ({
    threshold: counts.threshold,
    net: gainOf(counts, economics).net,
    low: gainOf(counts, economics, economics.keepRateLow).net,
    high: gainOf(counts, economics, economics.keepRateHigh).net,
    flagged: flaggedOf(counts),
  }));

/** Where the most money is; the highest such threshold, as it asks for the fewest offers. */
export const bestPoint = (curve: readonly GainPoint[]): GainPoint | undefined =>
  curve.reduce<GainPoint | undefined>(
    (best, each) => (best === undefined || each.net >= best.net ? each : best),
    undefined,
  );

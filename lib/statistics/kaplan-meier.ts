import { Z_95 } from './normal';

/** How many were observed for a time and ended then, or were still going on when last seen. */
export interface Duration {
  /** In any unit, not negative. */
  time: number;
  /** It ended at that time; else it is only known to have lasted as long. */
  ended: boolean;
  /** So many alike. */
  count: number;
}

/** The estimate from a time until the next one. */
export interface SurvivalPoint {
  time: number;
  /** Going on just before the time. */
  atRisk: number;
  ended: number;
  /** Share that lasts beyond the time. */
  survival: number;
  /** 95 % interval, pointwise; null where it cannot be told (nobody has ended yet, or all have). */
  low: number | null;
  high: number | null;
}

/**
 * The share that lasts, by the product-limit estimator (Kaplan and Meier, JASA 53, 1958) with Greenwood's variance and
 * the log-log interval (Kalbfleisch and Prentice), one point for every time at which something ended, in order. What is
 * last seen at a time at which others end counts as going on then.
 */
export function kaplanMeier(durations: readonly Duration[]): SurvivalPoint[] {
  const times = new Map<number, { ended: number; seen: number }>();
  let atRisk = 0;
  for (const { time, ended, count } of durations) {
    const at = times.get(time) ?? { ended: 0, seen: 0 };
    at.seen += count;
    if (ended) at.ended += count;
    times.set(time, at);
    atRisk += count;
  }
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let greenwood = 0;
  for (const [time, { ended, seen }] of [...times].sort(([a], [b]) => a - b)) {
    if (ended > 0) {
      survival *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      points.push({ time, atRisk, ended, survival, ...bandOf(survival, greenwood) });
    }
    atRisk -= seen;
  }
  return points;
}

function bandOf(survival: number, greenwood: number): { low: number | null; high: number | null } {
  if (survival <= 0 || survival >= 1) return { low: null, high: null };
  const log = Math.log(survival);
  const spread = Math.exp((Z_95 * Math.sqrt(greenwood)) / Math.abs(log));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}

/** The last point at or before a time; undefined before the first. Points in order of time. */
export function survivalAt(points: readonly SurvivalPoint[], time: number): SurvivalPoint | undefined {
  return points.findLast((point) => point.time <= time);
}

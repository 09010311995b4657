import { createRandom } from '@/lib/core/random';
import { checkPair, countBinary, orderByScore } from './check-labels';
import type { Estimate } from './roc-auc';

export interface PrecisionRecallPoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** The points of the precision-recall curve, one for each different score, by falling threshold. */
export function precisionRecallCurve(labels: ArrayLike<number>, scores: ArrayLike<number>): PrecisionRecallPoint[] {
  checkPair(labels, scores);
  const { positives } = countBinary(labels);
  const order = orderByScore(scores);
  const points: PrecisionRecallPoint[] = [];
  let hits = 0;
  order.forEach((row, i) => {
    if (labels[row] === 1) hits += 1;
    if (i + 1 < order.length && scores[order[i + 1] ?? 0] === scores[row]) return;
    points.push({ threshold: scores[row] ?? 0, precision: hits / (i + 1), recall: hits / positives });
  });
  return points;
}

/** Area under the precision-recall curve as average precision: the precision at each step of recall, without interpolation. */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  let [sum, last] = [0, 0];
  for (const { precision, recall } of precisionRecallCurve(labels, scores)) {
    sum += precision * (recall - last);
    last = recall;
  }
  return sum;
}

/** A figure of labels and scores, such as `averagePrecision`. */
export type ScoreFigure = (labels: ArrayLike<number>, scores: ArrayLike<number>) => number;

/**
 * The percentile interval of a figure by the bootstrap, the classes drawn apart so that both are always there
 * (Efron and Tibshirani, An Introduction to the Bootstrap, 1993). The same seed gives the same interval.
 */
export function bootstrapInterval(
  figure: ScoreFigure,
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  { rounds = 200, level = 0.95, seed = 1 }: { rounds?: number; level?: number; seed?: number } = {},
): Estimate {
  checkPair(labels, scores);
  const random = createRandom(seed);
  const groups = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i] ?? 0;
    const group = groups.get(label);
    if (group) group.push(i);
    else groups.set(label, [i]);
  }
  const values: number[] = [];
  const drawnLabels = new Float64Array(labels.length);
  const drawnScores = new Float64Array(labels.length);
  for (let round = 0; round < rounds; round += 1) {
    let at = 0;
    for (const [label, rows] of groups) {
      for (let i = 0; i < rows.length; i += 1) {
        drawnLabels[at] = label;
        drawnScores[at] = scores[rows[Math.floor(random.next() * rows.length)] ?? 0] ?? 0;
        at += 1;
      }
    }
    values.push(figure(drawnLabels, drawnScores));
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number =>
    values[Math.min(rounds - 1, Math.max(0, Math.round(share * (rounds - 1))))] ?? 0;
  const mean = values.reduce((sum, v) => sum + v, 0) / rounds;
  const standardError = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, rounds - 1));
  return { value: figure(labels, scores), low: at((1 - level) / 2), high: at((1 + level) / 2), standardError };
}

import { checkPair, countBinary, orderByScore } from './check-labels';
import { normalCdf, normalHalfWidth } from './normal';

/** A figure with its interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly standardError: number;
}

export interface RocPoint {
  /** Rows with at least this score are called positive; Infinity at the first point. */
  readonly threshold: number;
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/**
 * Area under the ROC curve: the chance that a positive row has a higher score than a negative one, a tie counting half.
 * Labels 0 and 1. Throws invalidInput where one class is missing.
 */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>, weights?: ArrayLike<number>): number {
  checkPair(labels, scores);
  countBinary(labels);
  const order = orderByScore(scores);
  let [area, above, positives, negatives] = [0, 0, 0, 0];
  for (let start = 0; start < order.length; ) {
    let [tiedPositive, tiedNegative] = [0, 0];
    const score = scores[order[start] ?? 0];
    let end = start;
    for (; end < order.length && scores[order[end] ?? 0] === score; end += 1) {
      const row = order[end] ?? 0;
      const weight = weights?.[row] ?? 1;
      if (labels[row] === 1) tiedPositive += weight;
      else tiedNegative += weight;
    }
    area += tiedNegative * (above + tiedPositive / 2);
    above += tiedPositive;
    positives += tiedPositive;
    negatives += tiedNegative;
    start = end;
  }
  return area / (positives * negatives);
}

/** The points of the ROC curve, one for each different score, from (0, 0) to (1, 1). */
export function rocCurve(labels: ArrayLike<number>, scores: ArrayLike<number>): RocPoint[] {
  checkPair(labels, scores);
  const { positives, negatives } = countBinary(labels);
  const order = orderByScore(scores);
  const points: RocPoint[] = [{ threshold: Number.POSITIVE_INFINITY, falsePositiveRate: 0, truePositiveRate: 0 }];
  let hits = 0;
  order.forEach((row, i) => {
    if (labels[row] === 1) hits += 1;
    if (i + 1 < order.length && scores[order[i + 1] ?? 0] === scores[row]) return;
    const threshold = scores[row] ?? 0;
    points.push({ threshold, falsePositiveRate: (i + 1 - hits) / negatives, truePositiveRate: hits / positives });
  });
  return points;
}

/**
 * For each positive row the share of negatives below it, for each negative the share of positives above it (DeLong's
 * structural components), by midranks (Sun and Xu, IEEE Signal Processing Letters 21, 2014).
 */
function components(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
): { ofPositive: number[]; ofNegative: number[] } {
  const { positives, negatives } = countBinary(labels);
  const order = orderByScore(scores);
  const ofPositive: number[] = [];
  const ofNegative: number[] = [];
  const share = new Float64Array(labels.length);
  let [positivesAbove, negativesAbove] = [0, 0];
  for (let start = 0; start < order.length; ) {
    const score = scores[order[start] ?? 0];
    let [end, tiedPositive, tiedNegative] = [start, 0, 0];
    for (; end < order.length && scores[order[end] ?? 0] === score; end += 1) {
      if (labels[order[end] ?? 0] === 1) tiedPositive += 1;
      else tiedNegative += 1;
    }
    for (let i = start; i < end; i += 1) {
      const row = order[i] ?? 0;
      share[row] =
        labels[row] === 1
          ? (negatives - negativesAbove - tiedNegative / 2) / negatives
          : (positivesAbove + tiedPositive / 2) / positives;
    }
    positivesAbove += tiedPositive;
    negativesAbove += tiedNegative;
    start = end;
  }
  for (let i = 0; i < labels.length; i += 1) (labels[i] === 1 ? ofPositive : ofNegative).push(share[i] ?? 0);
  return { ofPositive, ofNegative };
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Unbiased covariance over the number of values; nought for a single one. */
function covarianceOfMean(a: readonly number[], b: readonly number[]): number {
  if (a.length < 2) return 0;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = a.reduce((total, value, i) => total + (value - meanA) * ((b[i] ?? 0) - meanB), 0);
  return sum / (a.length - 1) / a.length;
}

/**
 * The ROC-AUC with its interval by DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988), cut to 0..1. With fewer than
 * about ten rows of a class the normal approximation behind it is poor.
 */
export function rocAucInterval(labels: ArrayLike<number>, scores: ArrayLike<number>, level = 0.95): Estimate {
  checkPair(labels, scores);
  const { ofPositive, ofNegative } = components(labels, scores);
  const value = mean(ofPositive);
  const variance = covarianceOfMean(ofPositive, ofPositive) + covarianceOfMean(ofNegative, ofNegative);
  const standardError = Math.sqrt(variance);
  const half = normalHalfWidth(level) * standardError;
  return { value, standardError, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

export interface AucDifference extends Estimate {
  /** Two-sided, of no difference; 1 where both order the rows alike. */
  readonly pValue: number;
}

/** The ROC-AUC of `first` less that of `second` on the same rows, by DeLong's covariance of the two. */
export function rocAucDifference(
  labels: ArrayLike<number>,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  level = 0.95,
): AucDifference {
  checkPair(labels, first);
  checkPair(labels, second);
  const a = components(labels, first);
  const b = components(labels, second);
  const differ = (p: readonly number[], q: readonly number[]): number[] => p.map((v, i) => v - (q[i] ?? 0));
  const positives = differ(a.ofPositive, b.ofPositive);
  const negatives = differ(a.ofNegative, b.ofNegative);
  const value = mean(a.ofPositive) - mean(b.ofPositive);
  const standardError = Math.sqrt(covarianceOfMean(positives, positives) + covarianceOfMean(negatives, negatives));
  const half = normalHalfWidth(level) * standardError;
  const pValue = standardError > 0 ? 2 * normalCdf(-Math.abs(value) / standardError) : value === 0 ? 1 : 0;
  return { value, standardError, pValue, low: value - half, high: value + half };
}

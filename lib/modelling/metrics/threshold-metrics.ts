import { checkPair } from './check-labels';

/** The four counts of a threshold. */
export interface BinaryConfusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

export interface ThresholdMetrics extends BinaryConfusion {
  readonly threshold: number;
  readonly accuracy: number;
  /** Of those called positive, the share that is; 0 where nobody is called so. */
  readonly precision: number;
  /** Of the positive, the share found; 0 where there is none. */
  readonly recall: number;
  readonly specificity: number;
  /** Harmonic mean of precision and recall, 0 where both are. */
  readonly f1: number;
}

/** Rows with a score of at least the threshold are called positive. */
export function confusionAt(labels: ArrayLike<number>, scores: ArrayLike<number>, threshold: number): BinaryConfusion {
  checkPair(labels, scores);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < labels.length; i += 1) {
    const cell = (labels[i] === 1 ? 2 : 0) + ((scores[i] ?? 0) >= threshold ? 1 : 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const [trueNegatives = 0, falsePositives = 0, falseNegatives = 0, truePositives = 0] = counts;
  return { truePositives, falsePositives, trueNegatives, falseNegatives };
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Accuracy, precision, recall, specificity and F1 of four counts. */
export function metricsOf(counts: BinaryConfusion, threshold: number): ThresholdMetrics {
  const { truePositives: tp, falsePositives: fp, trueNegatives: tn, falseNegatives: fn } = counts;
  return {
    ...counts,
    threshold,
    accuracy: share(tp + tn, tp + fp + tn + fn),
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    specificity: share(tn, tn + fp),
    f1: share(2 * tp, 2 * tp + fp + fn),
  };
}

/** The figures at one threshold. */
export const thresholdMetrics = (
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  threshold = 0.5,
): ThresholdMetrics => metricsOf(confusionAt(labels, scores, threshold), threshold);

/**
 * The figures at evenly spaced thresholds from 0 to 1 (`steps` + 1 of them), for a slider: one pass over the rows.
 * Scores are probabilities.
 */
export function thresholdTable(labels: ArrayLike<number>, scores: ArrayLike<number>, steps = 100): ThresholdMetrics[] {
  checkPair(labels, scores);
  const positives = new Float64Array(steps + 2);
  const negatives = new Float64Array(steps + 2);
  for (let i = 0; i < labels.length; i += 1) {
    const score = scores[i] ?? 0;
    // The last step whose threshold is at most the score; rounding of the product may be one off.
    let step = Math.min(steps, Math.max(-1, Math.floor(score * steps)));
    if (step < steps && (step + 1) / steps <= score) step += 1;
    if (step >= 0 && step / steps > score) step -= 1;
    const counts = labels[i] === 1 ? positives : negatives;
    counts[step + 1] = (counts[step + 1] ?? 0) + 1;
  }
  let falseNegatives = positives[0] ?? 0;
  let trueNegatives = negatives[0] ?? 0;
  let [allPositives, allNegatives] = [0, 0];
  for (let s = 0; s < steps + 2; s += 1) {
    allPositives += positives[s] ?? 0;
    allNegatives += negatives[s] ?? 0;
  }
  return Array.from({ length: steps + 1 }, (_, step) => {
    const counts = {
      truePositives: allPositives - falseNegatives,
      falsePositives: allNegatives - trueNegatives,
      trueNegatives,
      falseNegatives,
    };
    falseNegatives += positives[step + 1] ?? 0;
    trueNegatives += negatives[step + 1] ?? 0;
    return metricsOf(counts, step / steps);
  });
}

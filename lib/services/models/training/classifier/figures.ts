import { averagePrecision, bootstrapInterval, type ScoreFigure } from '@/lib/modelling/metrics/average-precision';
import { calibrationCurve, expectedCalibrationError } from '@/lib/modelling/metrics/calibration-curve';
import { liftTable } from '@/lib/modelling/metrics/lift-table';
import { brierScore, logLoss } from '@/lib/modelling/metrics/probability-loss';
import { rocAucInterval, rocCurve } from '@/lib/modelling/metrics/roc-auc';
import { confusionAt, metricsOf, thresholdMetrics } from '@/lib/modelling/metrics/threshold-metrics';
import { thin } from '../../features/thin';
import type { ClassifierResult, Figure } from '../../types';

const SHOWN_POINTS = 200;
const CALIBRATION_BINS = 10;

/** Labels and the probabilities that a model gave them, row by row. */
export interface Answers {
  labels: Int32Array;
  probabilities: Float64Array;
}

/** The ROC-AUC with DeLong's interval; nothing where one outcome is missing. */
export function aucFigure({ labels, probabilities }: Answers, folds?: number[]): Figure {
  const both = labels.includes(0) && labels.includes(1);
  if (!both) return { value: null, low: null, high: null };
  const { value, low, high } = rocAucInterval(labels, probabilities);
  return { value, low, high, ...(folds ? { folds } : {}) };
}

/** The figures of a hold-out, each with a 95 % interval. */
export function metricsFigures(
  answers: Answers,
  threshold: number,
  seed: number,
  folds: number[],
): ClassifierResult['metrics'] {
  const { labels, probabilities } = answers;
  const boot = (figure: ScoreFigure): Figure => {
    const { value, low, high } = bootstrapInterval(figure, labels, probabilities, { seed });
    return { value, low, high };
  };
  const at = (name: 'accuracy' | 'precision' | 'recall' | 'f1') =>
    boot((some, scores) => thresholdMetrics(some, scores, threshold)[name]);
  return {
    rocAuc: aucFigure(answers, folds),
    prAuc: boot(averagePrecision),
    logLoss: boot(logLoss),
    brier: boot(brierScore),
    accuracy: at('accuracy'),
    precision: at('precision'),
    recall: at('recall'),
    f1: at('f1'),
    calibrationError: boot((some, scores) => expectedCalibrationError(some, scores, CALIBRATION_BINS)),
  };
}

/** Predicted against true, by tenths of the rows, each with Wilson's interval. */
export function calibrationPoints({ labels, probabilities }: Answers): ClassifierResult['calibration']['points'] {
  return calibrationCurve(labels, probabilities, { bins: CALIBRATION_BINS, by: 'rows' }).map(
    ({ meanPredicted, observed, rows }) => ({
      predicted: meanPredicted,
      actual: observed,
      ...wilson(observed, rows),
      rows,
    }),
  );
}

function wilson(share: number, rows: number): { low: number; high: number } {
  const z2 = 1.959964 ** 2;
  const centre = (share + z2 / (2 * rows)) / (1 + z2 / rows);
  const half = (1.959964 / (1 + z2 / rows)) * Math.sqrt((share * (1 - share)) / rows + z2 / (4 * rows * rows));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export const probabilityBins = (probabilities: Float64Array): ClassifierResult['calibration']['histogram'] => {
  const bins = Array.from({ length: 20 }, (_, i) => ({ from: i / 20, to: (i + 1) / 20, count: 0 }));
  for (const p of probabilities) {
    const bin = bins[Math.min(19, Math.floor(p * 20))];
    if (bin) bin.count += 1;
  }
  return bins;
};

export const liftRows = ({ labels, probabilities }: Answers): ClassifierResult['lift'] =>
  liftTable(labels, probabilities).map(({ part, rows, positives, rate, lift, gain, lowestScore }) => ({
    tenth: part,
    rows,
    positives: Math.round(positives),
    rate,
    lift,
    from: lowestScore,
    cumulativeGain: gain,
  }));

/** Counts at thresholds of 1 % to 99 %. */
export const thresholdCounts = ({ labels, probabilities }: Answers): ClassifierResult['thresholds'] =>
  Array.from({ length: 99 }, (_, i) => ({
    threshold: (i + 1) / 100,
    ...confusionAt(labels, probabilities, (i + 1) / 100),
  }));

export const rocPoints = ({ labels, probabilities }: Answers): ClassifierResult['rocCurve'] =>
  thin(rocCurve(labels, probabilities), SHOWN_POINTS).map(({ falsePositiveRate, truePositiveRate }) => ({
    falsePositiveRate,
    truePositiveRate,
  }));

/** The threshold (in whole per cent) of the best F1: a first proposal, until somebody says what mistakes cost. */
export function bestThreshold(answers: Answers): number {
  let best = { threshold: 0.5, f1: -1 };
  for (let percent = 2; percent <= 98; percent += 1) {
    const { f1 } = metricsOf(confusionAt(answers.labels, answers.probabilities, percent / 100), percent / 100);
    if (f1 > best.f1 + 1e-9) best = { threshold: percent / 100, f1 };
  }
  return best.threshold;
}

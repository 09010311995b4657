import { describe, expect, it } from 'vitest';
import { reference, y, y3 } from '../fixtures/supervised';
import { matrixOf } from '../matrix';
import { averagePrecision, bootstrapInterval } from './average-precision';
import { calibrationCurve, expectedCalibrationError } from './calibration-curve';
import { mostLikely, multiclassAuc, multiclassMetrics } from './confusion-matrix';
import { liftTable } from './lift-table';
import { brierScore, logLoss, multiclassLogLoss, regressionMetrics } from './probability-loss';
import { rocAuc, rocAucDifference, rocAucInterval, rocCurve } from './roc-auc';
import { thresholdMetrics, thresholdTable } from './threshold-metrics';

const { scores, scores2, metrics: expected } = reference;

describe('figures of two classes are those of scikit-learn', () => {
  it('areas, with ties and weights', () => {
    expect(rocAuc(y, scores)).toBeCloseTo(expected.auc, 12);
    const weights = scores.map((_, i) => (i % 3) + 1);
    expect(rocAuc(y, scores, weights)).toBeCloseTo(expected['aucWeighted 1,2,3 in turn'], 12);
    expect(averagePrecision(y, scores)).toBeCloseTo(expected.averagePrecision, 12);
    const trapezoids = rocCurve(y, scores).reduce((sum, point, i, all) => {
      const last = all[i - 1] ?? point;
      const width = point.falsePositiveRate - last.falsePositiveRate;
      return sum + (width * (point.truePositiveRate + last.truePositiveRate)) / 2;
    }, 0);
    expect(trapezoids).toBeCloseTo(expected.auc, 12);
  });

  it("DeLong's interval, alone and of a difference (components counted pair by pair in numpy)", () => {
    const one = rocAucInterval(y, scores);
    expect(one.standardError).toBeCloseTo(expected.delongError, 12);
    expect(one.low).toBeCloseTo(expected.auc - 1.959964 * expected.delongError, 6);
    const difference = rocAucDifference(y, scores, scores2);
    expect(difference.value).toBeCloseTo(expected.delongDifference, 12);
    expect(difference.standardError).toBeCloseTo(expected.delongDifferenceError, 12);
    expect(rocAucDifference(y, scores, scores)).toMatchObject({ value: 0, pValue: 1, low: 0, high: 0 });
  });

  it('a bootstrap interval near that of DeLong, the same for the same seed', () => {
    const found = bootstrapInterval(rocAuc, y, scores, { rounds: 400, seed: 5 });
    expect(found.standardError / expected.delongError).toBeCloseTo(1, 0);
    expect(found.low).toBeLessThan(found.value);
    expect(bootstrapInterval(rocAuc, y, scores, { rounds: 400, seed: 5 })).toEqual(found);
  });

  it('losses of probabilities', () => {
    const clipped = scores.map((p) => Math.min(1 - 1e-15, Math.max(1e-15, p)));
    expect(logLoss(y, clipped)).toBeCloseTo(expected.logLoss, 10);
    expect(brierScore(y, scores)).toBeCloseTo(expected.brier, 12);
  });

  it('counts at a threshold, and at all of a slider in one pass', () => {
    const at = thresholdMetrics(y, scores, 0.4);
    const [[tn, fp] = [], [fn, tp] = []] = expected['confusion at 0.4'];
    expect(at).toMatchObject({ trueNegatives: tn, falsePositives: fp, falseNegatives: fn, truePositives: tp });
    for (const name of ['accuracy', 'precision', 'recall', 'f1'] as const) {
      expect(at[name]).toBeCloseTo(expected[name], 12);
    }
    const table = thresholdTable(y, scores);
    expect(table).toHaveLength(101);
    // Scores stand on the very thresholds.
    table.forEach((row) => {
      expect(row).toEqual(thresholdMetrics(y, scores, row.threshold));
    });
  });
});

describe('figures of more classes', () => {
  const predicted = Int32Array.from(y3, (_, i) => y3[(i + y3.length - 1) % y3.length] ?? 0);
  const probability = matrixOf(Float64Array.from(expected.probability3.flat()), y3.length, 3);

  it('are those of scikit-learn', () => {
    const found = multiclassMetrics(y3, predicted, 3);
    expect(found.matrix).toEqual(expected.confusion3);
    expect(found.macro.f1).toBeCloseTo(expected['rolled y3 macroF1'], 12);
    expect(found.weighted.precision).toBeCloseTo(expected.weightedPrecision, 12);
    expect(multiclassAuc(y3, probability)).toBeCloseTo(expected.ovrAuc, 6);
    expect(multiclassLogLoss(y3, probability)).toBeCloseTo(expected.logLoss3, 6);
    expect(mostLikely(matrixOf(Float64Array.from([0.2, 0.5, 0.2, 0.5, 0.6, 0]), 2, 3))).toEqual(
      Int32Array.from([2, 0]),
    );
  });
});

describe('tables', () => {
  it('lift and gain do not depend on the order of equal scores', () => {
    const labels = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    const equal = new Array(10).fill(0.5);
    for (const row of liftTable(labels, equal, 5)) expect(row.lift).toBeCloseTo(1, 12);
    const perfect = liftTable(labels, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 5);
    expect(perfect.map((row) => row.gain)).toEqual([1, 1, 1, 1, 1]);
    expect(perfect[0]).toMatchObject({ rows: 2, positives: 2, lift: 5, lowestScore: 8 });
  });

  it('calibration: each bin, and the mean distance', () => {
    const labels = [0, 0, 0, 1, 1, 1];
    const p = [0.1, 0.1, 0.1, 0.1, 0.9, 0.9];
    expect(calibrationCurve(labels, p)).toMatchObject([
      { rows: 4, observed: 0.25 },
      { rows: 2, observed: 1 },
    ]);
    expect(expectedCalibrationError(labels, p)).toBeCloseTo((4 * 0.15 + 2 * 0.1) / 6, 12);
    const byRows = calibrationCurve(y, scores, { bins: 4, by: 'rows' });
    expect(byRows.reduce((sum, bin) => sum + bin.rows, 0)).toBe(y.length);
  });

  it('regression', () => {
    expect(regressionMetrics([1, 2, 3], [1, 2, 5])).toMatchObject({ mae: 2 / 3, r2: -1 });
    expect(regressionMetrics([2, 2], [2, 3]).r2).toBeNull();
  });
});

describe('what cannot be measured is refused', () => {
  it.each([
    ['one class', () => rocAuc([1, 1], [0.1, 0.2])],
    ['no rows', () => logLoss([], [])],
    ['a score that is no number', () => averagePrecision([0, 1], [Number.NaN, 1])],
    ['a label of neither class', () => rocAuc([0, 2], [0.1, 0.2])],
    ['lists of different length', () => brierScore([0, 1], [0.1])],
  ])('%s', (_, measure) => expect(measure).toThrowError(expect.objectContaining({ code: 'invalidInput' })));
});

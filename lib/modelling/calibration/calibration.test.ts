import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { distance, reference, x, y } from '../fixtures/supervised';
import { expectedCalibrationError } from '../metrics/calibration-curve';
import { rocAuc } from '../metrics/roc-auc';
import { RandomForestClassifier } from '../tree/random-forest-classifier';
import { CalibratedClassifier } from './calibrated-classifier';
import { Calibrator } from './calibrator';
import { fitIsotonic, isotonicValue } from './isotonic';
import { fitPlatt } from './platt';

const { scores } = reference;

describe('calibration is that of scikit-learn', () => {
  it('isotonic', () => {
    const curve = fitIsotonic(scores, y);
    const { at, value } = reference.isotonic;
    expect(
      distance(
        at.map((score) => isotonicValue(curve, score)),
        value,
      ),
    ).toBeLessThan(1e-9);
  });

  it('Platt', () => {
    const odds = scores.map((p) => {
      const inside = Math.min(1 - 1e-6, Math.max(1e-6, p));
      return Math.log(inside / (1 - inside));
    });
    const { slope, offset } = fitPlatt(odds, y);
    expect(slope).toBeCloseTo(reference.platt.slope, 4);
    expect(offset).toBeCloseTo(reference.platt.offset, 4);
  });
});

describe('a calibrator', () => {
  const random = createRandom(4);
  const truth = Array.from({ length: 4000 }, () => random.next());
  const labels = truth.map((p) => (random.chance(p) ? 1 : 0));
  // Far too sure of itself.
  const scored = truth.map((p) => 1 / (1 + ((1 - p) / p) ** 3));

  it.each(['platt', 'isotonic'] as const)('makes overconfident scores true: %s', (method) => {
    expect(expectedCalibrationError(labels, scored)).toBeGreaterThan(0.1);
    const calibrator = new Calibrator({ method }).fit(scored.slice(0, 2000), labels.slice(0, 2000));
    const after = calibrator.transform(scored.slice(2000));
    expect(expectedCalibrationError(labels.slice(2000), after)).toBeLessThan(0.04);
    const read = Calibrator.fromJSON(JSON.parse(JSON.stringify(calibrator)));
    expect(read.transform(scored)).toEqual(calibrator.transform(scored));
  });

  it('refuses one class and says that it has learned nothing', () => {
    expect(() => new Calibrator().fit([0.2, 0.3], [1, 1])).toThrowError(/one class/);
    expect(() => new Calibrator().transform([0.2])).toThrowError(expect.objectContaining({ code: 'conflict' }));
  });
});

it('calibrates a classifier by its own out-of-fold scores, and keeps its order', () => {
  const maker = {
    make: () => new RandomForestClassifier({ trees: 15, leastRows: 3 }),
    read: RandomForestClassifier.fromJSON,
  };
  const model = new CalibratedClassifier(maker, { folds: 3 }).fit(x, y);
  const found = model.predictProbability(x);
  const positive = found.data.subarray(x.rows);
  const plain = model.model.predictProbability(x).data.subarray(x.rows);
  expect(rocAuc(y, positive)).toBeCloseTo(rocAuc(y, plain), 3);
  const read = CalibratedClassifier.fromJSON(JSON.parse(JSON.stringify(model)), maker);
  expect(read.predictProbability(x)).toEqual(found);
});

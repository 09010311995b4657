import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { amount, count, distance, reference, x, xMissing, y, y3 } from '../fixtures/supervised';
import { matrixOf, takeRows } from '../matrix';
import { logLoss } from '../metrics/probability-loss';
import { rocAuc } from '../metrics/roc-auc';
import { GradientBoostingClassifier } from './gradient-boosting-classifier';
import { GradientBoostingRegressor } from './gradient-boosting-regressor';
import { leafOf } from './tree-nodes';

const expected = reference['boosting max_iter=20 min_samples_leaf=8 max_leaf_nodes=6'];
const params = { iterations: 20, leastRows: 8, leaves: 6 };

/** scikit-learn keeps gradients in 32 bits: predictions differ in the sixth figure. */
const CLOSE = 2e-5;

describe('gradient boosting predicts what HistGradientBoosting does', () => {
  it.each([
    ['binary', {}, x],
    ['missing', {}, xMissing],
    ['l2=3 depth 2', { l2: 3, depth: 2 }, x],
  ] as const)('of two classes: %s', (name, more, data) => {
    const model = new GradientBoostingClassifier({ ...params, ...more }).fit(data, y);
    expect(distance(model.decision(data).data, expected[name])).toBeLessThan(CLOSE);
  });

  it('of three classes', () => {
    const model = new GradientBoostingClassifier(params).fit(x, y3);
    expect(distance(model.decision(x).data, expected['three classes'].flat())).toBeLessThan(CLOSE);
  });

  it('of amounts and of counts', () => {
    const squared = new GradientBoostingRegressor(params).fit(x, amount);
    expect(distance(squared.predict(x), expected.squared)).toBeLessThan(CLOSE);
    const poisson = new GradientBoostingRegressor({ ...params, loss: 'poisson' }).fit(x, count);
    expect(distance(poisson.predict(x), expected.poisson)).toBeLessThan(2e-4);
  });
});

describe('gradient boosting', () => {
  it('fits under monotone constraints as well as HistGradientBoosting, which reckons clipped leaves roughly', () => {
    const model = new GradientBoostingClassifier({ ...params, monotone: [1, -1, 0, 1, 0] }).fit(x, y);
    const theirs = expected['monotone 1,-1,0,1,0'].map((raw) => 1 / (1 + Math.exp(-raw)));
    const ours = model.predictProbability(x).data.subarray(x.rows);
    expect(logLoss(y, ours)).toBeLessThan(logLoss(y, theirs) * 1.01);
  });

  it('keeps to a monotone constraint everywhere', () => {
    const model = new GradientBoostingClassifier({ monotone: [1, -1, 0, 0, 0], leastRows: 3 }).fit(x, y);
    const random = createRandom(3);
    for (let round = 0; round < 40; round += 1) {
      const row = takeRows(x, new Array(30).fill(random.int(0, x.rows - 1)));
      const data = Float64Array.from(row.data);
      for (let i = 0; i < 30; i += 1) data[i] = -3 + i / 5;
      const raw = model.decision(matrixOf(data, 30, 5)).data;
      expect(Array.from(raw).toSorted((a, b) => a - b)).toEqual(Array.from(raw));
    }
  });

  it('has no leaf of fewer rows than said, and counts them truly', () => {
    const { trees } = new GradientBoostingClassifier({ leastRows: 15, iterations: 5 }).fit(x, y);
    for (const tree of trees) {
      const rows = new Int32Array(tree.feature.length);
      for (let i = 0; i < x.rows; i += 1) rows[leafOf(tree, x, i)] = (rows[leafOf(tree, x, i)] ?? 0) + 1;
      tree.feature.forEach((feature, node) => {
        if (feature >= 0) return;
        expect(rows[node]).toBe(tree.cover[node]);
        expect(rows[node]).toBeGreaterThanOrEqual(15);
      });
    }
  });

  it('stops early where more trees do not help', () => {
    const earlyStopping = { share: 0.25, patience: 5, tolerance: 1e-7 };
    const model = new GradientBoostingClassifier({ iterations: 300, leastRows: 5, earlyStopping }).fit(x, y);
    const losses = model.validationLoss;
    expect(losses.length).toBeLessThan(300);
    expect(model.trees.length).toBe(losses.indexOf(Math.min(...losses)) + 1);
  });

  it('learns where missing values belong, and asks nothing of a column without values', () => {
    const random = createRandom(9);
    const labels = Int32Array.from({ length: 400 }, () => (random.chance(0.5) ? 1 : 0));
    const values = Float64Array.from(labels, (label) => (label === 1 ? Number.NaN : random.next()));
    const data = matrixOf(Float64Array.from([...values, ...new Float64Array(400).fill(Number.NaN)]), 400, 2);
    const model = new GradientBoostingClassifier({ iterations: 10 }).fit(data, labels);
    expect(rocAuc(labels, model.predictProbability(data).data.subarray(400))).toBe(1);
    expect(model.importance[1]).toBe(0);
  });

  it('answers with the share of the class for three rows, which are too few to split', () => {
    const model = new GradientBoostingClassifier().fit(
      matrixOf(Float64Array.from([1, 2, 3]), 3, 1),
      Int32Array.from([0, 1, 1]),
    );
    expect(model.predictProbability(matrixOf(Float64Array.from([2]), 1, 1)).data[1]).toBeCloseTo(2 / 3, 6);
  });

  it('weighs rows as if they were there as often', () => {
    const twice = takeRows(x, [
      ...Array.from({ length: x.rows }, (_, i) => i),
      ...Array.from({ length: 40 }, (_, i) => i),
    ]);
    const labels = Int32Array.from([...y, ...y.subarray(0, 40)]);
    const sampleWeight = Float64Array.from(y, (_, i) => (i < 40 ? 2 : 1));
    const options = { iterations: 15, leastRows: 1, leaves: 4 };
    const first = new GradientBoostingClassifier(options).fit(x, y, { sampleWeight });
    const second = new GradientBoostingClassifier(options).fit(twice, labels);
    expect(distance(first.decision(x).data, second.decision(x).data)).toBeLessThan(1e-4);
  });
});

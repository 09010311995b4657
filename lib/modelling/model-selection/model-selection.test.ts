import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { x, y, y3 } from '../fixtures/supervised';
import { LogisticRegression } from '../linear/logistic-regression';
import { matrixOf } from '../matrix';
import { DecisionTreeClassifier } from '../tree/decision-tree-classifier';
import { compareModels } from './compare-models';
import { crossValidate } from './cross-validate';
import { findLeakage } from './find-leakage';
import { shuffledFolds, stratifiedFolds, stratifiedHoldOut, timeFolds } from './folds';
import { checkFit, learningCurve } from './learning-curve';
import { bayesianSearch, gridSearch, randomSearch } from './search-parameters';
import type { SearchSpace } from './search-space';

const sorted = (rows: Iterable<number>): number[] => [...rows].sort((a, b) => a - b);
const all = Array.from({ length: x.rows }, (_, i) => i);

describe('folds', () => {
  it('hold every row once, and every class in its share', () => {
    const folds = stratifiedFolds(y3, 5, 3);
    expect(sorted(folds.flatMap(({ test }) => [...test]))).toEqual(all);
    for (const { train, test } of folds) {
      expect(sorted([...train, ...test])).toEqual(all);
      for (const label of [0, 1, 2]) {
        const own = y3.filter((v) => v === label).length;
        expect(Math.abs([...test].filter((row) => y3[row] === label).length - own / 5)).toBeLessThanOrEqual(1);
      }
    }
    expect(stratifiedFolds(y3, 5, 3)).toEqual(folds);
    expect(stratifiedFolds(y3, 5, 4)).not.toEqual(folds);
    expect(sorted(shuffledFolds(x.rows, 7).flatMap(({ test }) => [...test]))).toEqual(all);
  });

  it('of time never look ahead, and keep the gap', () => {
    const random = createRandom(1);
    const times = Array.from({ length: 300 }, () => random.int(0, 100));
    for (const { train, test } of timeFolds(times, 4, 5)) {
      const first = Math.min(...[...test].map((row) => times[row] ?? 0));
      expect(Math.max(...[...train].map((row) => times[row] ?? 0))).toBeLessThanOrEqual(first - 5);
    }
  });

  it('hold out both classes even of few rows; refuse what cannot be parted', () => {
    const { train, test } = stratifiedHoldOut([0, 0, 1, 1], 0.2);
    expect([train.length, test.length]).toEqual([2, 2]);
    expect(() => stratifiedHoldOut([0, 0, 1])).toThrowError(/single row/);
    expect(() => stratifiedFolds([0, 0, 0, 1, 1], 3)).toThrowError(/Class 1 has 2 rows/);
    expect(() => timeFolds([1, 1, 1, 1, 1, 1], 5)).toThrowError(/nothing older/);
  });
});

describe('validation', () => {
  const folds = stratifiedFolds(y, 5, 1);
  const logistic = crossValidate(() => new LogisticRegression(), x, y, folds);
  const stump = crossValidate(() => new DecisionTreeClassifier({ leaves: 2 }), x, y, folds);
  const deep = crossValidate(() => new DecisionTreeClassifier(), x, y, folds);

  it('scores each row by a model that did not see it', () => {
    expect(logistic.outOfFold.every((p) => p > 0 && p < 1)).toBe(true);
    expect(logistic.mean.auc).toBeGreaterThan(0.65);
    expect(deep.folds.every(({ train }) => train.auc === 1)).toBe(true);
  });

  it('compares two models on the same folds', () => {
    const { auc, corrected, perFold } = compareModels(y, logistic, stump);
    expect(auc.low).toBeLessThan(auc.value);
    expect(corrected.mean).toBeCloseTo(logistic.mean.auc - stump.mean.auc, 12);
    expect(perFold).toHaveLength(5);
    expect(corrected.low).toBeLessThan(corrected.mean);
    const other = crossValidate(() => new LogisticRegression(), x, y, folds.slice(0, 4));
    expect(() => compareModels(y, logistic, other)).toThrowError(/same folds/);
  });

  it('sees what learned by heart, and what learned nothing', () => {
    expect(checkFit(deep).verdict).toBe('overfitted');
    expect(checkFit(logistic).verdict).toBe('sound');
    const random = createRandom(6);
    const coin = Int32Array.from(y, () => (random.chance(0.5) ? 1 : 0));
    const lost = crossValidate(() => new LogisticRegression(), x, coin, stratifiedFolds(coin, 5));
    expect(checkFit(lost).verdict).toBe('useless');
  });

  it('draws a learning curve whose two lines come together', () => {
    const curve = learningCurve(() => new LogisticRegression(), x, y, stratifiedHoldOut(y, 0.3), { shares: [0.15, 1] });
    const [few, many] = curve;
    expect(few?.rows).toBeLessThan(many?.rows ?? 0);
    const gap = (point: typeof few): number => (point?.trainAuc ?? 0) - (point?.testAuc ?? 0);
    expect(gap(many)).toBeLessThan(gap(few));
  });

  it('names a column that knows the answer, also by being missing', () => {
    const after = Float64Array.from(y, (label, i) => label * 100 + (i % 7));
    const blank = Float64Array.from(y, (label) => (label === 1 ? Number.NaN : 3));
    const data = matrixOf(Float64Array.from([...x.data, ...after, ...blank]), x.rows, 7);
    expect(findLeakage(data, y)).toEqual([
      { feature: 5, auc: 1, by: 'value' },
      { feature: 6, auc: 1, by: 'missing' },
    ]);
    expect(findLeakage(x, y)).toEqual([]);
  });
});

describe('search', () => {
  const space: SearchSpace = {
    rate: { kind: 'number', low: 0.001, high: 1, log: true },
    leaves: { kind: 'number', low: 2, high: 64, whole: true },
    kind: { kind: 'choice', values: ['a', 'b', 'c'] },
  };
  // Best at rate 0.05, 20 leaves, kind b.
  const score = (p: Readonly<Record<string, unknown>>): number =>
    -((Math.log(Number(p.rate) / 0.05) / 3) ** 2) - ((Number(p.leaves) - 20) / 30) ** 2 - (p.kind === 'b' ? 0 : 0.3);

  it('tries the whole grid', () => {
    const { best, trials } = gridSearch({ rate: [0.01, 0.05, 0.5], leaves: [10, 20], kind: ['a', 'b'] }, score);
    expect(trials).toHaveLength(12);
    expect(best.params).toEqual({ rate: 0.05, leaves: 20, kind: 'b' });
    expect(best.score).toBe(-0);
  });

  it('comes nearer by learning from its trials than by chance, over ten seeds', () => {
    const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
    const regret = (search: typeof bayesianSearch): number =>
      seeds.reduce((sum, seed) => sum - search(space, score, { trials: 40, seed }).best.score, 0);
    expect(regret(bayesianSearch)).toBeLessThan(regret(randomSearch) * 0.6);
  });

  it('stays within bounds, repeats itself, and passes over what has no score', () => {
    const run = () => bayesianSearch(space, (p) => (p.kind === 'c' ? Number.NaN : score(p)), { trials: 30, seed: 9 });
    const { trials, best } = run();
    expect(run().trials).toEqual(trials);
    expect(best.params.kind).not.toBe('c');
    for (const { params } of trials) {
      expect(Number.isInteger(params.leaves)).toBe(true);
      expect(params.rate).toBeGreaterThanOrEqual(0.001);
      expect(params.rate).toBeLessThanOrEqual(1);
    }
    expect(() => randomSearch({}, score)).toThrowError(/no parameter/);
  });
});

import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { expectClose } from '@/lib/testing/expect-close';
import { matrixOfRows } from '../matrix';
import { rocAuc } from '../metrics/roc-auc';
import { FeatureSet, type RawTable } from './feature-set';
import reference from './fixtures/reference.json';
import { inspectFeatures } from './inspect-features';
import { IsolationForest } from './isolation-forest';
import { OneHotEncoder } from './one-hot-encoder';
import { ZScoreOutliers } from './z-score-outliers';

const table: RawTable = {
  rows: 6,
  columns: {
    spend: [10, 20, null, 30, 1_000, 0],
    orders: [1, 2, 2, undefined, 9, 0],
    country: ['DE', 'GB', 'GB', null, 'FR', 'GB'],
  },
};
const features = [
  { name: 'spend', type: 'number', scaling: 'log-standard', missing: 'zero', indicator: true },
  { name: 'country', type: 'category', minShare: 0.3 },
  { name: 'orders', type: 'number', scaling: 'standard', missing: 'mean' },
] as const;

describe('a feature set', () => {
  it('goes the same way in training, in scoring and after JSON', () => {
    const set = new FeatureSet({ features });
    const trained = set.fitTransform(table);
    expect(set.names).toEqual([
      'spend',
      'spend is missing',
      'country = GB',
      'country = rare',
      'country = missing',
      'orders',
    ]);
    expect(set.sources.filter((source) => source === 'country').length).toBe(3);
    expect(trained.data.every(Number.isFinite)).toBe(true);
    expect(set.transform(table)).toEqual(trained);
    const again = FeatureSet.fromJSON(JSON.parse(JSON.stringify(set)));
    expect(again.transform(table)).toEqual(trained);
    expect(again.names).toEqual(set.names);
  });

  it('takes one customer with an unseen category and nothing known', () => {
    const set = new FeatureSet({ features }).fit(table);
    const one = set.transform({ rows: 1, columns: { spend: [null], orders: [null], country: ['JP'] } });
    expect([...one.data.subarray(1, 5)]).toEqual([1, 0, 1, 0]);
    expect(one.data[5]).toBeCloseTo(0); // the mean, standardised
  });

  it('fills numbers together by neighbours or regression', () => {
    const random = createRandom(1);
    const a = Array.from({ length: 50 }, () => random.normal());
    const b = a.map((value, i) => (i % 5 === 0 ? null : 3 * value));
    for (const impute of ['knn', 'regression'] as const) {
      const set = new FeatureSet({
        features: [
          { name: 'a', type: 'number' },
          { name: 'b', type: 'number' },
        ],
        impute,
      });
      const { data, rows } = set.fitTransform({ rows: 50, columns: { a, b } });
      const off = Array.from({ length: 10 }, (_, i) => Math.abs((data[i * 5] ?? 0) - (data[rows + i * 5] ?? 0)));
      expect(off.reduce((sum, one) => sum + one, 0) / 10).toBeLessThan(0.4);
    }
  });

  it.each([
    [{ spend: [1, 2] }, 'spend: It has 2 values for 6 rows'],
    [{ spend: [1, 2, 3, 4, 5, Number.POSITIVE_INFINITY] }, 'spend: Row 5 holds an infinite value'],
    [{ spend: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'spend: Row 0 holds a text'],
    [{ spend: [null, null, null, null, null, null] }, 'spend: It is missing in every row'],
    [{ country: [1, 2, 3, 4, 5, 6] }, 'country: Row 0 holds a number'],
    [{ spend: [-1, 2, 3, 4, 5, 6] }, 'spend: Column 0 holds -1'],
  ])('names the column at fault: %j', (columns, message) => {
    const bad = { rows: 6, columns: { ...table.columns, ...columns } };
    expect(() => new FeatureSet({ features }).fit(bad)).toThrow(message);
  });

  it('refuses a column that is not there, one that is there twice, and no column', () => {
    expect(() => new FeatureSet({ features }).fit({ rows: 1, columns: {} })).toThrow('spend: It is not in the data');
    expect(() => new FeatureSet({ features: [features[0], features[0]] })).toThrow('twice');
    expect(() => new FeatureSet({ features: [] })).toThrow('At least one');
  });
});

describe('categories', () => {
  it('are the most frequent ones, the rest is pooled', () => {
    const values = [...'aaaabbbccd'].map(String);
    const encoder = new OneHotEncoder({ minShare: 0.2 }).fit(values);
    expect(encoder.names).toEqual(['a', 'b', 'c', 'rare']);
    expect([...encoder.transform(['d', 'x', 'a']).data]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
    const all = new OneHotEncoder({ minShare: 0 }).fit(values);
    expect([...all.transform(['x', null]).data]).toEqual(new Array(8).fill(0));
    expect(() => new OneHotEncoder().fit([null, ''])).toThrow('missing in every row');
  });
});

describe('outliers', () => {
  const x = matrixOfRows(reference.outliers.map((row) => row.map((value) => value ?? 0)));

  it('of an isolation forest: the scores of scikit-learn, as near as chance allows', () => {
    const scores = new IsolationForest({ trees: 500, seed: 3 }).fit(x).score(x);
    const off = Array.from(scores, (score, i) => Math.abs(score - (reference.isolation[i] ?? 0)));
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(0.01);
    const truth = Int32Array.from(reference.isolation, (score) => (score > 0.6 ? 1 : 0));
    expect(rocAuc(truth, scores)).toBeGreaterThan(0.99);
    const flagged = new IsolationForest({ contamination: 0.05 }).fit(x).predict(x);
    expect(flagged.reduce((sum, one) => sum + one, 0)).toBe(10);
  });

  it('by z-score, plain and robust', () => {
    const rows = matrixOfRows([
      [1, 7],
      [2, 7],
      [3, 7],
      [2, 7],
      [1, 7],
      [3, 7],
      [2, 7],
      [2, 7],
      [60, 7],
    ]);
    expect([...new ZScoreOutliers({ robust: true }).fit(rows).predict(rows)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expectClose([new ZScoreOutliers().fit(rows).score(rows)[8] ?? 0], [2.8265372367], 1e-9);
  });
});

describe('an inspection of features', () => {
  it('finds empty, infinite, constant, duplicate and collinear columns', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [
      i * i,
      Number.NaN,
      5,
      i * i,
      3 - 2 * i * i,
      Math.sin(i),
      i === 3 ? Infinity : i,
    ]);
    expect(inspectFeatures(matrixOfRows(rows))).toEqual([
      { column: 1, fault: 'empty' },
      { column: 2, fault: 'constant' },
      { column: 3, fault: 'duplicate', other: 0 },
      { column: 4, fault: 'collinear', other: 0 },
      { column: 6, fault: 'infinite' },
    ]);
  });
});

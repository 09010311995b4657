import { describe, expect, it } from 'vitest';
import { distance, reference, x, y, y3 } from '../fixtures/supervised';
import { matrixOf } from '../matrix';
import { columnScale } from './logistic-objective';
import { LogisticRegression, type LogisticRegressionParams } from './logistic-regression';

const { mean, deviation } = columnScale(x);
const standardised = matrixOf(
  Float64Array.from(x.data, (v, at) => {
    const j = Math.floor(at / x.rows);
    return (v - (mean[j] ?? 0)) / (deviation[j] ?? 1);
  }),
  x.rows,
  x.columns,
);

const exact = { tolerance: 1e-11, iterations: 5000 };
const cases: [keyof typeof reference.logistic, Partial<LogisticRegressionParams>][] = [
  ['l2 C=1', { c: 1 }],
  ['none', { penalty: 'none' }],
  ['balanced C=0.1', { c: 0.1, classWeight: 'balanced' }],
  ['standardised l1 C=0.1', { penalty: 'l1', c: 0.1 }],
  ['standardised elastic C=0.1 l1_ratio=0.5', { penalty: 'elastic', c: 0.1, l1Share: 0.5 }],
  ['multinomial C=0.5', { c: 0.5 }],
];

describe('logistic regression has the coefficients of scikit-learn', () => {
  it.each(cases)('%s', (name, params) => {
    const data = name.startsWith('standardised') ? standardised : x;
    const model = new LogisticRegression({ ...exact, ...params }).fit(data, name.startsWith('multi') ? y3 : y);
    const expected = reference.logistic[name];
    expect(model.converged).toBe(true);
    model.coefficients.forEach((own, k) => {
      expect(distance(own, expected.coefficients[k] ?? [])).toBeLessThan(2e-5);
    });
    // The third column lies around 100 and carries the intercept with it.
    expect(distance(model.intercepts, expected.intercepts)).toBeLessThan(2e-3);
  });

  it('leaves out columns under L1, exactly', () => {
    const [coefficients = []] = new LogisticRegression({ penalty: 'l1', c: 0.04 }).fit(standardised, y).coefficients;
    expect(coefficients.filter((b) => b === 0).length).toBeGreaterThan(1);
    expect(coefficients.some((b) => b !== 0)).toBe(true);
  });
});

describe('logistic regression on odd data', () => {
  const odd = matrixOf(
    Float64Array.from([
      ...x.data.subarray(0, x.rows),
      ...x.data.subarray(0, x.rows),
      ...new Float64Array(x.rows).fill(7),
    ]),
    x.rows,
    3,
  );

  it('shares the weight between equal columns and gives none to a constant', () => {
    const [[first = 0, second = 0, constant] = []] = new LogisticRegression(exact).fit(odd, y).coefficients;
    expect(first).toBeCloseTo(second, 6);
    expect(first).not.toBe(0);
    expect(constant).toBe(0);
  });

  it('separates what can be separated without running away', () => {
    const line = matrixOf(Float64Array.from([1, 2, 3, 4]), 4, 1);
    const { data } = new LogisticRegression().fit(line, Int32Array.from([0, 0, 1, 1])).predictProbability(line);
    expect(data[4]).toBeLessThan(0.5);
    expect(data[7]).toBeGreaterThan(0.5);
    expect(data.every((p) => p > 0 && p < 1)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { type Matrix, matrixOf, matrixOfRows } from '../matrix';
import { BgNbd } from './bg-nbd';
import { GammaGamma } from './gamma-gamma';
import { lifetimeValue, parameterBand, withFrequency } from './lifetime-value';
import { logLikelihood, ParetoNbd } from './pareto-nbd';
import { purchaseInterval } from './purchase-interval';
import type { PurchaseModel } from './purchase-model';
import { summarizePurchases } from './purchase-summary';
// Made with numpy and scipy; `about` in it says how.
import reference from './reference.json';

const rows = reference.rows.map((row): [number, number, number, number] => [
  row[0] ?? 0,
  row[1] ?? 0,
  row[2] ?? 0,
  row[3] ?? 0,
]);
const purchases = matrixOfRows(rows.map(([frequency, recency, age]) => [frequency, recency, age]));
const meanValue = Float64Array.from(rows, (row) => row[3]);
const chosen = <T>(values: ArrayLike<T>): (T | undefined)[] => reference.customers.map((i) => values[i]);

const fitted = <M extends BgNbd | ParetoNbd>(model: M, values: number[]): M => {
  model.restore({ values, logLikelihood: 0, customers: 1, covariance: null, converged: true });
  return model;
};
const expectClose = (found: ArrayLike<number | undefined>, expected: readonly number[], relative: number): void => {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs((found[i] ?? Number.NaN) / value - 1), `${found[i]} for ${value}`).toBeLessThan(relative);
  });
};

describe('BG/NBD', () => {
  const model = new BgNbd().fit(purchases);

  it('finds the maximum that scipy finds', () => {
    expect(model.state.converged).toBe(true);
    expect(model.state.logLikelihood).toBeCloseTo(reference.bgNbd.logLikelihood, 6);
    expectClose(model.state.values, reference.bgNbd.values, 1e-4);
    expectClose(model.state.covariance ?? [], reference.bgNbd.covariance, 0.01);
  });

  it('says who is alive and how much they will buy as scipy does', () => {
    expectClose(chosen(model.probabilityAlive(purchases)), reference.bgAlive, 1e-4);
    expectClose(chosen(model.expectedPurchases(purchases, 52)), reference.bgExpected, 1e-4);
  });

  it('gives the published figure for the first CDNOW customer', () => {
    // Fader, Hardie, Lee: “Implementing the BG/NBD model for customer base analysis in Excel”, 2005.
    const published = fitted(new BgNbd(), [0.243, 4.414, 0.793, 2.426]);
    const first = matrixOfRows([[2, 30.43, 38.86]]);
    expect(published.expectedPurchases(first, 39)[0]).toBeCloseTo(1.226, 3);
  });

  it('expects at once more in a longer time, and continuously where a passes 1', () => {
    const at = (a: number, t: number): number =>
      fitted(new BgNbd(), [0.5, 4, a, 2]).expectedPurchases(matrixOfRows([[3, 20, 25]]), t)[0] ?? 0;
    expect(at(1, 10)).toBeLessThan(at(1, 20));
    expect(at(1, 10)).toBeCloseTo((at(0.999, 10) + at(1.001, 10)) / 2, 6);
    expect(at(1, 0)).toBeCloseTo(0, 9);
  });

  it('finds back the truth that data was made with', () => {
    const [r, alpha, a, b] = [0.486, 4.414, 0.793, 2.426];
    const band = (i: number): number => 3 * Math.sqrt(model.state.covariance?.[i * 5] ?? 0);
    [r, alpha, a, b].forEach((truth, i) => {
      expect(Math.abs(Math.log((model.state.values[i] ?? 0) / truth))).toBeLessThan(band(i));
    });
  });
});

describe('Pareto/NBD', () => {
  const { paretoNbd, paretoRows } = reference;
  const simulated = matrixOfRows(paretoRows);
  const model = new ParetoNbd().fit(simulated);

  it('finds the maximum that scipy finds', () => {
    expect(model.state.converged).toBe(true);
    expect(model.state.logLikelihood).toBeCloseTo(paretoNbd.logLikelihood, 6);
    expectClose(model.state.values, paretoNbd.values, 1e-3);
  });

  it('says who is alive and how much they will buy as scipy does', () => {
    const same = fitted(new ParetoNbd(), paretoNbd.values);
    const pick = (values: Float64Array): (number | undefined)[] => paretoNbd.customers.map((i) => values[i]);
    expectClose(pick(same.probabilityAlive(simulated)), paretoNbd.alive, 1e-9);
    expectClose(pick(same.expectedPurchases(simulated, 52)), paretoNbd.expected, 1e-9);
  });

  // Forty digits by mpmath, the integral over the time of stopping taken numerically.
  it.each([
    [
      [0.5, 80, 0.1, 0.05],
      [-0.396176970044, -13.4793853496, -474.199134052, -6.56497954929],
    ],
    [
      [0.5, 0.05, 3, 900],
      [-3.81770219404, -9.14870050689, -457.005956346, -7.34539609006],
    ],
    [
      [2, 10, 1.0000001, 10],
      [-1.09860663404, -8.01047273939, -457.589828498, -3.37697292677],
    ],
  ])('stays exact at the edges, with %j', (values, expected) => {
    const edges = [
      [0, 0, 700],
      [3, 10, 10.5],
      [200, 700, 701],
      [1, 1, 3000],
    ];
    const found = edges.map(([n = 0, last = 0, age = 0]) =>
      logLikelihood(values, {
        frequency: Float64Array.of(n),
        recency: Float64Array.of(last),
        age: Float64Array.of(age),
        count: Float64Array.of(1),
        rows: 1,
      }),
    );
    expectClose(found, expected, 1e-9);
  });
});

describe('Gamma-Gamma', () => {
  it('finds the maximum that scipy finds, and the values to expect', () => {
    const model = new GammaGamma().fit(withFrequency(purchases, meanValue));
    expect(model.state.logLikelihood).toBeCloseTo(reference.gammaGamma.logLikelihood, 6);
    expectClose(model.state.values, reference.gammaGamma.values, 1e-4);
    expectClose(chosen(model.expectedValue(withFrequency(purchases, meanValue))), reference.value, 1e-4);
  });

  it('gives the published figures', () => {
    // Fader and Hardie: “The Gamma-Gamma model of monetary value”, 2013: CDNOW.
    const values = [6.25, 3.74, 15.44];
    const published = new GammaGamma().restore({
      values,
      logLikelihood: 0,
      customers: 1,
      covariance: null,
      converged: true,
      correlation: 0,
    });
    const found = published.expectedValue(
      matrixOfRows([
        [0, 0],
        [2, 100],
      ]),
    );
    expect(found[0]).toBeCloseTo(35.2, 1);
    expect(found[1]).toBeCloseTo(88.4, 1);
  });

  it('refuses a shop where nobody came back', () => {
    expect(() =>
      new GammaGamma().fit(
        matrixOfRows([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toThrow(/repeat purchases/);
  });
});

describe('lifetime value', () => {
  const bg = new BgNbd().fit(purchases);
  const spend = new GammaGamma().fit(withFrequency(purchases, meanValue));
  const value = spend.expectedValue(withFrequency(purchases, meanValue));
  const rule = { horizon: 52, periods: 12, discount: 0.01 };

  it('discounts what each period brings, as scipy does', () => {
    expectClose(chosen(lifetimeValue(bg, value, purchases, rule)), reference.lifetimeValue, 1e-4);
  });

  it('has a band around it that is wider for fewer customers', () => {
    const figure = (model: PurchaseModel): Float64Array => lifetimeValue(model, value, purchases, rule);
    const band = parameterBand(bg, figure, { draws: 60, seed: 3 });
    const point = figure(bg);
    const few = new BgNbd({ penalty: 0.001 }).fit(firstRows(purchases, 60));
    const wide = parameterBand(few, figure, { draws: 60, seed: 3 });
    let narrower = 0;
    point.forEach((value, i) => {
      expect(band.low[i]).toBeLessThanOrEqual(value * 1.02);
      expect(band.high[i]).toBeGreaterThanOrEqual(value * 0.98);
      if ((band.high[i] ?? 0) - (band.low[i] ?? 0) < (wide.high[i] ?? 0) - (wide.low[i] ?? 0)) narrower += 1;
    });
    expect(narrower / point.length).toBeGreaterThan(0.9);
  });
});

describe('a purchase summary', () => {
  it('counts from the first purchase, a day at most once, and leaves out what comes after the end', () => {
    const found = summarizePurchases(
      [
        { time: 30.2, value: 20 },
        { time: 10, value: 50 },
        { time: 30.9, value: 5 },
        { time: 90, value: 1000 },
        { time: 40, value: 35 },
      ],
      60,
    );
    expect(found).toEqual({ frequency: 2, recency: 30, age: 50, meanValue: 30 });
    expect(summarizePurchases([{ time: 90, value: 1 }], 60)).toBeNull();
  });

  it.each([
    [[1, 5, 0], 'the age is not above 0'],
    [[1.5, 5, 10], 'whole number'],
    [[1, 11, 10], 'between 0 and the age'],
    [[0, 1, 10], 'without a repeat'],
  ])('%j is refused', (row, message) => {
    expect(() => new BgNbd().fit(matrixOfRows([row]))).toThrow(message);
  });

  it('of three customers is fitted with a weak prior, finitely', () => {
    const three = matrixOfRows([
      [0, 0, 10],
      [2, 5, 12],
      [1, 9, 11],
    ]);
    for (const model of [new BgNbd({ penalty: 0.01 }), new ParetoNbd({ penalty: 0.01 })]) {
      const expected = model.fit(three).expectedPurchases(three, 52);
      for (const value of expected) expect(value > 0 && value < 100).toBe(true);
    }
  });
});

describe('the interval of a customer', () => {
  it('holds what came for about as many as it says', () => {
    // Customers of BG/NBD watched for 40 weeks, then for 30 more.
    const random = createRandom('interval');
    const [r, alpha, a, b] = [0.8, 4, 1, 4];
    const gamma = (shape: number): number => {
      // Sum of exponentials of a shape that is spread over whole numbers by Johnk's method for the rest below 1.
      let sum = 0;
      for (let k = 0; k < Math.floor(shape); k += 1) sum += random.exponential(1);
      const rest = shape - Math.floor(shape);
      while (rest > 0) {
        const [u, v] = [random.next() ** (1 / rest), random.next() ** (1 / (1 - rest))];
        if (u + v > 1) continue;
        return sum + random.exponential(1) * (u / (u + v));
      }
      return sum;
    };
    const seen: number[][] = [];
    const later: number[] = [];
    for (let i = 0; i < 1_500; i += 1) {
      const rate = gamma(r) / alpha;
      const [ga, gb] = [gamma(a), gamma(b)];
      const stop = ga / (ga + gb);
      let [time, n, last, came, going] = [0, 0, 0, 0, true];
      while (going) {
        time += random.exponential(1 / rate);
        if (time > 70) break;
        if (time <= 40) [n, last] = [n + 1, time];
        else came += 1;
        going = !random.chance(stop);
      }
      seen.push([n, last, 40]);
      later.push(came);
    }
    const x = matrixOfRows(seen);
    const model = fitted(new BgNbd(), [r, alpha, a, b]);
    const { low, high } = purchaseInterval(model, x, 30);
    const held = later.filter((came, i) => came >= (low[i] ?? 0) && came <= (high[i] ?? 0)).length / later.length;
    expect(held).toBeGreaterThan(0.8);
    expect(held).toBeLessThan(0.97);
    const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((p, q) => p + q, 0);
    expect(Math.abs(sum(model.expectedPurchases(x, 30)) / sum(later) - 1)).toBeLessThan(0.06);
  });
});

function firstRows(x: Matrix, n: number): Matrix {
  const data = new Float64Array(n * x.columns);
  for (let j = 0; j < x.columns; j += 1) data.set(x.data.subarray(j * x.rows, j * x.rows + n), j * n);
  return matrixOf(data, n, x.columns);
}

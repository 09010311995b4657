import { describe, expect, it } from 'vitest';
import { expectClose } from '@/lib/testing/expect-close';
import { matrixOfRows } from '../matrix';
import reference from './fixtures/reference.json';
import { KnnImputer } from './knn-imputer';
import { normalQuantile } from './normal-quantile';
import { PowerTransformer } from './power-transformer';
import { QuantileTransformer } from './quantile-transformer';
import { RegressionImputer } from './regression-imputer';
import { LogTransformer, RobustScaler, StandardScaler, Winsoriser } from './scalers';
import { SimpleImputer } from './simple-imputer';

const matrix = (rows: (number | null)[][]) => matrixOfRows(rows.map((row) => row.map((value) => value ?? Number.NaN)));
const x = matrix(reference.x);
const holes = matrix(reference.holes);
/** The same without rows that are equally near. */
const apart = matrix(reference.apart);

describe('scaling is that of scikit-learn, missing values staying so', () => {
  it.each([
    ['standard', new StandardScaler(), reference.standard, 1e-9],
    ['robust', new RobustScaler(), reference.robust, 1e-9],
    ['quantile, uniform', new QuantileTransformer({ quantiles: 20 }), reference.uniform, 1e-9],
    ['quantile, normal', new QuantileTransformer({ quantiles: 20, output: 'normal' }), reference.normal, 1e-7],
  ] as const)('%s', (_, scaler, expected, tolerance) => {
    expectClose(scaler.fit(holes).transform(holes).data, matrix(expected).data, tolerance);
  });

  it('power: Yeo-Johnson and Box-Cox with the lambda of the highest likelihood', () => {
    const shifted = matrix(reference.x.map((row) => row.map((value) => (value ?? 0) - 5)));
    expectClose(new PowerTransformer().fit(shifted).transform(shifted).data, matrix(reference.yeoJohnson).data, 1e-4);
    const boxCox = new PowerTransformer({ method: 'box-cox' });
    expectClose(boxCox.fit(x).transform(x).data, matrix(reference.boxCox).data, 1e-4);
    expect(() => boxCox.fit(shifted)).toThrow('Column');
  });

  it('winsorising cuts at quantiles; a logarithm refuses negatives', () => {
    const cut = new Winsoriser({ low: 0.05, high: 0.95 }).fit(x).transform(x);
    expectClose(cut.data, matrix(reference.clip).data, 1e-9);
    expectClose(new LogTransformer().fit(x).transform(x).data, x.data.map(Math.log1p), 0);
    expect(() =>
      new LogTransformer().fit(
        matrix([
          [1, 2],
          [3, -4],
        ]),
      ),
    ).toThrow('Column 1 holds -4');
  });

  it('quantiles of the normal', () => {
    for (const [p = 0, z = 0] of reference.normalQuantiles) expect(normalQuantile(p)).toBeCloseTo(z, 10);
  });

  it('makes a constant column 0', () => {
    const flat = matrix([
      [7, 1],
      [7, 2],
      [7, 9],
    ]);
    for (const scaler of [new StandardScaler(), new RobustScaler(), new PowerTransformer()])
      expectClose(scaler.fit(flat).transform(flat).data.subarray(0, 3), [0, 0, 0], 1e-12);
  });
});

describe('filling what is missing is that of scikit-learn', () => {
  it.each([
    ['mean', new SimpleImputer(), reference.mean, holes],
    ['median', new SimpleImputer({ strategy: 'median' }), reference.median, holes],
    ['mode', new SimpleImputer({ strategy: 'mode' }), reference.mode, holes],
    ['nearest neighbours', new KnnImputer({ neighbours: 3 }), reference.knn, apart],
    ['nearest, by distance', new KnnImputer({ neighbours: 4, weights: 'distance' }), reference.knnDistance, apart],
    ['regression', new RegressionImputer(), reference.regression, holes],
  ] as const)('%s', (_, imputer, expected, given) => {
    expectClose(imputer.fit(given).transform(given).data, matrix(expected).data, 1e-8);
  });

  it('names a column that is all missing', () => {
    const empty = matrix([
      [1, null],
      [2, null],
      [4, null],
    ]);
    for (const imputer of [new SimpleImputer(), new KnnImputer(), new RegressionImputer()])
      expect(() => imputer.fit(empty)).toThrow('Column 1 is missing in every row');
    expect([...new SimpleImputer({ strategy: 'constant' }).fit(empty).transform(empty).data]).toEqual([
      1, 2, 4, 0, 0, 0,
    ]);
  });
});

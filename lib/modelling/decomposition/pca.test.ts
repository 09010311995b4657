import { describe, expect, it } from 'vitest';
import { expectClose } from '@/lib/testing/expect-close';
import { matrixOfRows } from '../matrix';
import reference from './fixtures/pca.json';
import { Pca } from './pca';

const x = matrixOfRows(reference.x);
const flat = (rows: number[][]) => matrixOfRows(rows).data;

describe('principal components are those of scikit-learn', () => {
  it('components with their signs, variances, scores', () => {
    const model = new Pca().fit(x);
    expectClose(model.components.flat(), reference.components.flat(), 1e-9);
    expectClose(model.explainedVariance, reference.explainedVariance, 1e-9);
    expectClose(model.explainedVarianceRatio, reference.ratio, 1e-9);
    expectClose(model.transform(x).data, flat(reference.scores), 1e-8);
    expectClose(model.inverseTransform(model.transform(x)).data, x.data, 1e-9);
  });

  it('two of them, whitened, there and back', () => {
    const model = new Pca({ components: 2, whiten: true }).fit(x);
    expectClose(model.transform(x).data, flat(reference.whitened), 1e-8);
    expectClose(model.inverseTransform(model.transform(x)).data, flat(reference.restored), 1e-8);
  });
});

describe('principal components', () => {
  it('say what they are made of, the strongest column first', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [Math.sin(i * 7), i, 2 * i + Math.sin(i), 5]);
    const [first] = new Pca().fit(matrixOfRows(rows)).loadings();
    expect(
      first
        ?.slice(0, 2)
        .map(({ column }) => column)
        .sort(),
    ).toEqual([1, 2]);
    expect(first?.[0]?.correlation).toBeCloseTo(1, 2);
    expect(first?.find(({ column }) => column === 3)?.correlation).toBe(0);
  });

  it('answer for constant and collinear columns, and refuse more components than there can be', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [i, 2 * i, 7]);
    const model = new Pca().fit(matrixOfRows(rows));
    expectClose(model.explainedVarianceRatio, [1, 0, 0], 1e-12);
    expect(model.transform(matrixOfRows(rows)).data.every(Number.isFinite)).toBe(true);
    const none = new Pca().fit(
      matrixOfRows([
        [1, 1],
        [1, 1],
      ]),
    );
    expect(none.explainedVarianceRatio).toEqual([0, 0]);
    expect(() => new Pca({ components: 4 }).fit(matrixOfRows(rows))).toThrow('at most 3 components');
  });
});

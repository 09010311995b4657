import { describe, expect, it } from 'vitest';
import { expectClose } from '@/lib/testing/expect-close';
import { matrixOfRows } from '../matrix';
import { Agglomerative } from './agglomerative';
import { adjustedRandScore } from './agreement';
import { chooseEps } from './choose-eps';
import { Dbscan } from './dbscan';
import { blobs, reference } from './fixtures';
import { topOfDendrogram } from './linkage';

const x = matrixOfRows(reference.x);

describe('agglomerative clustering', () => {
  it.each([
    ['ward', reference.ward],
    ['average', reference.average],
  ] as const)('gives the dendrogram of scipy: %s', (linkage, expected) => {
    const { merges } = new Agglomerative({ linkage }).fit(x);
    expectClose(
      merges.flatMap(({ a, b, height, size }) => [a, b, height, size]),
      expected.flat(),
      1e-9,
    );
  });

  it('cuts it as scikit-learn does, and anywhere after one fit', () => {
    const ward = new Agglomerative({ cut: { clusters: 3 } }).fit(x);
    expect(adjustedRandScore(ward.labels, reference.wardThree)).toBe(1);
    const average = new Agglomerative({ linkage: 'average' }).fit(x);
    expect(adjustedRandScore(average.cut({ clusters: 5 }), reference.averageFive)).toBe(1);
    const height = ward.merges.at(-3)?.height ?? 0;
    expect(ward.cut({ height })).toEqual(ward.cut({ clusters: 3 }));
    expect(new Set(ward.cut({ clusters: 90 })).size).toBe(90);
    expect(() => ward.cut({ clusters: 91 })).toThrow('1 to 90 clusters');
  });

  it('assigns new rows to the nearest cluster', () => {
    const data = blobs(300, 3, 4, 6);
    const model = new Agglomerative({ cut: { clusters: 4 } }).fit(data);
    expect(adjustedRandScore(model.predict(data), model.labels)).toBeGreaterThan(0.9);
  });

  it('shows the top of a dendrogram', () => {
    const { merges } = new Agglomerative().fit(x);
    const top = topOfDendrogram(merges, 4);
    const leaves = (node: typeof top): number[] =>
      node.children.length === 0 ? [node.size] : node.children.flatMap(leaves);
    expect(leaves(top).length).toBe(4);
    expect(leaves(top).reduce((sum, size) => sum + size, 0)).toBe(90);
    expect(top.height).toBe(merges.at(-1)?.height);
  });

  it('says when there are too many rows, and takes equal ones', () => {
    const many = { rows: 8_001, columns: 1, data: new Float64Array(8_001) };
    expect(() => new Agglomerative({ linkage: 'average' }).fit(many)).toThrow('at most 8000 rows');
    for (const linkage of ['ward', 'average'] as const) {
      const { merges } = new Agglomerative({ linkage }).fit(matrixOfRows(Array.from({ length: 9 }, () => [1, 2])));
      expect(merges.every(({ height }) => height === 0)).toBe(true);
    }
  });
});

describe('DBSCAN', () => {
  it('gives the labels of scikit-learn, in two columns and in eight', () => {
    const moons = new Dbscan({ eps: 0.2, minSamples: 5 }).fit(matrixOfRows(reference.moons));
    expect([...moons.labels]).toEqual(reference.moonsDbscan);
    expect(moons.clusters).toBe(2);
    const eight = new Dbscan({ eps: 2.2, minSamples: 6 }).fit(matrixOfRows(reference.eight));
    expect([...eight.labels]).toEqual(reference.eightDbscan);
    expect(eight.noise).toBe(reference.eightDbscan.filter((label) => label < 0).length);
  });

  it('agrees with a naive search on rows of any shape', () => {
    for (const [rows, columns, eps] of [
      [150, 1, 0.05],
      [150, 3, 1.5],
      [120, 5, 2],
      [60, 6, 1e-3],
      [80, 2, 1e6],
    ] as const) {
      const data = blobs(rows, columns, 3, rows + columns);
      const model = new Dbscan({ eps, minSamples: 4 }).fit(data);
      expect([...model.labels]).toEqual(naive(data, eps, 4));
    }
  });

  it('assigns new rows within the radius, others are noise', () => {
    const model = new Dbscan({ eps: 0.2, minSamples: 5 }).fit(matrixOfRows(reference.moons));
    const [core = 0] = reference.moonsCore;
    const near = reference.moons[core] ?? [];
    expect([...model.predict(matrixOfRows([near, [50, 50]]))]).toEqual([reference.moonsDbscan[core], -1]);
  });

  it('proposes a radius at which moons are two', () => {
    const data = matrixOfRows(reference.moons);
    const { eps, distances } = chooseEps(data);
    expect(distances.length).toBe(200);
    const model = new Dbscan({ eps }).fit(data);
    expect(model.clusters).toBeGreaterThanOrEqual(2);
    expect(chooseEps(matrixOfRows(Array.from({ length: 20 }, () => [1]))).eps).toBe(1);
  });
});

function naive(
  x: { rows: number; columns: number; data: ArrayLike<number> },
  eps: number,
  minSamples: number,
): number[] {
  const distance = (a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < x.columns; j += 1) sum += ((x.data[j * x.rows + a] ?? 0) - (x.data[j * x.rows + b] ?? 0)) ** 2;
    return sum;
  };
  const all = Array.from({ length: x.rows }, (_, i) => i);
  const neighbours = all.map((a) => all.filter((b) => distance(a, b) <= eps * eps));
  const labels = all.map(() => -1);
  let next = 0;
  for (const row of all) {
    if (labels[row] !== -1 || (neighbours[row]?.length ?? 0) < minSamples) continue;
    const waiting = [row];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (labels[at] !== -1) continue;
      labels[at] = next;
      if ((neighbours[at]?.length ?? 0) >= minSamples) waiting.push(...(neighbours[at] ?? []));
    }
    next += 1;
  }
  return labels;
}

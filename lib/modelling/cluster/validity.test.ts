import { describe, expect, it } from 'vitest';
import { createTeam } from '@/lib/platform/compute/team';
import { expectClose } from '@/lib/testing/expect-close';
import { matrixOfRows } from '../matrix';
import { adjustedRandScore, contingency } from './agreement';
import { kneeOf } from './choose-clusters';
import { blobs, reference } from './fixtures';
import { KMeans } from './k-means';
import { silhouetteScore, silhouettes } from './silhouette';
import { clusterStability } from './stability';
import { calinskiHarabaszScore, daviesBouldinLoss } from './validity';

const x = matrixOfRows(reference.x);
const labels = Int32Array.from(reference.kMeans.labels);

describe('figures of a grouping are those of scikit-learn', () => {
  it('silhouette, row by row', () => {
    expectClose(silhouettes(x, labels), reference.silhouettes, 1e-6);
    expectClose(silhouettes(x, labels, { plain: true }), reference.silhouettes, 1e-6);
    expect(silhouetteScore(x, labels)).toBeCloseTo(reference.silhouette, 6);
  });

  it('Davies-Bouldin, Calinski-Harabasz, adjusted Rand', () => {
    expect(daviesBouldinLoss(x, labels)).toBeCloseTo(reference.daviesBouldin, 9);
    expect(calinskiHarabaszScore(x, labels)).toBeCloseTo(reference.calinskiHarabasz, 6);
    expect(adjustedRandScore(reference.truth, labels)).toBeCloseTo(reference.adjustedRand, 9);
  });
});

describe('a silhouette', () => {
  it('is the same with threads, leaves noise out, and gives a row alone 0', async () => {
    const team = createTeam(2);
    const data = blobs(2_003, 3, 4, 1);
    const groups = Int32Array.from({ length: 2_003 }, (_, i) => (i === 7 ? 9 : i % 50 === 0 ? -1 : i % 4));
    const values = silhouettes(data, groups);
    expect(silhouettes(data, groups, { parallel: team })).toEqual(values);
    await team.close();
    expect(values[7]).toBe(0);
    expect(values[50]).toBeNaN();
    expect(values[51]).toBeGreaterThan(0);
  });

  it('refuses one cluster, and as many clusters as rows', () => {
    const three = matrixOfRows([[1], [2], [3]]);
    expect(() => silhouettes(three, Int32Array.of(0, 0, 0))).toThrow('2 to 2 clusters; there are 1');
    expect(() => silhouettes(three, Int32Array.of(0, 1, 2))).toThrow('there are 3');
    expect(() => daviesBouldinLoss(three, Int32Array.of(0, 0, 0))).toThrow('there are 1');
  });

  it('of a sample comes near that of all', () => {
    const data = blobs(6_000, 3, 3, 2);
    const groups = Int32Array.from({ length: 6_000 }, (_, i) => i % 3);
    const all = silhouetteScore(data, groups);
    expect(Math.abs(silhouetteScore(data, groups, { sampleSize: 1_500, seed: 3 }) - all)).toBeLessThan(0.02);
  });
});

describe('agreement and stability', () => {
  it('counts how two groupings meet', () => {
    expect(contingency([0, 0, 1, 1], [5, 6, 6, 6])).toEqual({
      rows: [0, 1],
      columns: [5, 6],
      counts: [
        [1, 1],
        [0, 2],
      ],
    });
    expect(adjustedRandScore([0, 0, 1, 1], [1, 1, 0, 0])).toBe(1);
    expect(adjustedRandScore([0, 0, 0], [0, 0, 0])).toBe(1);
  });

  it('finds clusters that are there stable, and those cut out of one cloud not', () => {
    const group = (clusters: number) => (sample: Parameters<KMeans['fit']>[0], seed: number) =>
      new KMeans({ clusters, seed, starts: 2 }).fit(sample).labels;
    const real = blobs(600, 3, 3, 5);
    const stable = clusterStability(real, group(3)(real, 1), group(3), { resamples: 8 });
    for (const one of stable) expect(one.mean).toBeGreaterThan(0.95);
    const cloud = blobs(600, 3, 1, 5);
    const cut = clusterStability(cloud, group(5)(cloud, 1), group(5), { resamples: 8 });
    expect(Math.min(...cut.map(({ mean }) => mean))).toBeLessThan(0.75);
  });

  it('sees where a curve bends', () => {
    expect(kneeOf([100, 50, 20, 15, 12, 10])).toBe(2);
  });
});

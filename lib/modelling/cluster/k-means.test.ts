import { kmeans } from 'ml-kmeans';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { createTeam } from '@/lib/platform/compute/team';
import { expectClose } from '@/lib/testing/expect-close';
import { matrixOfRows } from '../matrix';
import { shareMatrix } from '../parallel';
import { adjustedRandScore } from './agreement';
import { chooseClusters } from './choose-clusters';
import { blobs, reference, rfm } from './fixtures';
import { KMeans } from './k-means';

const x = matrixOfRows(reference.x);

describe('K-Means', () => {
  it("ends where scikit-learn's ends from the same start", () => {
    const start = reference.x.slice(0, 4);
    const model = new KMeans({ clusters: 4, start }).fit(x);
    expect([...model.labels]).toEqual(reference.kMeans.labels);
    expectClose(model.centres.flat(), reference.kMeans.centres.flat(), 1e-5);
    expect(model.inertia).toBeCloseTo(reference.kMeans.inertia, 3);
    expect(model.iterations).toBe(reference.kMeans.iterations);
    const two = new KMeans({ clusters: 4, start, maxIterations: 2, tolerance: 0 }).fit(x);
    expect([...two.labels]).toEqual(reference.twoSteps.labels);
    expectClose(two.centres.flat(), reference.twoSteps.centres.flat(), 1e-5);
  });

  it('finds what ml-kmeans finds from the same start', () => {
    const start = reference.x.slice(0, 4);
    const theirs = kmeans(reference.x, 4, { initialization: start, maxIterations: 300, tolerance: 1e-9 });
    const ours = new KMeans({ clusters: 4, start, tolerance: 0 }).fit(x);
    expect(adjustedRandScore(ours.labels, theirs.clusters)).toBe(1);
    expectClose(ours.centres.flat(), theirs.centroids.flat(), 1e-5);
  });

  it('reaches the published figures of the shop: recency, frequency, revenue', () => {
    const { tried } = chooseClusters(rfm(), { from: 2, to: 8, starts: 30, seed: 1 });
    const expected = [
      // k, inertia, silhouette, Davies-Bouldin: scikit-learn 1.2.1, log1p, standardised, 4,338 customers
      [2, 6485.695, 0.43416, 0.89161],
      [3, 4877.1671, 0.33822, 1.04773],
      [4, 3962.4977, 0.33702, 1.01354],
      [5, 3330.7016, 0.31606, 0.99528],
      [6, 2875.2183, 0.31386, 1.02188],
      [7, 2573.2681, 0.30902, 0.97649],
      [8, 2359.9972, 0.30126, 0.99604],
    ];
    expect(tried.length).toBe(expected.length);
    tried.forEach(({ clusters, inertia, silhouette, daviesBouldin }, i) => {
      const [k = 0, least = 0, s = 0, db = 0] = expected[i] ?? [];
      expect(clusters).toBe(k);
      // Of several starts, ours may find a minimum a little above or below theirs.
      expect(inertia / least).toBeGreaterThan(0.999);
      expect(inertia / least).toBeLessThan(1.001);
      expect(Math.abs(silhouette - s)).toBeLessThan(0.004);
      expect(Math.abs(daviesBouldin - db)).toBeLessThan(0.03);
    });
  });

  it('does not depend on threads, nor on memory of its own', async () => {
    const big = shareMatrix(blobs(40_000, 6, 5, 3));
    const team = createTeam(3);
    const alone = new KMeans({ clusters: 5, starts: 2, seed: 4 }).fit(big);
    const together = new KMeans({ clusters: 5, starts: 2, seed: 4 }).fit(big, { parallel: team });
    await team.close();
    expect(together.toJSON()).toEqual(alone.toJSON());
    expect(together.labels).toEqual(alone.labels);
  });

  it('learns on from new rows', () => {
    const model = new KMeans({ clusters: 3, seed: 2 }).fit(blobs(3_000, 4, 3, 8));
    const before = model.centres.map((centre) => [...centre]);
    const moved = blobs(3_000, 4, 3, 8, 0.5); // the same, half a unit farther
    model.partialFit(moved);
    model.centres.flat().forEach((value, i) => {
      expect(value - (before.flat()[i] ?? 0)).toBeCloseTo(0.25, 1);
    });
    expect(model.counts.reduce((sum, count) => sum + count, 0)).toBe(6_000);
    const forgetful = new KMeans({ clusters: 3, seed: 2 }).fit(blobs(3_000, 4, 3, 8)).partialFit(moved, { forget: 1 });
    expectClose(
      forgetful.centres.flat(),
      before.flat().map((value) => value + 0.5),
      0.01,
    );
  });

  it('comes near Lloyd with mini-batches', () => {
    const data = blobs(20_000, 5, 4, 9);
    const whole = new KMeans({ clusters: 4, starts: 3 }).fit(data);
    const batches = new KMeans({ clusters: 4, starts: 3, batchSize: 1_024 }).fit(data);
    expect(batches.inertia / whole.inertia).toBeLessThan(1.02);
  });

  it('gives a centre that lost its rows the farthest row', () => {
    const points = matrixOfRows([[0], [0.1], [0.2], [10], [10.1], [30]]);
    const model = new KMeans({ clusters: 3, start: [[0], [10], [1_000]] }).fit(points);
    expect([...model.labels]).toEqual([0, 0, 0, 1, 1, 2]);
  });

  it('answers for rows that are all alike, and for as many clusters as rows', () => {
    const same = matrixOfRows(Array.from({ length: 8 }, () => [3, 4]));
    const model = new KMeans({ clusters: 3 }).fit(same);
    expect(model.inertia).toBe(0);
    expect(model.centres.flat().every(Number.isFinite)).toBe(true);
    const each = new KMeans({ clusters: 3, seed: 5 }).fit(matrixOfRows([[1], [2], [9]]));
    expect(each.inertia).toBeCloseTo(0);
    expect(() => new KMeans({ clusters: 4 }).fit(matrixOfRows([[1], [2], [9]]))).toThrow('at least 4 rows');
  });

  it('keeps its digits far from the origin', () => {
    const random = createRandom(1);
    const far = matrixOfRows(Array.from({ length: 200 }, (_, i) => [1e7 + (i % 2) * 4 + random.normal(0, 0.3)]));
    const { labels } = new KMeans({ clusters: 2 }).fit(far);
    expect(
      adjustedRandScore(
        labels,
        Int32Array.from({ length: 200 }, (_, i) => i % 2),
      ),
    ).toBe(1);
  });

  it('gives distances and the nearest centre for new rows', () => {
    const model = new KMeans({
      clusters: 2,
      start: [
        [0, 0],
        [3, 4],
      ],
      maxIterations: 1,
    }).fit(
      matrixOfRows([
        [0, 0],
        [3, 4],
      ]),
    );
    expect([
      ...model.transform(
        matrixOfRows([
          [0, 0],
          [3, 0],
        ]),
      ).data,
    ]).toEqual([0, 3, 5, 4]);
    expect([
      ...model.predict(
        matrixOfRows([
          [0, 1],
          [3, 3],
          [1, 1],
        ]),
      ),
    ]).toEqual([0, 1, 0]);
  });
});

import { expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { matrixOfRows } from '@/lib/modelling/matrix';
import { clusterParamsSchema } from '../../types';
import { chooseGrouping } from './choose-grouping';
import { judgeGroups } from './judge-groups';
import type { ClusterPayload } from './payload';

const random = createRandom(3);
const near = (centre: number): number => centre + (random.next() - 0.5) * 2;
/** Four groups of different size, of which three lie in a row. */
const x = matrixOfRows(
  Array.from({ length: 240 }, (_, i) => [near((i % 4) * 2.4), near(i % 4 === 3 ? 6 : 0), near(0)]),
);

const choose = (resamples: number) =>
  chooseGrouping(
    x,
    {
      kind: 'kmeans',
      seed: 5,
      params: clusterParamsSchema.parse({ algorithm: 'choose', kMax: 6, starts: 3, resamples }),
    } as ClusterPayload,
    { signal: new AbortController().signal, onProgress: () => undefined, parallel: undefined } as never,
  );

it('takes the best silhouette among the methods whose groups are found again, and says how stable each is', () => {
  const { tried, grouping } = choose(12);
  expect(tried.length).toBeGreaterThan(1);
  expect(tried[0]?.stability).toBeGreaterThan(0);
  const stand = tried.filter(({ stability }) => (stability ?? 0) >= 0.6);
  expect(grouping.silhouette).toBeCloseTo(Math.max(...stand.map(({ silhouette }) => silhouette ?? 0)), 12);
  expect(grouping.because).toMatch(/^best silhouette of /);
});

it('goes by the silhouette alone where no resamples are wanted', () => {
  const { tried, grouping } = choose(0);
  expect(tried.every(({ stability }) => stability === null)).toBe(true);
  expect(grouping.silhouette).toBeGreaterThan(0.3);
});

it('warns of one group, of groups that overlap, and of such as are not found again', () => {
  const kinds = (figures: Parameters<typeof judgeGroups>[0]) => judgeGroups(figures).map(({ kind }) => kind);
  expect(kinds({ groups: 1, silhouette: null, adjustedRand: null })).toEqual(['oneGroup']);
  expect(kinds({ groups: 4, silhouette: 0.2, adjustedRand: 0.5 })).toEqual(['silhouette', 'stability']);
  expect(kinds({ groups: 4, silhouette: 0.4, adjustedRand: 0.9 })).toEqual([]);
});

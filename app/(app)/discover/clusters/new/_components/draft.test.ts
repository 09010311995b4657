import { expect, test } from 'vitest';
import { clusterParamsSchema } from '@/lib/services/models/types';
import { beginWith, EMPTY, faultsOf, paramsOf } from './draft';

const whole = { ...EMPTY, name: 'Buying behaviour', features: [{ name: 'orders', transform: 'auto' as const }] };

test('what the form sends is what the training takes, and comes back as the same form', () => {
  for (const draft of [
    whole,
    { ...whole, algorithm: 'kmeans' as const, k: 5, seed: 7 },
    { ...whole, algorithm: 'dbscan' as const, eps: 0.4, minPoints: 12 },
  ]) {
    expect(faultsOf(draft)).toEqual([]);
    const params = clusterParamsSchema.parse(paramsOf(draft));
    const { population, features, seed } = draft;
    expect(beginWith(draft.name, { population, features, params, seed, target: null })).toEqual(draft);
  }
});

test('a number of groups that was fixed for another method is not sent with DBSCAN', () => {
  expect(paramsOf({ ...whole, algorithm: 'dbscan', k: 5 })).not.toHaveProperty('k');
  expect(paramsOf({ ...whole, algorithm: 'kmeans', eps: 1 })).not.toHaveProperty('eps');
});

test('what is missing or impossible is said before anything is sent', () => {
  expect(faultsOf(EMPTY)).toHaveLength(2);
  expect(faultsOf({ ...whole, k: 1 })).toEqual(['The number of groups is from 2 to 30.']);
  expect(faultsOf({ ...whole, kMin: 5, kMax: 5 })).toHaveLength(1);
  expect(faultsOf({ ...whole, algorithm: 'dbscan', kMin: 5, kMax: 5 })).toEqual([]);
  expect(faultsOf({ ...whole, seed: Number.NaN })).toHaveLength(1);
});

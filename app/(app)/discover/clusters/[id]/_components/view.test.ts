import { expect, test } from 'vitest';
import type { FeatureSpread, GroupResult } from '@/lib/services/models/types';
import { formatFeature } from '../../_components/feature-format';
import { coloursOf } from '../../_components/group-colours';
import { differenceWords, leftOutNote, signed } from './view';

test('a difference always shows its sign and one digit', () => {
  expect(signed(1.42)).toBe('+1.4');
  expect(signed(-0.34)).toBe('−0.3');
  expect(signed(1)).toBe('+1.0');
  expect(signed(-2)).toBe('−2.0');
  expect(signed(null)).toBe('–');
});

test('what sets a group apart is said with the largest first', () => {
  const group = {
    features: [
      { feature: 'orders', difference: 0.4 },
      { feature: 'spend', difference: -1.6 },
      { feature: 'tenure', difference: 0.1 },
    ],
  } as GroupResult;
  const features = new Map([['spend', { label: 'Spend' } as FeatureSpread]]);
  expect(differenceWords(group, features)).toBe(
    'Spend far below the average (−1.6), orders a little above the average (+0.4)',
  );
  expect(differenceWords({ ...group, features: [] }, features)).toBe('Like the average in every feature');
});

test('a group keeps its colour in whichever order groups come, and no ninth colour is made up', () => {
  const some = coloursOf(['g10', 'g2', 'noise']);
  expect(some.get('g2')).toBe('var(--c1)');
  expect(some.get('g10')).toBe('var(--c2)');
  expect(some.get('noise')).toBe('var(--ink-3)');
  const many = coloursOf(Array.from({ length: 9 }, (_, i) => `g${i + 1}`));
  expect(many.get('g9')).toBe('var(--ink-3)');
});

test('values read in their units, and what is missing as a dash', () => {
  expect(formatFeature(14, 'days', 'GBP')).toBe('14 d');
  expect(formatFeature(5142.2, 'money', 'GBP')).toBe('£5,142');
  expect(formatFeature(0.71, 'share', 'GBP')).toBe('71\u00a0%');
  expect(formatFeature(Number.NaN, 'days', 'GBP')).toBe('–');
  expect(formatFeature(null, 'money', 'GBP')).toBe('–');
  expect(formatFeature('Garden', 'none', 'GBP')).toBe('Garden');
});

test('who is in no group is said beside who was not looked at', () => {
  const population = { customers: 500, rows: 500, objecting: 0, leftOut: [] };
  expect(leftOutNote({ population, noise: 0 })).toBe('nobody left out');
  expect(leftOutNote({ population, noise: 12 })).toBe('12 in no group');
  expect(leftOutNote({ population: { ...population, objecting: 3 }, noise: 12 })).toBe(
    '3 object to profiling, 12 in no group',
  );
});

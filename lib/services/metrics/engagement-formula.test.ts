import { expect, it } from 'vitest';
import { DEFAULT_FORMULA, engagementFormulaSchema, pointsByName } from './engagement-formula';

const names = {
  all: [
    { id: 1, kind: 'track', name: 'Product Viewed' },
    { id: 2, kind: 'identify', name: 'identify' },
    { id: 4, kind: 'page', name: 'toString' },
    { id: 5, kind: 'track', name: 'Email Delivered' },
  ],
  largest: 5,
  track: () => [],
  inSession: [],
};

it('gives points by the number of a name; others count alike, what is no behaviour not at all', () => {
  expect(pointsByName(DEFAULT_FORMULA, names)).toEqual([0, 1, 0, 0, 1, 0]);
});

it('refuses what cannot be counted', () => {
  const refused = (change: object) => engagementFormulaSchema.safeParse({ ...DEFAULT_FORMULA, ...change }).success;
  expect(engagementFormulaSchema.safeParse(DEFAULT_FORMULA).success).toBe(true);
  for (const change of [
    { halfLifeDays: 0 },
    { windowDays: 1.5 },
    { otherPoints: Number.NaN },
    { points: { a: 1e6 } },
    { points: { '': 1 } },
  ])
    expect(refused(change), JSON.stringify(change)).toBe(false);
});

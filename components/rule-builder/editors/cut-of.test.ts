import { describe, expect, it } from 'vitest';
import { cutOf, valueAt } from './cut-of';

/** Values 0, 2, 4 … 200 at the percentiles 0, 1, 2 … 100. */
const spread = {
  customers: 1_000,
  percentiles: Array.from({ length: 101 }, (_, percentile) => ({ percentile, value: percentile * 2 })),
  bins: [],
};
const metric = { type: 'metric', metric: 'frequency' } as const;

describe('valueAt', () => {
  it('lies between whole percentiles on the straight line', () => {
    expect([0, 50, 99.5, 100].map((percentile) => valueAt(spread, percentile))).toEqual([0, 100, 199, 200]);
    expect(valueAt({ ...spread, percentiles: [] }, 50)).toBeUndefined();
  });
});

describe('cutOf', () => {
  it('says which values a condition asks for, and where it cuts', () => {
    expect(cutOf({ ...metric, op: 'gte', percentile: 75 }, spread)).toEqual({ from: 150, to: Infinity, cuts: [150] });
    expect(cutOf({ ...metric, op: 'lte', value: 3 }, spread)).toEqual({ from: -Infinity, to: 3, cuts: [3] });
    expect(cutOf({ ...metric, op: 'between', value: [2, 5] }, spread)).toEqual({ from: 2, to: 5, cuts: [2, 5] });
  });

  it('draws nothing where no number is compared', () => {
    expect(cutOf({ ...metric, op: 'exists' }, spread)).toBeUndefined();
    expect(cutOf({ ...metric, op: 'gte' }, spread)).toBeUndefined();
  });
});

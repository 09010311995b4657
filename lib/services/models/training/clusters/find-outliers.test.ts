import { expect, it } from 'vitest';
import type { FeatureTable } from '../../features/feature-table';
import { Preparation } from '../../prepare/preparation';
import { findOutliers } from './find-outliers';

/** Most spend 0 to 99, one of them gave something back, and one spent a fortune. */
const spend = Float64Array.from({ length: 300 }, (_, i) => (i === 0 ? -5 : i === 299 ? 500_000 : i % 100));
const table: FeatureTable = {
  customers: Int32Array.from(spend.keys()),
  at: new Float64Array(spend.length),
  columns: [{ name: 'spend', kind: 'number', numbers: spend }],
};
const features = [
  {
    name: 'spend',
    label: 'Spend',
    unit: 'money' as const,
    kind: 'number' as const,
    ends: { low: 'spends less', high: 'spends more' },
    source: 'behaviour' as const,
  },
] as never;

it('sees who stands beyond an end that was cut off for the grouping', () => {
  const preparation = Preparation.fit(table, [{ name: 'spend', transform: 'auto' }], 'standard');
  expect(preparation.transformOf('spend')).toBe('winsorise');
  const found = (whole: boolean) =>
    findOutliers(
      preparation.apply(table, { whole }),
      new Int32Array(spend.length),
      [[0]],
      preparation.columns,
      features,
    );
  expect(found(false)).toEqual([]);
  expect(found(true)).toHaveLength(1);
  expect(found(true)[0]).toMatchObject({
    row: 299,
    why: expect.stringMatching(/^Spend [\d.]+ deviations above the group$/),
  });
});

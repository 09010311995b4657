import { expect, it } from 'vitest';
import { flattenCard } from './flatten-card';

it('writes every value of a card with its path, and nothing that is not there', async () => {
  const rows: unknown[] = [];
  for await (const row of flattenCard({
    key: 'churn',
    metrics: { rocAuc: { value: 0.84, low: null } },
    folds: [1, 2],
    gone: undefined,
  }))
    rows.push(row);
  expect(rows).toEqual([
    ['path', 'value'],
    ['key', 'churn'],
    ['metrics.rocAuc.value', 0.84],
    ['metrics.rocAuc.low', null],
    ['folds.0', 1],
    ['folds.1', 2],
  ]);
});

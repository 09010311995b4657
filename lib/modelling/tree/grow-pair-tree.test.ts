import { expect, it } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { amount, distance, x, xMissing, y } from '../fixtures/supervised';
import { matrixOf } from '../matrix';
import { findThresholds, writeBins } from './bin-mapper';
import { growPairTree } from './grow-pair-tree';
import { growTree } from './grow-tree';
import { gini, squaredError } from './impurity';
import { addPredictions, type TreeNodes } from './tree-nodes';

const limits = { depth: null, leaves: null, leastRows: 3, columnsPerSplit: 2, bins: 255, seed: 1 } as const;
const random = createRandom(7);
const weight = Float64Array.from(y, () => random.int(0, 3));
const order = Uint32Array.from([...weight.keys()].filter((row) => (weight[row] ?? 0) > 0));

it.each([
  ['two classes', x, y, 2],
  ['two classes, values missing', xMissing, y, 2],
  ['a number', xMissing, amount, 1],
] as const)(
  'grows the same tree compiled, in TypeScript, and as the general code does: %s',
  (_, data, target, answers) => {
    const thresholds = findThresholds(data);
    const bins = new Uint8Array(data.rows * data.columns);
    writeBins(data, thresholds, bins, 1, data.rows);
    const given = { bins, rows: data.rows, thresholds, target };
    const pair = (plain: boolean): TreeNodes =>
      growPairTree(given, order, weight, answers, limits, createRandom(3), plain);
    const compiled = pair(false);
    expect(compiled.feature.length).toBeGreaterThan(40);
    expect(pair(true)).toEqual(compiled);
    // The general code draws the columns of the same nodes in another order: only where all are tried it must agree.
    // Small leaves have splits that are equally good, between which rounding chooses.
    const every = { ...limits, columnsPerSplit: 'all' as const, leastRows: 15 };
    const answer = (tree: TreeNodes): Float64Array => {
      const sums = new Float64Array(data.rows * answers);
      addPredictions(tree, data, sums);
      return sums;
    };
    const general = growTree(
      given,
      order.slice(),
      weight,
      answers === 2 ? gini(2) : squaredError,
      every,
      createRandom(3),
    );
    const same = growPairTree(given, order, weight, answers, every, createRandom(3));
    expect(distance(answer(general), answer(same))).toBeLessThan(1e-9);
  },
);

it('tells numbers apart that differ little around a large mean', () => {
  const values = Float64Array.from({ length: 100 }, (_, i) => i);
  const target = values.map((v) => 1e7 + (v < 50 ? 0 : 1));
  const data = matrixOf(values, 100, 1);
  const thresholds = findThresholds(data);
  const bins = new Uint8Array(100);
  writeBins(data, thresholds, bins, 1, 100);
  const all = Uint32Array.from(values);
  const ones = new Float64Array(100).fill(1);
  const tree = growPairTree({ bins, rows: 100, thresholds, target }, all, ones, 1, limits, createRandom(1));
  expect(tree.threshold[0]).toBe(49.5);
  expect(tree.feature.length).toBe(3);
});

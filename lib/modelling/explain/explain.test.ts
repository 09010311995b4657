import { describe, expect, it } from 'vitest';
import { amount, x, xMissing, y, y3 } from '../fixtures/supervised';
import { LogisticRegression } from '../linear/logistic-regression';
import { rocAuc } from '../metrics/roc-auc';
import { GradientBoostingClassifier } from '../tree/gradient-boosting-classifier';
import { GradientBoostingRegressor } from '../tree/gradient-boosting-regressor';
import { RandomForestClassifier } from '../tree/random-forest-classifier';
import type { TreeNodes } from '../tree/tree-nodes';
import { explainLinear, explainTrees, meanAbsoluteShap } from './explain-prediction';
import { partialDependence } from './partial-dependence';
import { permutationImportance } from './permutation-importance';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, v) => total + v, 0);

/** The mean answer where only the columns of a coalition are known: both ways are taken where the column is not. */
function answerOf(tree: TreeNodes, data: typeof x, row: number, known: ReadonlySet<number>, node = 0): number {
  const feature = tree.feature[node] ?? -1;
  if (feature < 0) return tree.value[node] ?? 0;
  const [left, right] = [tree.left[node] ?? 0, tree.right[node] ?? 0];
  if (known.has(feature)) {
    const value = data.data[feature * data.rows + row] ?? Number.NaN;
    const goesLeft = Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= (tree.threshold[node] ?? 0);
    return answerOf(tree, data, row, known, goesLeft ? left : right);
  }
  const share = (tree.cover[left] ?? 0) / (tree.cover[node] ?? 1);
  return share * answerOf(tree, data, row, known, left) + (1 - share) * answerOf(tree, data, row, known, right);
}

/** Shapley values from their definition: over all coalitions of the other columns. */
function bruteForce(trees: readonly TreeNodes[], data: typeof x, row: number): number[] {
  const columns = data.columns;
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const value = (known: ReadonlySet<number>): number => sum(trees.map((tree) => answerOf(tree, data, row, known)));
  return Array.from({ length: columns }, (_, j) => {
    let total = 0;
    for (let bits = 0; bits < 2 ** columns; bits += 1) {
      if (bits & (1 << j)) continue;
      const known = new Set(Array.from({ length: columns }, (_, k) => k).filter((k) => bits & (1 << k)));
      const weight = (factorial(known.size) * factorial(columns - known.size - 1)) / factorial(columns);
      total += weight * (value(new Set([...known, j])) - value(known));
    }
    return total;
  });
}

describe('TreeSHAP', () => {
  it.each([
    ['values there', x],
    ['values missing', xMissing],
  ])('equals the Shapley values of the definition, %s', (_, data) => {
    const model = new GradientBoostingClassifier({ iterations: 4, leastRows: 3, leaves: 12 }).fit(data, y);
    for (const row of [0, 7, 101]) {
      const { base, values } = explainTrees(model, data, row);
      bruteForce(model.trees, data, row).forEach((expected, j) => {
        expect(values[j]).toBeCloseTo(expected, 10);
      });
      expect(base + sum(values)).toBeCloseTo(model.decision(data).data[row] ?? 0, 10);
    }
  });

  it('adds up to the prediction: regression, three classes, a forest', () => {
    const boosted = new GradientBoostingRegressor({ leastRows: 5 }).fit(x, amount);
    const three = new GradientBoostingClassifier({ iterations: 30, leastRows: 5 }).fit(x, y3);
    const forest = new RandomForestClassifier({ trees: 20, leastRows: 3 }).fit(xMissing, y3);
    const [predicted, raw, probability] = [boosted.predict(x), three.decision(x), forest.predictProbability(xMissing)];
    for (let row = 0; row < 20; row += 1) {
      const one = explainTrees(boosted, x, row);
      expect(one.base + sum(one.values)).toBeCloseTo(predicted[row] ?? 0, 8);
      for (let k = 0; k < 3; k += 1) {
        const ofClass = explainTrees(three, x, row, k);
        expect(ofClass.base + sum(ofClass.values)).toBeCloseTo(raw.data[k * x.rows + row] ?? 0, 8);
        const share = explainTrees(forest, xMissing, row, k);
        expect(share.base + sum(share.values)).toBeCloseTo(probability.data[k * x.rows + row] ?? 0, 8);
      }
    }
    expect(meanAbsoluteShap(boosted, x, [0, 1, 2]).length).toBe(5);
  });
});

it('explains a logistic regression by its coefficients', () => {
  const model = new LogisticRegression().fit(x, y);
  const means = Array.from(
    { length: x.columns },
    (_, j) => sum(x.data.subarray(j * x.rows, (j + 1) * x.rows)) / x.rows,
  );
  const { base, values } = explainLinear(model, means, x, 5);
  expect(base + sum(values)).toBeCloseTo(model.decision(x).data[5] ?? 0, 10);
});

describe('importance and dependence', () => {
  const model = new GradientBoostingClassifier({ iterations: 30, monotone: [1, 0, 0, 0, 0] }).fit(x, y);
  const predict = (data: typeof x) => model.predictProbability(data).data.subarray(data.rows);

  it('puts the columns that matter above noise, and leaves the data as it was', () => {
    const before = Float64Array.from(x.data);
    const importance = permutationImportance(x, (data) => rocAuc(y, predict(data)), { repeats: 3 });
    expect(importance[0]?.mean).toBeGreaterThan(importance[2]?.mean ?? 1);
    expect(x.data).toEqual(before);
  });

  it('follows a column', () => {
    const points = partialDependence(x, 0, predict, 8);
    expect(points).toHaveLength(8);
    const line = points.map((point) => point.prediction);
    expect(line.toSorted((a, b) => a - b)).toEqual(line);
    expect((line.at(-1) ?? 0) - (line[0] ?? 0)).toBeGreaterThan(0.2);
  });
});

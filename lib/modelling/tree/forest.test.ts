import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core/random';
import { amount, distance, reference, x, xMissing, y, y3 } from '../fixtures/supervised';
import { matrixOf } from '../matrix';
import { rocAuc } from '../metrics/roc-auc';
import { DecisionTreeClassifier } from './decision-tree-classifier';
import { RandomForestClassifier } from './random-forest-classifier';
import { RandomForestRegressor } from './random-forest-regressor';
import { depthOf } from './tree-nodes';
import { meetsRule, treeRules } from './tree-rules';

describe('one tree', () => {
  it('is that of scikit-learn', () => {
    const tree = new DecisionTreeClassifier({ leaves: 6, leastRows: 5 }).fit(x, y3);
    const expected = reference['tree max_leaf_nodes=6 min_samples_leaf=5'].flat();
    expect(distance(tree.predictProbability(x).data, expected)).toBeLessThan(1e-7);
  });

  it('is that of scikit-learn for numbers', () => {
    const one = { trees: 1, bootstrap: false, depth: 3, leastRows: 5 };
    const tree = new RandomForestRegressor(one).fit(x, amount);
    expect(distance(tree.predict(x), reference['tree depth 3 number'])).toBeLessThan(1e-7);
    expect(tree.trees.map(depthOf)).toEqual([3]);
  });

  it('reads as rules: every row, also with values missing, meets just the rule of its leaf', () => {
    const model = new DecisionTreeClassifier({ leaves: 9, leastRows: 5 }).fit(xMissing, y3);
    const rules = treeRules(model.tree);
    expect(rules).toHaveLength(9);
    expect(rules.reduce((sum, rule) => sum + rule.rows, 0)).toBe(x.rows);
    const leaves = model.apply(xMissing);
    for (let row = 0; row < x.rows; row += 1) {
      const met = rules.filter((rule) => meetsRule(rule, (j) => xMissing.data[j * x.rows + row] ?? Number.NaN));
      expect(met.map((rule) => rule.node)).toEqual([leaves[row]]);
    }
    for (const { conditions } of rules) {
      expect(new Set(conditions.map(({ feature, op }) => `${feature}${op}`)).size).toBe(conditions.length);
    }
  });
});

describe('random forest', () => {
  const random = createRandom(2);
  const data = matrixOf(
    Float64Array.from({ length: 3000 * 6 }, () => random.normal()),
    3000,
    6,
  );
  const labels = Int32Array.from({ length: 3000 }, (_, i) =>
    random.chance(1 / (1 + Math.exp(-2 * (data.data[i] ?? 0) * (data.data[3000 + i] ?? 0)))) ? 1 : 0,
  );

  it('finds what no single column tells', () => {
    const train = matrixOf(data.data, 3000, 6);
    const model = new RandomForestClassifier({ trees: 40, leastRows: 5 }).fit(train, labels);
    const fresh = createRandom(8);
    const test = matrixOf(
      Float64Array.from({ length: 2000 * 6 }, () => fresh.normal()),
      2000,
      6,
    );
    const truth = Int32Array.from({ length: 2000 }, (_, i) =>
      fresh.chance(1 / (1 + Math.exp(-2 * (test.data[i] ?? 0) * (test.data[2000 + i] ?? 0)))) ? 1 : 0,
    );
    // The true probability has 0.80 here.
    expect(rocAuc(truth, model.predictProbability(test).data.subarray(2000))).toBeGreaterThan(0.74);
    expect((model.importance[0] ?? 0) + (model.importance[1] ?? 0)).toBeGreaterThan(0.4);
  });

  it('knows its training rows by heart without limits, and has no leaf of fewer rows than said with them', () => {
    const free = new RandomForestClassifier({ trees: 1, bootstrap: false }).fit(x, y);
    expect(rocAuc(y, free.predictProbability(x).data.subarray(x.rows))).toBe(1);
    const held = new RandomForestClassifier({ trees: 5, leastRows: 20, bootstrap: false }).fit(x, y);
    for (const { feature, cover } of held.trees) {
      feature.forEach((asked, node) => {
        if (asked < 0) expect(cover[node]).toBeGreaterThanOrEqual(20);
      });
    }
  });

  it('counts a class for as much as its weight says', () => {
    const rare = Int32Array.from(labels, (label, i) => (label === 1 && i % 10 === 0 ? 1 : 0));
    const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
    const of = (classWeight: 'balanced' | null): number =>
      mean(
        new RandomForestClassifier({ trees: 10, leastRows: 20, classWeight })
          .fit(data, rare)
          .predictProbability(data)
          .data.subarray(3000),
      );
    expect(of(null)).toBeLessThan(0.08);
    expect(of('balanced')).toBeGreaterThan(0.2);
  });
});

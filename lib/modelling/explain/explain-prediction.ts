import { AppError } from '@/lib/core';
import type { LogisticRegression } from '../linear/logistic-regression';
import type { Matrix } from '../matrix';
import type { TreeNodes } from '../tree/tree-nodes';
import { type Explanation, expectedAnswer, TreeShap } from './tree-shap';

/** A fitted model that sums trees: boosting; its raw prediction is explained (the logarithm of the odds, for classes). */
interface SumOfTrees {
  readonly baseline: readonly number[];
  readonly trees: readonly TreeNodes[];
}

/** A fitted forest, or one tree: its probability (or number) is explained. */
interface MeanOfTrees {
  readonly trees: readonly TreeNodes[];
}

/**
 * The exact Shapley values of a row for boosting (raw prediction) or a forest (probability). `output`: the class; a model of
 * two classes by boosting has the one output 0, a forest explains the probability of class 1 with `output` 1.
 */
export function explainTrees(model: SumOfTrees | MeanOfTrees, x: Matrix, row: number, output = 0): Explanation {
  if (!(row >= 0 && row < x.rows)) throw new AppError('invalidInput', `There is no row ${row}.`);
  const values = new Float64Array(x.columns);
  const shap = new TreeShap();
  if ('baseline' in model) {
    const outputs = model.baseline.length;
    let base = model.baseline[output] ?? 0;
    for (let t = output; t < model.trees.length; t += outputs) {
      const tree = model.trees[t];
      if (!tree) continue;
      base += expectedAnswer(tree);
      shap.add(tree, x, row, values);
    }
    return { base, values };
  }
  let base = 0;
  const scale = 1 / model.trees.length;
  for (const tree of model.trees) {
    base += expectedAnswer(tree, output) * scale;
    shap.add(tree, x, row, values, output, scale);
  }
  return { base, values };
}

/**
 * Shapley values of a row for a logistic regression, columns taken as independent: coefficient times the distance from the
 * column's mean (Lundberg and Lee, NeurIPS 2017, corollary 1). `means`: of the columns in the training rows.
 */
export function explainLinear(
  model: LogisticRegression,
  means: ArrayLike<number>,
  x: Matrix,
  row: number,
  output = 0,
): Explanation {
  const coefficients = model.coefficients[output] ?? [];
  const base = coefficients.reduce((sum, b, j) => sum + b * (means[j] ?? 0), model.intercepts[output] ?? 0);
  const values = Float64Array.from(coefficients, (b, j) => b * ((x.data[j * x.rows + row] ?? 0) - (means[j] ?? 0)));
  return { base, values };
}

/** The mean size of the Shapley values of each column over some rows: what matters overall, in units of the prediction. */
export function meanAbsoluteShap(
  model: SumOfTrees | MeanOfTrees,
  x: Matrix,
  rows: ArrayLike<number>,
  output = 0,
): Float64Array {
  const sums = new Float64Array(x.columns);
  for (let i = 0; i < rows.length; i += 1) {
    explainTrees(model, x, rows[i] ?? 0, output).values.forEach((value, j) => {
      sums[j] = (sums[j] ?? 0) + Math.abs(value) / rows.length;
    });
  }
  return sums;
}

import type { Artefact, FitOptions } from '../estimator';
import type { Matrix } from '../matrix';
import { columnMoments } from '../moments';
import { BaseTransformer, paramsOf } from './base-transformer';
import { checkAnyValue, fillMissing } from './simple-imputer';
import { solvePositive } from './solve-positive';

export interface RegressionImputerParams {
  /** Times that every column with holes is predicted from the others. */
  readonly rounds: number;
  /** Weight of the ridge that keeps collinear columns apart. */
  readonly alpha: number;
}

interface Step {
  readonly column: number;
  readonly intercept: number;
  /** One for each other column, in their order. */
  readonly weights: number[];
}

interface RegressionState {
  readonly means: number[];
  readonly steps: Step[];
}

/** Fills what is missing by ridge regressions on the other columns, in rounds (chained equations, van Buuren 2011). */
export class RegressionImputer extends BaseTransformer<RegressionImputerParams, RegressionState> {
  readonly kind = 'regression-imputer';

  constructor(params: Partial<RegressionImputerParams> = {}) {
    super({ rounds: 5, alpha: 1, ...params });
  }

  protected learn(x: Matrix, { signal, onProgress }: FitOptions): RegressionState {
    const { means, counts } = columnMoments(x);
    counts.forEach((count, j) => {
      checkAnyValue({ length: count }, j);
    });
    const filled = fillMissing(x, (j) => means[j] ?? 0);
    const holes = [...counts.keys()]
      .filter((j) => (counts[j] ?? 0) < x.rows)
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
    const steps: Step[] = [];
    for (let round = 0; round < this.params.rounds && x.columns > 1; round += 1) {
      for (const column of holes) {
        signal?.throwIfAborted();
        const step = regress(x, filled, column, this.params.alpha);
        predictInto(x, filled, step);
        steps.push(step);
      }
      onProgress?.((round + 1) / this.params.rounds);
    }
    return { means: [...means], steps };
  }

  protected apply(x: Matrix, { means, steps }: RegressionState): Matrix {
    const filled = fillMissing(x, (j) => means[j] ?? 0);
    for (const step of steps) predictInto(x, filled, step);
    return filled;
  }

  static fromJSON = (artefact: Artefact): RegressionImputer =>
    new RegressionImputer(paramsOf<RegressionImputerParams>(artefact)).restore(artefact);
}

/** The ridge regression of a column on the others, over the rows that have it. */
function regress(x: Matrix, filled: Matrix, column: number, alpha: number): Step {
  const { rows } = x;
  const others = Array.from({ length: x.columns }, (_, j) => j).filter((j) => j !== column);
  const used = Array.from({ length: rows }, (_, i) => i).filter((i) => !Number.isNaN(x.data[column * rows + i]));
  const valueAt = (j: number, i: number): number => filled.data[j * rows + i] ?? 0;
  const meanOf = (j: number): number => used.reduce((sum, i) => sum + valueAt(j, i), 0) / used.length;
  const means = others.map(meanOf);
  const target = meanOf(column);
  const size = others.length;
  const gram = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const i of used) {
    for (let a = 0; a < size; a += 1) {
      const va = valueAt(others[a] ?? 0, i) - (means[a] ?? 0);
      right[a] = (right[a] ?? 0) + va * (valueAt(column, i) - target);
      for (let b = 0; b <= a; b += 1)
        gram[a * size + b] = (gram[a * size + b] ?? 0) + va * (valueAt(others[b] ?? 0, i) - (means[b] ?? 0));
    }
  }
  for (let a = 0; a < size; a += 1) gram[a * size + a] = (gram[a * size + a] ?? 0) + alpha;
  const weights = [...solvePositive(gram, right)];
  return { column, weights, intercept: target - weights.reduce((sum, w, a) => sum + w * (means[a] ?? 0), 0) };
}

function predictInto(x: Matrix, filled: Matrix, { column, intercept, weights }: Step): void {
  const { rows } = x;
  for (let i = 0; i < rows; i += 1) {
    if (!Number.isNaN(x.data[column * rows + i])) continue;
    let value = intercept;
    for (let a = 0; a < weights.length; a += 1)
      value += (weights[a] ?? 0) * (filled.data[(a < column ? a : a + 1) * rows + i] ?? 0);
    filled.data[column * rows + i] = value;
  }
}

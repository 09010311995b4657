import { AppError } from '@/lib/core';
import { type ClassWeight, checkClasses, rowWeights } from '../check-target';
import {
  type Artefact,
  type Classifier,
  type ClassifierFitOptions,
  checkMatrix,
  expectArtefact,
  notFitted,
} from '../estimator';
import type { Matrix } from '../matrix';
import { columnScale, logisticObjective } from './logistic-objective';
import { lbfgs, proximalMinimum } from './minimise';

export interface LogisticRegressionParams {
  /** What the coefficients pay for their size, besides the intercept: squares, absolute values, both, or nothing. */
  readonly penalty: 'l2' | 'l1' | 'elastic' | 'none';
  /** The inverse of the strength, as scikit-learn's C: the loss is summed over the rows, times `c`. */
  readonly c: number;
  /** Of 'elastic': the share of absolute values, 0 to 1. */
  readonly l1Share: number;
  readonly classWeight: ClassWeight;
  readonly iterations: number;
  /** Ends when the gradient of the mean loss is nowhere larger. */
  readonly tolerance: number;
}

interface LogisticState {
  readonly classes: number;
  /** One list for two classes (of class 1), else one for each class. */
  readonly coefficients: readonly (readonly number[])[];
  readonly intercepts: readonly number[];
  readonly iterations: number;
  readonly converged: boolean;
}

const KIND = 'logisticRegression';
const FORMAT = 1;

const DEFAULTS: LogisticRegressionParams = {
  penalty: 'l2',
  c: 1,
  l1Share: 0.5,
  classWeight: null,
  iterations: 1000,
  tolerance: 1e-7,
};

/**
 * Logistic regression, of two classes or (softmax) more; L-BFGS, or proximal steps where absolute values are penalised.
 * Collinear columns share what they explain; constant ones get nothing. Missing and infinite values throw invalidInput.
 */
export class LogisticRegression implements Classifier<LogisticRegressionParams> {
  readonly kind = KIND;
  readonly params: LogisticRegressionParams;
  private learned: LogisticState | null = null;

  constructor(params: Partial<LogisticRegressionParams> = {}) {
    this.params = { ...DEFAULTS, ...params };
    const { c, l1Share } = this.params;
    if (!(c > 0 && Number.isFinite(c))) throw new AppError('invalidInput', 'C is above 0.');
    if (!(l1Share >= 0 && l1Share <= 1)) throw new AppError('invalidInput', 'The share of L1 is from 0 to 1.');
  }

  private get fitted(): LogisticState {
    return this.learned ?? notFitted('logistic regression');
  }

  get classes(): number {
    return this.fitted.classes;
  }

  get coefficients(): readonly (readonly number[])[] {
    return this.fitted.coefficients;
  }

  get intercepts(): readonly number[] {
    return this.fitted.intercepts;
  }

  /** False where the iterations were used up first. */
  get converged(): boolean {
    return this.fitted.converged;
  }

  fit(x: Matrix, y: Int32Array, options: ClassifierFitOptions = {}): this {
    this.learned = null;
    const classes = checkClasses(x, y, options.sampleWeight);
    const weight = rowWeights(y, classes, this.params.classWeight, options.sampleWeight);
    const outputs = classes === 2 ? 1 : classes;
    const { penalty, c, l1Share, iterations, tolerance } = this.params;
    const scale = columnScale(x);
    // The mean loss is minimised: the penalty is divided by the weight of all rows and by C.
    const strength = 1 / (c * (weight ? weight.reduce((sum, w) => sum + w, 0) : x.rows));
    const l1 = penalty === 'l1' ? 1 : penalty === 'elastic' ? l1Share : 0;
    const l2 = penalty === 'l2' ? 1 : penalty === 'elastic' ? 1 - l1Share : 0;
    // A coefficient b of a column is u / deviation: the penalty of u, in terms of b.
    const ridge = scale.deviation.map((deviation) => (l2 * strength) / deviation ** 2);
    const objective = logisticObjective(x, y, weight, outputs, scale, ridge);
    const width = x.columns + 1;
    const start = new Float64Array(outputs * width);
    const walk = {
      iterations,
      tolerance,
      onIteration: (iteration: number) => {
        options.signal?.throwIfAborted();
        options.onProgress?.(iteration / iterations);
      },
    };
    const lasso = Float64Array.from(start, (_, at) => {
      const j = at % width;
      return j === x.columns ? 0 : (l1 * strength) / (scale.deviation[j] ?? 1);
    });
    const found =
      l1 > 0
        ? proximalMinimum(start, objective, lasso, { ...walk, iterations: iterations * 10 })
        : lbfgs(start, objective, walk);
    const coefficients: number[][] = [];
    const intercepts: number[] = [];
    for (let k = 0; k < outputs; k += 1) {
      const own = Array.from(
        { length: x.columns },
        (_, j) => (found.point[k * width + j] ?? 0) / (scale.deviation[j] ?? 1),
      );
      coefficients.push(own);
      const shift = own.reduce((sum, b, j) => sum + b * (scale.mean[j] ?? 0), 0);
      intercepts.push((found.point[k * width + x.columns] ?? 0) - shift);
    }
    this.learned = { classes, coefficients, intercepts, iterations: found.iterations, converged: found.converged };
    options.onProgress?.(1);
    return this;
  }

  /** Raw predictions: the logarithm of the odds of class 1, or one number of each class. */
  decision(x: Matrix): Matrix {
    const { coefficients, intercepts } = this.fitted;
    checkMatrix(x, { columns: coefficients[0]?.length ?? 0 });
    const data = new Float64Array(x.rows * coefficients.length);
    coefficients.forEach((own, k) => {
      const out = data.subarray(k * x.rows, (k + 1) * x.rows).fill(intercepts[k] ?? 0);
      own.forEach((b, j) => {
        if (b === 0) return;
        for (let i = 0; i < x.rows; i += 1) out[i] = (out[i] ?? 0) + b * (x.data[j * x.rows + i] ?? 0);
      });
    });
    return { rows: x.rows, columns: coefficients.length, data };
  }

  predictProbability(x: Matrix): Matrix {
    const raw = this.decision(x);
    const { classes } = this.fitted;
    const data = new Float64Array(x.rows * classes);
    for (let i = 0; i < x.rows; i += 1) {
      const scores =
        classes === 2
          ? [0, raw.data[i] ?? 0]
          : Array.from({ length: classes }, (_, k) => raw.data[k * x.rows + i] ?? 0);
      const most = Math.max(...scores);
      const powers = scores.map((z) => Math.exp(z - most));
      const sum = powers.reduce((total, v) => total + v, 0);
      powers.forEach((v, k) => {
        data[k * x.rows + i] = v / sum;
      });
    }
    return { rows: x.rows, columns: classes, data };
  }

  toJSON(): Artefact<typeof KIND, LogisticRegressionParams, LogisticState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.learned };
  }

  static fromJSON(artefact: Artefact): LogisticRegression {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, LogisticRegressionParams, LogisticState>;
    const model = new LogisticRegression(params);
    model.learned = state;
    return model;
  }
}

import { AppError } from '@/lib/core';
import { type Artefact, checkMatrix, expectArtefact, type FitOptions, notFitted, type Transformer } from '../estimator';
import type { Matrix } from '../matrix';
import { covarianceOf } from './covariance';
import { extremeScores } from './extremes';
import { symmetricEigen } from './symmetric-eigen';

export interface PcaParams {
  /** Components that are kept; undefined: as many as there are columns (and rows). */
  readonly components?: number;
  /** Scores of variance 1. */
  readonly whiten: boolean;
}

interface PcaState {
  readonly means: number[];
  /** Unit vectors, one row a component, the one of the largest variance first. */
  readonly components: number[][];
  readonly explainedVariance: number[];
  readonly explainedVarianceRatio: number[];
  /** Standard deviation of each column. */
  readonly deviations: number[];
}

/** What a component is made of: a column and its weight, and how strongly the two go together. */
export interface Loading {
  readonly column: number;
  readonly weight: number;
  /** Correlation of the column with the component, −1 to 1; 0 for a constant column. */
  readonly correlation: number;
}

const KIND = 'pca';
const FORMAT = 1;

/**
 * Principal components from the eigenvectors of the covariance matrix. Signs as scikit-learn 1.2's svd_flip: the score that is
 * farthest from zero is positive.
 */
export class Pca implements Transformer<PcaParams> {
  readonly kind = KIND;
  readonly params: PcaParams;
  private state: PcaState | null = null;

  constructor(params: Partial<PcaParams> = {}) {
    this.params = { whiten: false, ...params };
    const { components } = this.params;
    if (components !== undefined && (!Number.isInteger(components) || components < 1))
      throw new AppError('invalidInput', `The number of components is a whole number from 1, not ${components}.`);
  }

  fit(x: Matrix, { signal, parallel }: FitOptions = {}): this {
    checkMatrix(x, { minRows: 2 });
    const most = Math.min(x.rows, x.columns);
    const count = this.params.components ?? most;
    if (count > most)
      throw new AppError(
        'invalidInput',
        `${x.rows} rows of ${x.columns} columns have at most ${most} components, not ${count}.`,
      );
    this.state = null;
    signal?.throwIfAborted();
    const { means, covariance } = covarianceOf(x, parallel);
    signal?.throwIfAborted();
    const { values, vectors } = symmetricEigen(covariance, x.columns);
    const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
    const explainedVariance = Array.from(values.subarray(0, count), (value) => Math.max(0, value));
    const components = Array.from({ length: count }, (_, c) => [
      ...vectors.subarray(c * x.columns, (c + 1) * x.columns),
    ]);
    const extremes = extremeScores(x, means, components, parallel);
    this.state = {
      means: [...means],
      components: components.map((one, c) => ((extremes[c] ?? 0) < 0 ? one.map((weight) => -weight) : one)),
      explainedVariance,
      explainedVarianceRatio: explainedVariance.map((value) => (total > 0 ? value / total : 0)),
      deviations: Array.from(means, (_, j) => Math.sqrt(Math.max(0, covariance[j * x.columns + j] ?? 0))),
    };
    return this;
  }

  /** Scores, one column a component. */
  transform(x: Matrix): Matrix {
    const { means, components, explainedVariance } = this.known();
    checkMatrix(x, { columns: means.length });
    const data = new Float64Array(x.rows * components.length);
    components.forEach((component, c) => {
      const out = data.subarray(c * x.rows, (c + 1) * x.rows);
      project(x, means, component, out, this.scaleOf(explainedVariance[c] ?? 0));
    });
    return { rows: x.rows, columns: components.length, data };
  }

  /** The rows that these scores stand for, as far as the kept components hold them. */
  inverseTransform(scores: Matrix): Matrix {
    const { means, components, explainedVariance } = this.known();
    checkMatrix(scores, { columns: components.length });
    const { rows } = scores;
    const data = new Float64Array(rows * means.length);
    means.forEach((mean, j) => {
      const out = data.subarray(j * rows, (j + 1) * rows).fill(mean);
      components.forEach((component, c) => {
        const scale = this.scaleOf(explainedVariance[c] ?? 0);
        const weight = scale === 0 ? 0 : (component[j] ?? 0) / scale;
        for (let i = 0; i < rows; i += 1) out[i] = (out[i] ?? 0) + weight * (scores.data[c * rows + i] ?? 0);
      });
    });
    return { rows, columns: means.length, data };
  }

  /** Unit vectors of the components, one row each. */
  get components(): readonly (readonly number[])[] {
    return this.known().components;
  }

  get explainedVariance(): readonly number[] {
    return this.known().explainedVariance;
  }

  /** Share of the whole variance that each component holds. */
  get explainedVarianceRatio(): readonly number[] {
    return this.known().explainedVarianceRatio;
  }

  /** What each component is made of, the strongest column first. */
  loadings(): Loading[][] {
    const { components, explainedVariance, deviations } = this.known();
    return components.map((component, c) =>
      component
        .map((weight, column) => {
          const deviation = deviations[column] ?? 0;
          const correlation = deviation > 0 ? (weight * Math.sqrt(explainedVariance[c] ?? 0)) / deviation : 0;
          return { column, weight, correlation: Math.max(-1, Math.min(1, correlation)) };
        })
        .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation) || a.column - b.column),
    );
  }

  toJSON(): Artefact<typeof KIND, PcaParams, PcaState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.state };
  }

  static fromJSON(artefact: Artefact): Pca {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, PcaParams, PcaState>;
    const model = new Pca(params);
    model.state = state;
    return model;
  }

  private scaleOf(variance: number): number {
    if (!this.params.whiten) return 1;
    return variance > 0 ? 1 / Math.sqrt(variance) : 0;
  }

  private known(): PcaState {
    return this.state ?? notFitted(KIND);
  }
}

/** Σ (x − mean) · weight, times a scale, of every row. */
function project(
  x: Matrix,
  means: ArrayLike<number>,
  component: readonly number[],
  out: Float64Array,
  scale: number,
): void {
  component.forEach((weight, j) => {
    const mean = means[j] ?? 0;
    const factor = weight * scale;
    const from = x.data.subarray(j * x.rows, (j + 1) * x.rows);
    for (let i = 0; i < out.length; i += 1) out[i] = (out[i] ?? 0) + ((from[i] ?? 0) - mean) * factor;
  });
}

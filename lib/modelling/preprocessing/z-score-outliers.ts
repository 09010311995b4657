import { AppError } from '@/lib/core';
import { type Artefact, checkMatrix, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { columnMoments } from '../moments';
import { quantileOf, sortedValues } from './base-transformer';

export interface ZScoreParams {
  /** Deviations from the middle beyond which a row is an outlier. */
  readonly threshold: number;
  /** Median and median absolute deviation (times 1.4826) instead of mean and standard deviation. */
  readonly robust: boolean;
}

interface ZScoreState {
  readonly centres: number[];
  readonly scales: number[];
}

const KIND = 'z-score-outliers';
const FORMAT = 1;

/** Rows that stand far out in some column, by z-score. A column without spread makes no row an outlier. */
export class ZScoreOutliers {
  readonly kind = KIND;
  readonly params: ZScoreParams;
  private state: ZScoreState | null = null;

  constructor(params: Partial<ZScoreParams> = {}) {
    this.params = { threshold: 3, robust: false, ...params };
    if (!(this.params.threshold > 0)) throw new AppError('invalidInput', 'The threshold is a number above 0.');
  }

  fit(x: Matrix, { signal }: FitOptions = {}): this {
    signal?.throwIfAborted();
    checkMatrix(x, { missing: true });
    const { means, variances } = columnMoments(x);
    if (!this.params.robust) {
      this.state = { centres: [...means], scales: Array.from(variances, Math.sqrt) };
      return this;
    }
    const centres = Array.from({ length: x.columns }, (_, j) => quantileOf(sortedValues(x, j), 0.5));
    const scales = centres.map((centre, j) => {
      const apart = sortedValues(x, j).map((value) => Math.abs(value - centre));
      return 1.482602218505602 * quantileOf(apart.sort(), 0.5);
    });
    this.state = { centres, scales };
    return this;
  }

  /** The largest deviation of each row in any column, in standard deviations. */
  score(x: Matrix): Float64Array {
    const { centres, scales } = this.state ?? notFitted(KIND);
    checkMatrix(x, { columns: centres.length, missing: true });
    const scores = new Float64Array(x.rows);
    scales.forEach((scale, j) => {
      if (!(scale > 0)) return;
      for (let i = 0; i < x.rows; i += 1) {
        const z = Math.abs((x.data[j * x.rows + i] ?? Number.NaN) - (centres[j] ?? 0)) / scale;
        if (z > (scores[i] ?? 0)) scores[i] = z;
      }
    });
    return scores;
  }

  /** 1 for an outlier. */
  predict(x: Matrix): Int32Array {
    return Int32Array.from(this.score(x), (score) => (score > this.params.threshold ? 1 : 0));
  }

  toJSON(): Artefact<typeof KIND, ZScoreParams, ZScoreState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.state };
  }

  static fromJSON(artefact: Artefact): ZScoreOutliers {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, ZScoreParams, ZScoreState>;
    const model = new ZScoreOutliers(params);
    model.state = state;
    return model;
  }
}

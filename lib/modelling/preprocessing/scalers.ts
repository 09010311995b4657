import { AppError } from '@/lib/core';
import type { Artefact } from '../estimator';
import type { Matrix } from '../matrix';
import { columnMoments } from '../moments';
import { BaseTransformer, mapColumns, paramsOf, quantileOf, sortedValues } from './base-transformer';

interface Scaling {
  readonly centres: number[];
  /** 1 for a column without spread. */
  readonly scales: number[];
}

const scaled = (x: Matrix, { centres, scales }: Scaling): Matrix =>
  mapColumns(x, (j) => {
    const centre = centres[j] ?? 0;
    const scale = scales[j] ?? 1;
    return (value) => (value - centre) / scale;
  });

/** Less the mean, by the standard deviation (of the whole, as scikit-learn). */
export class StandardScaler extends BaseTransformer<Record<string, never>, Scaling> {
  readonly kind = 'standard-scaler';

  constructor() {
    super({});
  }

  protected learn(x: Matrix): Scaling {
    const { means, variances } = columnMoments(x);
    return {
      centres: [...means],
      // What is left of rounding is no spread.
      scales: Array.from(variances, (v, j) => (v > (10 * 2.2e-16 * (means[j] ?? 0)) ** 2 ? Math.sqrt(v) : 1)),
    };
  }

  protected apply = scaled;

  static fromJSON = (artefact: Artefact): StandardScaler => new StandardScaler().restore(artefact);
}

export interface RobustScalerParams {
  /** Shares between which the spread is taken. */
  readonly low: number;
  readonly high: number;
}

/** Less the median, by the distance of two quantiles: outliers do not move it. */
export class RobustScaler extends BaseTransformer<RobustScalerParams, Scaling> {
  readonly kind = 'robust-scaler';

  constructor(params: Partial<RobustScalerParams> = {}) {
    super({ low: 0.25, high: 0.75, ...params });
    checkShares(this.params);
  }

  protected learn(x: Matrix): Scaling {
    const columns = Array.from({ length: x.columns }, (_, j) => sortedValues(x, j));
    const { low, high } = this.params;
    return {
      centres: columns.map((sorted) => quantileOf(sorted, 0.5)),
      scales: columns.map((sorted) => quantileOf(sorted, high) - quantileOf(sorted, low) || 1),
    };
  }

  protected apply = scaled;

  static fromJSON = (artefact: Artefact): RobustScaler =>
    new RobustScaler(paramsOf<RobustScalerParams>(artefact)).restore(artefact);
}

/** Cuts the values below one quantile and above another off to it. */
export class Winsoriser extends BaseTransformer<RobustScalerParams, { low: number[]; high: number[] }> {
  readonly kind = 'winsoriser';

  constructor(params: Partial<RobustScalerParams> = {}) {
    super({ low: 0.01, high: 0.99, ...params });
    checkShares(this.params);
  }

  protected learn(x: Matrix): { low: number[]; high: number[] } {
    const columns = Array.from({ length: x.columns }, (_, j) => sortedValues(x, j));
    return {
      low: columns.map((sorted) => quantileOf(sorted, this.params.low)),
      high: columns.map((sorted) => quantileOf(sorted, this.params.high)),
    };
  }

  protected apply(x: Matrix, { low, high }: { low: number[]; high: number[] }): Matrix {
    return mapColumns(x, (j) => {
      const [least, most] = [low[j] ?? 0, high[j] ?? 0];
      return (value) => Math.min(most, Math.max(least, value));
    });
  }

  static fromJSON = (artefact: Artefact): Winsoriser =>
    new Winsoriser(paramsOf<RobustScalerParams>(artefact)).restore(artefact);
}

/** Logarithm of 1 + value: for counts and money. Throws invalidInput below 0, with the column. */
export class LogTransformer extends BaseTransformer<Record<string, never>, Record<string, never>> {
  readonly kind = 'log-transformer';

  constructor() {
    super({});
  }

  protected learn(x: Matrix): Record<string, never> {
    this.apply(x);
    return {};
  }

  protected apply(x: Matrix): Matrix {
    return mapColumns(x, (j) => (value) => {
      if (value < 0)
        throw new AppError('invalidInput', `Column ${j} holds ${value}: a logarithm is taken of values from 0.`);
      return Math.log1p(value);
    });
  }

  static fromJSON = (artefact: Artefact): LogTransformer => new LogTransformer().restore(artefact);
}

function checkShares({ low, high }: RobustScalerParams): void {
  if (!(low >= 0 && low < high && high <= 1))
    throw new AppError('invalidInput', `Two shares from 0 to 1 are needed, the lower first; not ${low} and ${high}.`);
}

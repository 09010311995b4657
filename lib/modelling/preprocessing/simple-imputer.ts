import { AppError } from '@/lib/core';
import type { Artefact } from '../estimator';
import type { Matrix } from '../matrix';
import { BaseTransformer, paramsOf, quantileOf, sortedValues } from './base-transformer';

export interface SimpleImputerParams {
  readonly strategy: 'mean' | 'median' | 'mode' | 'constant';
  /** For 'constant'. */
  readonly value: number;
}

/** Fills what is missing with one value for each column. Throws invalidInput at `fit` for a column that is all missing. */
export class SimpleImputer extends BaseTransformer<SimpleImputerParams, { values: number[] }> {
  readonly kind = 'simple-imputer';

  constructor(params: Partial<SimpleImputerParams> = {}) {
    super({ strategy: 'mean', value: 0, ...params });
  }

  protected learn(x: Matrix): { values: number[] } {
    const { strategy, value } = this.params;
    return {
      values: Array.from({ length: x.columns }, (_, j) => {
        if (strategy === 'constant') return value;
        const sorted = sortedValues(x, j);
        checkAnyValue(sorted, j);
        if (strategy === 'median') return quantileOf(sorted, 0.5);
        return strategy === 'mode' ? modeOf(sorted) : sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
      }),
    };
  }

  protected apply(x: Matrix, { values }: { values: number[] }): Matrix {
    return fillMissing(x, (j) => values[j] ?? 0);
  }

  static fromJSON = (artefact: Artefact): SimpleImputer =>
    new SimpleImputer(paramsOf<SimpleImputerParams>(artefact)).restore(artefact);
}

/** A new matrix with a value for each one that is missing. */
export function fillMissing(x: Matrix, valueFor: (column: number, row: number) => number): Matrix {
  const data = Float64Array.from(x.data);
  for (let at = 0; at < data.length; at += 1) {
    if (Number.isNaN(data[at])) data[at] = valueFor(Math.floor(at / x.rows), at % x.rows);
  }
  return { rows: x.rows, columns: x.columns, data };
}

export function checkAnyValue(values: ArrayLike<number>, j: number): void {
  if (values.length === 0) throw new AppError('invalidInput', `Column ${j} is missing in every row: leave it out.`);
}

/** The most frequent of ascending numbers; of equals the least. */
function modeOf(sorted: Float64Array): number {
  let best = sorted[0] ?? 0;
  let most = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    if (to - from > most) {
      most = to - from;
      best = sorted[from] ?? 0;
    }
    from = to;
  }
  return best;
}

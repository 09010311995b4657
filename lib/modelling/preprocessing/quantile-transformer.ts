import { AppError } from '@/lib/core';
import type { Artefact } from '../estimator';
import type { Matrix } from '../matrix';
import { BaseTransformer, mapColumns, paramsOf, quantileOf, sortedValues } from './base-transformer';
import { normalQuantile } from './normal-quantile';

export interface QuantileTransformerParams {
  /** Quantiles that are remembered, at most as many as there are rows. */
  readonly quantiles: number;
  readonly output: 'uniform' | 'normal';
}

/** A normal score ends here: beyond it there are no rows to know. */
const EDGE = 1e-7;
const MOST = normalQuantile(1 - (EDGE - 2.220446049250313e-16));

/** Each value's place among those of `fit`, 0 to 1, or as the value of a standard normal: any shape becomes the same. */
export class QuantileTransformer extends BaseTransformer<QuantileTransformerParams, { quantiles: number[][] }> {
  readonly kind = 'quantile-transformer';

  constructor(params: Partial<QuantileTransformerParams> = {}) {
    super({ quantiles: 1_000, output: 'uniform', ...params });
    if (!(this.params.quantiles >= 2)) throw new AppError('invalidInput', 'At least two quantiles are needed.');
  }

  protected learn(x: Matrix): { quantiles: number[][] } {
    const count = Math.max(2, Math.min(this.params.quantiles, x.rows));
    const quantiles = Array.from({ length: x.columns }, (_, j) => {
      const sorted = sortedValues(x, j);
      return Array.from({ length: count }, (_unused, q) => quantileOf(sorted, q / (count - 1)));
    });
    return { quantiles };
  }

  protected apply(x: Matrix, { quantiles }: { quantiles: number[][] }): Matrix {
    const { output } = this.params;
    return mapColumns(x, (j) => {
      const known = quantiles[j] ?? [];
      const [least, most] = [known[0] ?? 0, known.at(-1) ?? 0];
      const edge = output === 'normal' ? EDGE : 0;
      return (value) => {
        // The upper end is looked at first and the lower has the last word, as in scikit-learn.
        const share = value - edge <= least ? 0 : value + edge >= most ? 1 : placeOf(known, value);
        if (output === 'uniform') return share;
        return Math.max(-MOST, Math.min(MOST, normalQuantile(share)));
      };
    });
  }

  static fromJSON = (artefact: Artefact): QuantileTransformer =>
    new QuantileTransformer(paramsOf<QuantileTransformerParams>(artefact)).restore(artefact);
}

/** The share of a value between the quantiles; in the middle of those that it equals. */
function placeOf(quantiles: readonly number[], value: number): number {
  let low = 0; // the first that is not below the value
  for (let high = quantiles.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((quantiles[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  const last = quantiles.length - 1;
  if (quantiles[low] !== value) {
    const before = quantiles[low - 1] ?? 0;
    return (low - 1 + (value - before) / ((quantiles[low] ?? 0) - before)) / last;
  }
  let end = low;
  while (quantiles[end + 1] === value) end += 1;
  return (low + end) / 2 / last;
}

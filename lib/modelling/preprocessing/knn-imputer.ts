import { AppError } from '@/lib/core';
import type { Artefact } from '../estimator';
import { type Matrix, takeRows } from '../matrix';
import { columnMoments } from '../moments';
import { packFloat64, unpackFloat64 } from '../pack-numbers';
import { BaseTransformer, paramsOf } from './base-transformer';
import { checkAnyValue, fillMissing } from './simple-imputer';

export interface KnnImputerParams {
  readonly neighbours: number;
  readonly weights: 'uniform' | 'distance';
  /** Rows of `fit` that are kept to compare with, evenly spaced where there are more. */
  readonly donors: number;
}

interface KnnState {
  readonly rows: number;
  /** Packed; column after column. */
  readonly values: string;
  readonly means: number[];
}

/** Fills what is missing with the mean of the nearest rows that have it; distances over what both rows have. */
export class KnnImputer extends BaseTransformer<KnnImputerParams, KnnState> {
  readonly kind = 'knn-imputer';

  constructor(params: Partial<KnnImputerParams> = {}) {
    super({ neighbours: 5, weights: 'uniform', donors: 2_000, ...params });
    if (!(this.params.neighbours >= 1)) throw new AppError('invalidInput', 'At least one neighbour is needed.');
  }

  protected learn(x: Matrix): KnnState {
    const { means, counts } = columnMoments(x);
    counts.forEach((count, j) => {
      checkAnyValue({ length: count }, j);
    });
    const count = Math.min(x.rows, this.params.donors);
    const kept = takeRows(
      x,
      Int32Array.from({ length: count }, (_, i) => Math.floor((i * x.rows) / count)),
    );
    return { rows: kept.rows, values: packFloat64(Float64Array.from(kept.data)), means: [...means] };
  }

  protected apply(x: Matrix, { rows, values, means }: KnnState): Matrix {
    const donors: Matrix = { rows, columns: x.columns, data: unpackFloat64(values) };
    let row = -1;
    let distances: Float64Array = new Float64Array();
    // Column by column is how the holes come; the distances of a row are kept while it has several.
    const known = new Map<number, Float64Array>();
    return fillMissing(x, (j, i) => {
      if (i !== row) {
        row = i;
        distances = known.get(i) ?? distancesTo(x, i, donors);
        known.set(i, distances);
      }
      return this.fill(donors, distances, j) ?? means[j] ?? 0;
    });
  }

  private fill(donors: Matrix, distances: Float64Array, j: number): number | undefined {
    const { neighbours, weights } = this.params;
    const best: number[] = [];
    for (let d = 0; d < donors.rows; d += 1) {
      const distance = distances[d] ?? Number.NaN;
      if (Number.isNaN(distance) || Number.isNaN(donors.data[j * donors.rows + d])) continue;
      if (best.length === neighbours && distance >= (distances[best[neighbours - 1] ?? 0] ?? 0)) continue;
      let at = best.length;
      while (at > 0 && (distances[best[at - 1] ?? 0] ?? 0) > distance) at -= 1;
      best.splice(at, 0, d);
      if (best.length > neighbours) best.pop();
    }
    const same = best.filter((d) => distances[d] === 0);
    const used = weights === 'distance' && same.length > 0 ? same : best;
    let sum = 0;
    let weight = 0;
    for (const d of used) {
      const w = weights === 'uniform' || used === same ? 1 : 1 / (distances[d] ?? 1);
      sum += w * (donors.data[j * donors.rows + d] ?? 0);
      weight += w;
    }
    return weight > 0 ? sum / weight : undefined;
  }

  static fromJSON = (artefact: Artefact): KnnImputer =>
    new KnnImputer(paramsOf<KnnImputerParams>(artefact)).restore(artefact);
}

/** Euclidean distance of a row to each donor over what both have, scaled up to all columns; NaN where they share nothing. */
function distancesTo(x: Matrix, i: number, donors: Matrix): Float64Array {
  const sums = new Float64Array(donors.rows);
  const shared = new Int32Array(donors.rows);
  for (let j = 0; j < x.columns; j += 1) {
    const own = x.data[j * x.rows + i] ?? Number.NaN;
    if (Number.isNaN(own)) continue;
    for (let d = 0; d < donors.rows; d += 1) {
      const theirs = donors.data[j * donors.rows + d] ?? Number.NaN;
      if (Number.isNaN(theirs)) continue;
      sums[d] = (sums[d] ?? 0) + (own - theirs) ** 2;
      shared[d] = (shared[d] ?? 0) + 1;
    }
  }
  return sums.map((sum, d) => {
    const both = shared[d] ?? 0;
    return both === 0 ? Number.NaN : Math.sqrt((sum * x.columns) / both);
  });
}

import { factorize, solveFactorized } from './solve-spd';

export interface AlsPoint {
  /** The point, one number a factor. */
  own: Float64Array;
  /** Cholesky's triangle of the matrix that was solved. */
  factor: Float64Array;
}

/** What a point is solved from: products by their factors, and what is known of all of them. */
export interface AlsGround {
  /** Product after product, `stride` numbers each. */
  itemFactors: Float32Array;
  /** Σ y yᵀ + λI over all products, rows of `stride`. */
  gram: Float64Array;
  stride: number;
  factors: number;
}

/**
 * The point of a customer (equation 4 of Hu, Koren, Volinsky): (Σ y yᵀ + λI + Σ own extra · y yᵀ) x = Σ own (1 + extra) y,
 * solved exactly. `taken`: by product what its confidence is above 1. Only the lower triangle is added up, four products
 * at a time, so that the matrix is read and written a quarter as often.
 */
export function alsPoint(ground: AlsGround, taken: ReadonlyMap<number, number>): AlsPoint {
  const { itemFactors, gram, stride, factors: d } = ground;
  const n = taken.size;
  // Rows beyond the last stay 0 and add nothing.
  const rows = new Float64Array(Math.ceil(n / 4) * 4 * d);
  const extra = new Float64Array(Math.ceil(n / 4) * 4);
  const right = new Float64Array(d);
  let k = 0;
  for (const [item, more] of taken) {
    extra[k] = more;
    for (let f = 0; f < d; f += 1) {
      const y = itemFactors[item * stride + f] ?? 0;
      rows[k * d + f] = y;
      right[f] = (right[f] ?? 0) + (1 + more) * y;
    }
    k += 1;
  }
  const matrix = new Float64Array(d * d);
  for (let f = 0; f < d; f += 1) for (let g = 0; g <= f; g += 1) matrix[f * d + g] = gram[f * stride + g] ?? 0;
  for (let from = 0; from < n; from += 4) {
    const [r0, r1, r2, r3] = [from * d, (from + 1) * d, (from + 2) * d, (from + 3) * d];
    const [e0, e1, e2, e3] = [extra[from] ?? 0, extra[from + 1] ?? 0, extra[from + 2] ?? 0, extra[from + 3] ?? 0];
    for (let f = 0; f < d; f += 1) {
      const a0 = e0 * (rows[r0 + f] ?? 0);
      const a1 = e1 * (rows[r1 + f] ?? 0);
      const a2 = e2 * (rows[r2 + f] ?? 0);
      const a3 = e3 * (rows[r3 + f] ?? 0);
      const to = f * d;
      for (let g = 0; g <= f; g += 1) {
        matrix[to + g] =
          (matrix[to + g] ?? 0) +
          (a0 * (rows[r0 + g] ?? 0) + a1 * (rows[r1 + g] ?? 0) + (a2 * (rows[r2 + g] ?? 0) + a3 * (rows[r3 + g] ?? 0)));
      }
    }
  }
  const factor = factorize(matrix, d);
  return { own: solveFactorized(factor, d, right), factor };
}

/** The product of a point with the factors of every product; four sums at a time, which do not wait for each other. */
export function alsScores({ itemFactors, stride }: AlsGround, own: Float64Array): Float64Array {
  const scores = new Float64Array(itemFactors.length / stride);
  // The places beyond the last factor are 0 on both sides.
  const point = new Float64Array(stride);
  point.set(own);
  for (let i = 0; i < scores.length; i += 1) {
    const from = i * stride;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = 0; f < stride; f += 4) {
      s0 += (point[f] ?? 0) * (itemFactors[from + f] ?? 0);
      s1 += (point[f + 1] ?? 0) * (itemFactors[from + f + 1] ?? 0);
      s2 += (point[f + 2] ?? 0) * (itemFactors[from + f + 2] ?? 0);
      s3 += (point[f + 3] ?? 0) * (itemFactors[from + f + 3] ?? 0);
    }
    scores[i] = s0 + s1 + (s2 + s3);
  }
  return scores;
}

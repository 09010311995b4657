import { loadFactorKernels } from '../kernels/load-factor-kernels';
import { bufferOf, createMemory, type KernelMemory, Layout } from '../kernels/memory';
import { factorize, solveFactorized } from './solve-spd';

export interface AlsPoint {
  /** The point, one number a factor. */
  own: Float64Array;
  /** Cholesky's triangle of the matrix that was solved. */
  factor: Float64Array;
}

/** Products taken that are added up at a time. */
const TOGETHER = 256;

/**
 * Finds the point of a customer and its products with all the factors, on memory that the compiled kernels see. The
 * point (equation 4 of Hu, Koren, Volinsky) is x of (Σ y yᵀ + λI + Σ own extra · y yᵀ) x = Σ own (1 + extra) y.
 */
export class AlsGround {
  readonly #memory: KernelMemory;
  readonly #at: { factors: number; point: number; scores: number; matrix: number; rows: number; extra: number };
  readonly #f64: Float64Array;

  /** `itemFactors` and `gram` (Σ y yᵀ + λI over all products) have rows of `stride` numbers, a multiple of four. */
  constructor(
    private readonly itemFactors: Float32Array,
    private readonly gram: Float64Array,
    private readonly stride: number,
    private readonly factors: number,
    memory = createMemory,
  ) {
    const layout = new Layout();
    this.#at = {
      factors: layout.take(itemFactors.byteLength),
      point: layout.take(stride * 8),
      scores: layout.take(this.items * 8),
      matrix: layout.take(stride * stride * 8),
      rows: layout.take(TOGETHER * stride * 8),
      extra: layout.take(TOGETHER * 8),
    };
    this.#memory = memory(layout.bytes);
    new Float32Array(bufferOf(this.#memory)).set(itemFactors, this.#at.factors / 4);
    this.#f64 = new Float64Array(bufferOf(this.#memory));
  }

  get items(): number {
    return this.itemFactors.length / this.stride;
  }

  /** `taken`: by product what its confidence is above 1. Solved exactly. */
  pointOf(taken: ReadonlyMap<number, number>): AlsPoint {
    const { stride, factors: d, itemFactors } = this;
    const kernels = loadFactorKernels(this.#memory);
    const f64 = this.#f64;
    const { matrix, rows, extra } = this.#at;
    const [toRows, toExtra] = [rows / 8, extra / 8];
    f64.set(this.gram, matrix / 8);
    const right = new Float64Array(d);
    let k = 0;
    const add = (): void => {
      const count = Math.ceil(k / 4) * 4;
      // Rows beyond the last count for nothing.
      f64.fill(0, toExtra + k, toExtra + count);
      kernels.alsOuter(matrix, rows, extra, count, stride);
      k = 0;
    };
    for (const [item, more] of taken) {
      f64[toExtra + k] = more;
      const [to, from] = [toRows + k * stride, item * stride];
      for (let f = 0; f < stride; f += 1) {
        const y = itemFactors[from + f] ?? 0;
        f64[to + f] = y;
        if (f < d) right[f] = (right[f] ?? 0) + (1 + more) * y;
      }
      k += 1;
      if (k === TOGETHER) add();
    }
    add();
    const square = new Float64Array(d * d);
    for (let f = 0; f < d; f += 1) {
      const from = matrix / 8 + f * stride;
      square.set(f64.subarray(from, from + f + 1), f * d);
    }
    const factor = factorize(square, d);
    return { own: solveFactorized(factor, d, right), factor };
  }

  /** The product of a point with the factors of every product. */
  scoresOf(own: Float64Array): Float64Array {
    const { factors, point, scores } = this.#at;
    const { stride, items } = this;
    // The places beyond the last factor are 0 on both sides.
    this.#f64.fill(0, point / 8, point / 8 + stride);
    this.#f64.set(own, point / 8);
    loadFactorKernels(this.#memory).alsScores(point, factors, items, stride * 4, scores);
    return this.#f64.slice(scores / 8, scores / 8 + items);
  }
}

import { AppError, createRandom } from '@/lib/core';
import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import { packFloat32, unpackFloat32 } from '../pack-numbers';
import { inThread } from '../parallel';
import { AlsGround, type AlsPoint } from './als-point';
import { alsPart, createAlsSpace, factorsOf, gramOf, rangesOfSide } from './als-solve';
import { decayed, type Interactions, preferenceOf, type Sparse, transpose } from './interactions';
import {
  type Because,
  bestOf,
  checkInteractions,
  type History,
  highest,
  preferenceOfOne,
  type Recommendation,
  type Recommender,
} from './recommender';
import { solveFactorized } from './solve-spd';

const KIND = 'als';
const FORMAT = 1;
const BATCH = 64;

export interface AlsParams {
  factors: number;
  iterations: number;
  /** λ: how far the factors are drawn towards nothing. */
  regularization: number;
  /** Confidence in a preference r is 1 + alpha r. */
  alpha: number;
  /** What is done often counts by its logarithm, ln(1 + r), or as it is. */
  scale: 'linear' | 'log';
  /** Days after which an interaction counts half while learning; null: all count the same. */
  halfLife: number | null;
  /** Steps of conjugate gradients a row and round. */
  steps: number;
  seed: number;
}

interface AlsState {
  /** Factors of the products, product after product, packed. */
  itemFactors: string;
}

/**
 * Implicit matrix factorisation by alternating least squares (Hu, Koren, Volinsky, ICDM 2008): customers and products
 * as points, near where one takes the other. A customer's point is found from their history when it is asked for, so
 * new customers and new events count at once, and nobody's history is kept in the model.
 */
export class Als implements Recommender<AlsParams> {
  readonly kind = KIND;
  readonly params: Readonly<AlsParams>;
  #factors: Float32Array | null = null;
  #gram: Float64Array | null = null;
  /** Made when the first customer is asked for. */
  #ground: AlsGround | null = null;

  constructor(params: Partial<AlsParams> = {}) {
    this.params = {
      factors: params.factors ?? 32,
      iterations: params.iterations ?? 10,
      regularization: params.regularization ?? 5,
      alpha: params.alpha ?? 10,
      scale: params.scale ?? 'log',
      halfLife: params.halfLife ?? null,
      steps: params.steps ?? 3,
      seed: params.seed ?? 1,
    };
    if (!(this.params.factors >= 1 && this.params.factors <= 512)) {
      throw new AppError('invalidInput', 'The number of factors is between 1 and 512.');
    }
    if (!(this.params.regularization > 0)) throw new AppError('invalidInput', 'The regularization is above 0.');
  }

  get items(): number {
    return this.#fitted().length / strideOf(this.params.factors);
  }

  fit(x: Interactions, options: FitOptions = {}): this {
    checkInteractions(x);
    const { factors, iterations, regularization, steps, seed } = this.params;
    const { parallel = inThread, signal, onProgress } = options;
    const stride = strideOf(factors);
    const byUser = this.#confidence(preferenceOf(decayed(x, this.params.halfLife)));
    const byItem = transpose(byUser);
    const space = createAlsSpace(byUser, byItem, stride);
    const itemFactors = factorsOf(space, space.items);
    itemFactors.set(startingFactors(x.items, factors, seed));
    const rule = { used: factors, ridge: regularization, steps };
    for (let round = 0; round < iterations; round += 1) {
      for (const side of ['users', 'items'] as const) {
        const ranges = rangesOfSide(space, side, rule);
        // Some at a time, so that an end can be asked for in between.
        for (let k = 0; k < ranges.length; k += BATCH) {
          signal?.throwIfAborted();
          parallel.map(alsPart, ranges.slice(k, k + BATCH));
        }
        onProgress?.((2 * round + (side === 'users' ? 1 : 2)) / (2 * iterations));
      }
    }
    this.#take(itemFactors.slice());
    return this;
  }

  /** The point of a customer with this history, `factors` numbers: solved exactly. Null without a known product. */
  foldIn(history: History): Float64Array | null {
    return this.#solve(history)?.own ?? null;
  }

  scores(history: History): Float64Array {
    const own = this.foldIn(history);
    if (!own) return new Float64Array(this.items).fill(Number.NEGATIVE_INFINITY);
    return this.#atHand().scoresOf(own);
  }

  recommend(history: History, n: number, exclude?: ReadonlySet<number>): Recommendation[] {
    return bestOf(this.scores(history), n, exclude);
  }

  /** The products of the history that add most to this score (section 5 of the paper: the score is a sum over them). */
  explain(history: History, item: number): Because {
    const solution = this.#solve(history);
    if (!solution || item < 0 || item >= this.items) return { kind: 'popular' };
    const toward = solveFactorized(solution.factor, this.params.factors, this.#row(item));
    const shares = new Map<number, number>();
    for (const [own, extra] of solution.extra) {
      if (own === item) continue;
      const row = this.#row(own);
      shares.set(own, (1 + extra) * row.reduce((sum, v, f) => sum + v * (toward[f] ?? 0), 0));
    }
    const items = highest(shares, 3);
    return items.length > 0 ? { kind: 'similar', items } : { kind: 'popular' };
  }

  toJSON(): Artefact<typeof KIND, AlsParams, AlsState> {
    const { factors } = this.params;
    const stride = strideOf(factors);
    const state = this.#factors && {
      itemFactors: packFloat32(this.#factors.filter((_, k) => k % stride < factors)),
    };
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state };
  }

  static fromJSON(artefact: Artefact): Als {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, AlsParams, AlsState>;
    const model = new Als(params);
    if (!state) return model;
    const { factors } = model.params;
    const stride = strideOf(factors);
    const packed = unpackFloat32(state.itemFactors);
    const padded = new Float32Array((packed.length / factors) * stride);
    packed.forEach((value, k) => {
      padded[Math.floor(k / factors) * stride + (k % factors)] = value;
    });
    model.#take(padded);
    return model;
  }

  #take(factors: Float32Array): void {
    this.#factors = factors;
    this.#ground = null;
    this.#gram = gramOf(factors, strideOf(this.params.factors), this.params.factors, this.params.regularization);
  }

  #fitted(): Float32Array {
    return this.#factors ?? notFitted(KIND);
  }

  #row(item: number): Float32Array {
    const at = item * strideOf(this.params.factors);
    return this.#fitted().subarray(at, at + this.params.factors);
  }

  /** Values become what the confidence is above 1. */
  #confidence(x: Sparse): Sparse {
    for (let k = 0; k < x.value.length; k += 1) x.value[k] = this.#extra(x.value[k] ?? 0);
    return x;
  }

  #extra(preference: number): number {
    return this.params.alpha * (this.params.scale === 'log' ? Math.log1p(preference) : preference);
  }

  #atHand(): AlsGround {
    const { factors } = this.params;
    this.#ground ??= new AlsGround(this.#fitted(), this.#gram ?? notFitted(KIND), strideOf(factors), factors);
    return this.#ground;
  }

  #solve(history: History): (AlsPoint & { extra: Map<number, number> }) | null {
    const extra = preferenceOfOne(history, this.items);
    if (extra.size === 0) return null;
    for (const [item, preference] of extra) extra.set(item, this.#extra(preference));
    return { ...this.#atHand().pointOf(extra), extra };
  }
}

/** Factors a row in memory: a multiple of four. */
const strideOf = (factors: number): number => Math.ceil(factors / 4) * 4;

/** Small random factors; the places beyond are 0. */
export function startingFactors(rows: number, factors: number, seed: number): Float32Array {
  const stride = strideOf(factors);
  const random = createRandom(seed);
  const out = new Float32Array(rows * stride);
  for (let r = 0; r < rows; r += 1) {
    for (let f = 0; f < factors; f += 1) out[r * stride + f] = (random.next() - 0.5) / Math.sqrt(factors);
  }
  return out;
}

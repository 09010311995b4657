import { AppError } from '@/lib/core';
import { type Artefact, checkMatrix, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { maximizeLikelihood } from './maximum-likelihood';
import { logGamma } from './special-functions';

const KIND = 'gammaGamma';
const FORMAT = 1;

export interface GammaGammaParams {
  /** Weight of a weak prior (see maximum-likelihood.ts). */
  penalty: number;
}

export interface GammaGammaState {
  /** p, q, v. */
  values: number[];
  logLikelihood: number;
  customers: number;
  covariance: number[] | null;
  converged: boolean;
  /** Between number and mean value of the repeat purchases: the model takes it to be about 0. */
  correlation: number;
}

/**
 * Gamma-Gamma (Fader, Hardie, Lee, Journal of Marketing Research 42, 2005; Fader and Hardie's note of 2013): the value of
 * a purchase varies around a customer's own mean (gamma with shape p), the means vary between customers (their rate is
 * gamma: q, v). Matrices have two columns: repeat purchases, and their mean value.
 */
export class GammaGamma {
  readonly kind = KIND;
  readonly parameterNames = ['p', 'q', 'v'] as const;
  readonly params: Readonly<GammaGammaParams>;
  #state: GammaGammaState | null = null;

  constructor(params: Partial<GammaGammaParams> = {}) {
    this.params = { penalty: params.penalty ?? 0 };
  }

  get state(): Readonly<GammaGammaState> {
    return this.#state ?? notFitted(KIND);
  }

  /** Learns from the customers with a repeat purchase of a positive value; the others say nothing about values. */
  fit(x: Matrix, options?: FitOptions): this {
    checkMatrix(x, { columns: 2 });
    const rows = Array.from({ length: x.rows }, (_, i): [number, number] => [x.data[i] ?? 0, x.data[x.rows + i] ?? 0]);
    const told = rows.filter(([n, mean]) => n > 0 && mean > 0);
    if (told.length < 2) {
      throw new AppError(
        'invalidInput',
        `At least 2 customers with repeat purchases are needed; there are ${told.length}.`,
      );
    }
    const level = told.reduce((sum, [, mean]) => sum + mean, 0) / told.length;
    const fit = maximizeLikelihood(
      (values) => logLikelihood(values, told),
      [
        [2, 3, level],
        [5, 4, level / 2],
      ],
      { rows: told.length, penalty: this.params.penalty, options },
    );
    this.#state = { ...fit, customers: told.length, correlation: correlation(told) };
    return this;
  }

  withValues(values: readonly number[]): GammaGamma {
    return new GammaGamma(this.params).restore({ ...this.state, values: [...values] });
  }

  /**
   * Of each row: the mean value to expect of this customer's purchases, between their own mean and everyone's. Where
   * q ≤ 1 the mean of everyone is infinite: then it is taken at q = 1.01.
   */
  expectedValue(x: Matrix): Float64Array {
    const [p = 0, fitted = 0, v = 0] = this.state.values;
    const q = Math.max(fitted, 1.01);
    checkMatrix(x, { columns: 2 });
    return Float64Array.from({ length: x.rows }, (_, i) => {
      const n = x.data[i] ?? 0;
      const mean = n > 0 ? Math.max(0, x.data[x.rows + i] ?? 0) : 0;
      return (p * (v + n * mean)) / (p * n + q - 1);
    });
  }

  toJSON(): Artefact<typeof KIND, GammaGammaParams, GammaGammaState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.#state };
  }

  static fromJSON(artefact: Artefact): GammaGamma {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, GammaGammaParams, GammaGammaState>;
    return new GammaGamma(params).restore(state);
  }

  /** For `withValues` and `fromJSON`. */
  restore(state: GammaGammaState | null): this {
    this.#state = state;
    return this;
  }
}

function logLikelihood(values: readonly number[], rows: readonly (readonly [number, number])[]): number {
  const [p = 0, q = 0, v = 0] = values;
  const shared = q * Math.log(v) - logGamma(q);
  const known = new Map<number, number>();
  let sum = 0;
  for (const [n, mean] of rows) {
    let ofFrequency = known.get(n);
    if (ofFrequency === undefined) {
      ofFrequency = shared + logGamma(p * n + q) - logGamma(p * n) + p * n * Math.log(n);
      known.set(n, ofFrequency);
    }
    sum += ofFrequency + (p * n - 1) * Math.log(mean) - (p * n + q) * Math.log(n * mean + v);
  }
  return sum;
}

function correlation(rows: readonly (readonly [number, number])[]): number {
  const n = rows.length;
  const mean = (j: 0 | 1): number => rows.reduce((sum, row) => sum + row[j], 0) / n;
  const [a, b] = [mean(0), mean(1)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [x, y] of rows) {
    ab += (x - a) * (y - b);
    aa += (x - a) ** 2;
    bb += (y - b) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

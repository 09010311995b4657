import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { maximizeLikelihood } from './maximum-likelihood';
import type { PurchaseModel, PurchaseModelParams, PurchaseModelState } from './purchase-model';
import {
  byFrequency,
  checkPurchases,
  type GroupedPurchases,
  groupPurchases,
  rowOf,
  thinGroups,
} from './purchase-summary';
import { hypergeometricOne, logAdd, logGamma, logSubtract } from './special-functions';

const KIND = 'paretoNbd';
const FORMAT = 1;
const FEW = 400;

/**
 * Pareto/NBD (Schmittlein, Morrison, Colombo, Management Science 33, 1987; formulas as in Fader and Hardie's note of
 * 2005): while alive a customer buys at random at a rate of their own (gamma: shape r, rate alpha) and stops at any
 * moment at a rate of their own (gamma: shape s, rate beta), so that also one who bought once may be gone.
 */
export class ParetoNbd implements PurchaseModel {
  readonly kind = KIND;
  readonly parameterNames = ['r', 'alpha', 's', 'beta'] as const;
  readonly params: Readonly<PurchaseModelParams>;
  #state: PurchaseModelState | null = null;

  constructor(params: Partial<PurchaseModelParams> = {}) {
    this.params = { penalty: params.penalty ?? 0 };
  }

  get state(): Readonly<PurchaseModelState> {
    return this.#state ?? notFitted(KIND);
  }

  fit(x: Matrix, options?: FitOptions): this {
    checkPurchases(x);
    const data = groupPurchases(x);
    const age = data.age.reduce((sum, v, i) => sum + v * (data.count[i] ?? 0), 0) / data.rows;
    const { penalty } = this.params;
    // Its likelihood takes long: the way is found on some customers, and ended on all.
    const some = thinGroups(data, FEW);
    const rough = maximizeLikelihood(
      (values) => logLikelihood(values, some),
      [
        [0.5, age / 3, 0.5, age / 3],
        [1, age, 1, age],
      ],
      { rows: some.rows, penalty, options: { signal: options?.signal } },
    );
    const fit = maximizeLikelihood((values) => logLikelihood(values, data), [rough.values], {
      rows: x.rows,
      penalty,
      step: some === data ? 0.02 : 0.1,
      options,
    });
    this.#state = { ...fit, customers: x.rows };
    return this;
  }

  withValues(values: readonly number[]): ParetoNbd {
    return withState(this.params, { ...this.state, values: [...values] });
  }

  probabilityAlive(x: Matrix): Float64Array {
    const [r, alpha, s, beta] = parts(this.state.values);
    checkPurchases(x);
    return Float64Array.from({ length: x.rows }, (_, i) => {
      const [n, last, age] = rowOf(x, i);
      const odds =
        Math.log(s / (r + s + n)) +
        logGoneIntegral(r, alpha, s, beta, n, last, age) +
        (r + n) * Math.log(alpha + age) +
        s * Math.log(beta + age);
      return 1 / (1 + Math.exp(odds));
    });
  }

  expectedPurchases(x: Matrix, horizon: number): Float64Array {
    const [r, alpha, s, beta] = parts(this.state.values);
    return this.probabilityAlive(x).map((alive, i) => {
      const [n, , age] = rowOf(x, i);
      return (alive * (r + n) * lifeWithin(s, beta + age, horizon)) / (alpha + age);
    });
  }

  expectedOfNew(horizon: number): number {
    const [r, alpha, s, beta] = parts(this.state.values);
    return (r / alpha) * lifeWithin(s, beta, horizon);
  }

  toJSON(): Artefact<typeof KIND, PurchaseModelParams, PurchaseModelState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.#state };
  }

  static fromJSON(artefact: Artefact): ParetoNbd {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, PurchaseModelParams, PurchaseModelState>;
    return withState(params, state);
  }

  /** For `withValues` and `fromJSON`. */
  restore(state: PurchaseModelState | null): this {
    this.#state = state;
    return this;
  }
}

const withState = (params: PurchaseModelParams, state: PurchaseModelState | null): ParetoNbd =>
  new ParetoNbd(params).restore(state);

const parts = (values: readonly number[]): [r: number, alpha: number, s: number, beta: number] => [
  values[0] ?? 0,
  values[1] ?? 0,
  values[2] ?? 0,
  values[3] ?? 0,
];

/** Time to be alive within the horizon, expected where the rate of stopping is gamma(s, scale). */
function lifeWithin(s: number, scale: number, horizon: number): number {
  const growth = Math.log((scale + horizon) / scale);
  // (1 − e^{−(s−1)·growth}) / (s − 1), which is `growth` at s = 1.
  return Math.abs(s - 1) < 1e-9 ? scale * growth : (scale * -Math.expm1((1 - s) * growth)) / (s - 1);
}

/** ln A₀ of the note: what stopping between the last purchase and now weighs, without its factor s / (r + s + x). */
function logGoneIntegral(
  r: number,
  alpha: number,
  s: number,
  beta: number,
  n: number,
  last: number,
  age: number,
): number {
  return logSubtract(logTail(r, alpha, s, beta, n, last), logTail(r, alpha, s, beta, n, age));
}

/** By Euler's transformation, which leaves a ₂F₁ with 1 as its first parameter. */
function logTail(r: number, alpha: number, s: number, beta: number, n: number, at: number): number {
  const c = r + s + n + 1;
  const [a, b] = [alpha + at, beta + at];
  return alpha >= beta
    ? -(r + n) * Math.log(a) - s * Math.log(b) + Math.log(hypergeometricOne(r + n, c, (alpha - beta) / a))
    : -(r + n - 1) * Math.log(a) - (s + 1) * Math.log(b) + Math.log(hypergeometricOne(s + 1, c, (beta - alpha) / b));
}

export function logLikelihood(values: readonly number[], data: GroupedPurchases): number {
  const [r, alpha, s, beta] = parts(values);
  const shared = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
  const ofFrequency = byFrequency(data.frequency, (n) => shared + logGamma(r + n));
  let sum = 0;
  for (let i = 0; i < data.count.length; i += 1) {
    const n = data.frequency[i] ?? 0;
    const age = data.age[i] ?? 0;
    const alive = -(r + n) * Math.log(alpha + age) - s * Math.log(beta + age);
    const gone = Math.log(s / (r + s + n)) + logGoneIntegral(r, alpha, s, beta, n, data.recency[i] ?? 0, age);
    sum += (data.count[i] ?? 0) * ((ofFrequency.get(n) ?? 0) + logAdd(alive, gone));
  }
  return sum;
}

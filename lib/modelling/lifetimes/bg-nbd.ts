import { type Artefact, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { maximizeLikelihood } from './maximum-likelihood';
import type { PurchaseModel, PurchaseModelParams, PurchaseModelState } from './purchase-model';
import { byFrequency, checkPurchases, type GroupedPurchases, groupPurchases, rowOf } from './purchase-summary';
import { hypergeometric, logAdd, logGamma } from './special-functions';

const KIND = 'bgNbd';
const FORMAT = 1;

/**
 * BG/NBD (Fader, Hardie, Lee: “Counting your customers” the easy way, Marketing Science 24, 2005): while alive a
 * customer buys at random at a rate of their own (gamma: shape r, rate alpha), and after every purchase stops with a
 * probability of their own (beta: a, b). One who has never bought again counts as alive: so the model is made.
 */
export class BgNbd implements PurchaseModel {
  readonly kind = KIND;
  readonly parameterNames = ['r', 'alpha', 'a', 'b'] as const;
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
    const fit = maximizeLikelihood(
      (values) => logLikelihood(values, data),
      [
        [0.5, age / 4, 1, 3],
        [1, age, 0.5, 1],
      ],
      { rows: x.rows, penalty: this.params.penalty, options },
    );
    this.#state = { ...fit, customers: x.rows };
    return this;
  }

  withValues(values: readonly number[]): BgNbd {
    return withState(this.params, { ...this.state, values: [...values] });
  }

  probabilityAlive(x: Matrix): Float64Array {
    const [r, alpha, a, b] = parts(this.state.values);
    checkPurchases(x);
    return Float64Array.from({ length: x.rows }, (_, i) => {
      const [n, last, age] = rowOf(x, i);
      return 1 / (1 + goneOdds(r, alpha, a, b, n, last, age));
    });
  }

  expectedPurchases(x: Matrix, horizon: number): Float64Array {
    const [r, alpha, stop, b] = parts(this.state.values);
    const a = besideOne(stop);
    checkPurchases(x);
    return Float64Array.from({ length: x.rows }, (_, i) => {
      const [n, last, age] = rowOf(x, i);
      const z = horizon / (alpha + age + horizon);
      // Euler's transformation of ₂F₁(r + x, b + x; a + b + x − 1; z): no large powers.
      const kept = (1 - z) ** (a - 1) * hypergeometric(a + b - 1 - r, a - 1, a + b + n - 1, z);
      const bought = ((a + b + n - 1) / (a - 1)) * (1 - kept);
      return Math.max(0, bought / (1 + goneOdds(r, alpha, stop, b, n, last, age)));
    });
  }

  expectedOfNew(horizon: number): number {
    const [r, alpha, stop, b] = parts(this.state.values);
    const a = besideOne(stop);
    const z = horizon / (alpha + horizon);
    const kept = (1 - z) ** (a - 1) * hypergeometric(a + b - 1 - r, a - 1, a + b - 1, z);
    return Math.max(0, ((a + b - 1) / (a - 1)) * (1 - kept));
  }

  toJSON(): Artefact<typeof KIND, PurchaseModelParams, PurchaseModelState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.#state };
  }

  static fromJSON(artefact: Artefact): BgNbd {
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

const withState = (params: PurchaseModelParams, state: PurchaseModelState | null): BgNbd =>
  new BgNbd(params).restore(state);

const parts = (values: readonly number[]): [r: number, alpha: number, a: number, b: number] => [
  values[0] ?? 0,
  values[1] ?? 0,
  values[2] ?? 0,
  values[3] ?? 0,
];

/** Where a is 1 the formulas divide nothing by nothing; beside it they are as good as there. */
const besideOne = (a: number): number => (Math.abs(a - 1) < 1e-6 ? 1 + 1e-6 : a);

function goneOdds(r: number, alpha: number, a: number, b: number, n: number, last: number, age: number): number {
  if (n === 0) return 0;
  return (a / (b + n - 1)) * Math.exp((r + n) * Math.log((alpha + age) / (alpha + last)));
}

/** Equation 3 of the paper, in logarithms as in Hardie's note on its computation. */
export function logLikelihood(values: readonly number[], data: GroupedPurchases): number {
  const [r, alpha, a, b] = parts(values);
  const shared = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  const ofFrequency = byFrequency(
    data.frequency,
    (n) => shared + logGamma(r + n) + logGamma(b + n) - logGamma(a + b + n),
  );
  let sum = 0;
  for (let i = 0; i < data.count.length; i += 1) {
    const n = data.frequency[i] ?? 0;
    const alive = -(r + n) * Math.log(alpha + (data.age[i] ?? 0));
    const gone =
      n === 0
        ? Number.NEGATIVE_INFINITY
        : Math.log(a) - Math.log(b + n - 1) - (r + n) * Math.log(alpha + (data.recency[i] ?? 0));
    sum += (data.count[i] ?? 0) * ((ofFrequency.get(n) ?? 0) + logAdd(alive, gone));
  }
  return sum;
}

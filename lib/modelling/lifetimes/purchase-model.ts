import type { Estimator, FitOptions } from '../estimator';
import type { Matrix } from '../matrix';

export interface PurchaseModelParams {
  /** Weight of a weak prior that keeps the parameters of few customers finite (see maximum-likelihood.ts). */
  penalty: number;
}

/** What is learned about a population's buying; `values` are the model's parameters in the order of their names. */
export interface PurchaseModelState {
  values: number[];
  logLikelihood: number;
  customers: number;
  covariance: number[] | null;
  converged: boolean;
}

/**
 * A model of how often customers buy and when they stop. Every matrix has the columns of PURCHASE_COLUMNS; horizons
 * are in the same unit of time as its ages.
 */
export interface PurchaseModel extends Estimator<PurchaseModelParams> {
  fit(x: Matrix, options?: FitOptions): this;
  /** Names of the parameters, in the order of `state.values`. */
  readonly parameterNames: readonly string[];
  readonly state: Readonly<PurchaseModelState>;
  /** The same model with other parameters, for intervals. */
  withValues(values: readonly number[]): PurchaseModel;
  /** Of each row: the probability that this customer has not stopped buying. */
  probabilityAlive(x: Matrix): Float64Array;
  /** Of each row: purchases to expect within the horizon from now. */
  expectedPurchases(x: Matrix, horizon: number): Float64Array;
  /** Purchases to expect of a new customer within the horizon after the first one. */
  expectedOfNew(horizon: number): number;
}

import { AppError, createRandom } from '@/lib/core';
import { type Matrix, matrixOf } from '../matrix';
import { cholesky } from './maximum-likelihood';
import type { PurchaseModel } from './purchase-model';

export interface LifetimeValueRule {
  /** How far ahead, in the unit of the ages. */
  horizon: number;
  /** Periods that the horizon is cut into; the money of one is discounted to now from its end. */
  periods: number;
  /** For one period: 0.01 takes 1 % off what comes a period later. */
  discount: number;
}

/**
 * Of each row: the discounted value of the purchases to expect. `value`: what one purchase of this customer is worth
 * (GammaGamma's expectedValue).
 */
export function lifetimeValue(
  purchases: PurchaseModel,
  value: Float64Array,
  x: Matrix,
  rule: LifetimeValueRule,
): Float64Array {
  const out = new Float64Array(x.rows);
  let before = new Float64Array(x.rows);
  for (let k = 1; k <= rule.periods; k += 1) {
    const now = purchases.expectedPurchases(x, (rule.horizon * k) / rule.periods);
    const weight = (1 + rule.discount) ** -k;
    for (let i = 0; i < x.rows; i += 1) out[i] = (out[i] ?? 0) + ((now[i] ?? 0) - (before[i] ?? 0)) * weight;
    before = new Float64Array(now);
  }
  return out.map((purchased, i) => purchased * (value[i] ?? 0));
}

/** The columns that GammaGamma takes, of a purchase summary and the mean values. */
export function withFrequency(x: Matrix, meanValue: Float64Array): Matrix {
  const data = new Float64Array(2 * x.rows);
  data.set(x.data.subarray(0, x.rows), 0);
  data.set(meanValue, x.rows);
  return matrixOf(data, x.rows, 2);
}

export interface Band {
  low: Float64Array;
  high: Float64Array;
}

/**
 * How far a figure of each row may lie off because the parameters are only estimated: the figure under parameters
 * drawn from their asymptotic normal distribution (of the logarithms), and the middle `level` of it. Throws conflict
 * where the data does not tell the parameters apart.
 */
export function parameterBand(
  model: PurchaseModel,
  figure: (drawn: PurchaseModel) => Float64Array,
  { level = 0.95, draws = 200, seed = 1 }: { level?: number; draws?: number; seed?: number } = {},
): Band {
  const { values, covariance } = model.state;
  const d = values.length;
  const factor = covariance && cholesky(covariance, d);
  if (!factor) {
    throw new AppError('conflict', 'There is too little data to say how sure the parameters are.');
  }
  const random = createRandom(seed);
  const found = Array.from({ length: draws }, () => {
    const z = values.map(() => random.normal());
    const drawn = values.map((value, i) => {
      let shift = 0;
      for (let k = 0; k <= i; k += 1) shift += (factor[i * d + k] ?? 0) * (z[k] ?? 0);
      return value * Math.exp(Math.max(-3, Math.min(3, shift)));
    });
    return figure(model.withValues(drawn));
  });
  const rows = found[0]?.length ?? 0;
  const [low, high] = [new Float64Array(rows), new Float64Array(rows)];
  const one = new Float64Array(draws);
  for (let i = 0; i < rows; i += 1) {
    for (let k = 0; k < draws; k += 1) one[k] = found[k]?.[i] ?? 0;
    one.sort();
    low[i] = quantile(one, (1 - level) / 2);
    high[i] = quantile(one, (1 + level) / 2);
  }
  return { low, high };
}

function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const i = Math.floor(at);
  const [a, b] = [sorted[i] ?? 0, sorted[Math.min(i + 1, sorted.length - 1)] ?? 0];
  return a + (at - i) * (b - a);
}

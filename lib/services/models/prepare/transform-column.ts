import type { FeatureTransform } from '../types';
import { momentsOf, quantile } from './column-stats';

/** A fitted transform of one column, as JSON. */
export type FittedTransform =
  | { type: 'none' }
  | { type: 'log' }
  | { type: 'winsorise'; low: number; high: number }
  /** Yeo and Johnson (2000). */
  | { type: 'power'; lambda: number }
  /** Values at even shares from 0 to 1. */
  | { type: 'quantile'; values: number[] };

const STEPS = 100;

/** Learns a transform from the known values of a column, sorted. */
export function fitTransform(kind: FeatureTransform, sorted: Float64Array): FittedTransform {
  switch (kind) {
    case 'winsorise':
      return { type: 'winsorise', low: quantile(sorted, 0.01), high: quantile(sorted, 0.99) };
    case 'power':
      return { type: 'power', lambda: bestLambda(sorted) };
    case 'quantile':
      return { type: 'quantile', values: Array.from({ length: STEPS + 1 }, (_, i) => quantile(sorted, i / STEPS)) };
    default:
      return { type: kind };
  }
}

export function applyTransform(fitted: FittedTransform, value: number): number {
  switch (fitted.type) {
    case 'none':
      return value;
    case 'log':
      return Math.sign(value) * Math.log1p(Math.abs(value));
    case 'winsorise':
      return Math.min(fitted.high, Math.max(fitted.low, value));
    case 'power':
      return yeoJohnson(value, fitted.lambda);
    case 'quantile':
      return placeAmong(fitted.values, value);
  }
}

/** What suits a column: numbers that lean far to one side are drawn in. */
export function suggestTransform(sorted: Float64Array): FeatureTransform {
  const { skewness } = momentsOf(sorted);
  if (Math.abs(skewness) < 1) return 'none';
  return (sorted[0] ?? 0) >= 0 && skewness > 0 ? 'log' : 'winsorise';
}

function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return Math.abs(lambda) < 1e-8 ? Math.log1p(x) : ((x + 1) ** lambda - 1) / lambda;
  return Math.abs(lambda - 2) < 1e-8 ? -Math.log1p(-x) : -((1 - x) ** (2 - lambda) - 1) / (2 - lambda);
}

/** The lambda of the highest likelihood, by golden section over −3 to 5. */
function bestLambda(sorted: Float64Array): number {
  const logs = sorted.reduce((sum, x) => sum + Math.sign(x) * Math.log1p(Math.abs(x)), 0);
  const likelihood = (lambda: number): number => {
    const { deviation } = momentsOf(sorted.map((x) => yeoJohnson(x, lambda)));
    return -sorted.length * Math.log(Math.max(deviation, 1e-12)) + (lambda - 1) * logs;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-3, 5];
  for (let step = 0; step < 40; step += 1) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (likelihood(a) > likelihood(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

/** Where a value stands among values at even shares, 0 to 1; equal ones in their middle. */
function placeAmong(values: readonly number[], value: number): number {
  const below = values.findIndex((one) => one >= value);
  if (below < 0) return 1;
  let last = below;
  while (last + 1 < values.length && values[last + 1] === value) last += 1;
  if (values[below] === value) return (below + last) / 2 / STEPS;
  if (below === 0) return 0;
  const [low, high] = [values[below - 1] ?? 0, values[below] ?? 0];
  return (below - 1 + (value - low) / (high - low)) / STEPS;
}

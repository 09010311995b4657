import type { FitOptions } from '../estimator';
import { minimize } from './nelder-mead';

export interface LikelihoodFit {
  /** Positive parameters at the maximum. */
  values: number[];
  logLikelihood: number;
  /** Covariance of the logarithms of the parameters, row after row; null where the maximum is flat in a direction. */
  covariance: number[] | null;
  converged: boolean;
}

/**
 * The positive parameters under which the data is most likely, sought over their logarithms from each of the starts.
 * `penalty` draws the parameters towards 1: penalty × Σ ln² a row is taken off, as a weak prior for small data.
 */
export function maximizeLikelihood(
  logLikelihood: (values: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  rule: { rows: number; penalty: number; step?: number; options?: FitOptions },
): LikelihoodFit {
  const { rows, penalty, step = 0.5, options } = rule;
  const loss = (logs: readonly number[]): number => {
    // Beyond e^12 a parameter says no more than e^12 does.
    if (logs.some((v) => Math.abs(v) > 12)) return Number.POSITIVE_INFINITY;
    return -logLikelihood(logs.map(Math.exp)) / rows + penalty * logs.reduce((sum, v) => sum + v * v, 0);
  };
  let steps = 0;
  const found = starts.map((start, k) =>
    minimize(loss, start.map(Math.log), {
      step,
      onStep: () => {
        options?.signal?.throwIfAborted();
        steps += 1;
        if (steps % 20 === 0) options?.onProgress?.(Math.min(0.95, (k + 1 - Math.exp(-steps / 300)) / starts.length));
      },
    }),
  );
  const best = found.reduce((a, b) => (b.value < a.value ? b : a));
  const hessian = secondDerivatives(loss, best.x);
  const covariance = invert(hessian, best.x.length)?.map((v) => v / rows) ?? null;
  options?.onProgress?.(1);
  const values = best.x.map(Math.exp);
  return { values, logLikelihood: logLikelihood(values), covariance, converged: best.converged };
}

/** Second derivatives by central differences, row after row. */
function secondDerivatives(f: (x: readonly number[]) => number, x: readonly number[]): number[] {
  const d = x.length;
  const h = 1e-3;
  const at = (i: number, si: number, j: number, sj: number): number =>
    f(x.map((v, k) => v + (k === i ? si * h : 0) + (k === j ? sj * h : 0)));
  const out: number[] = [];
  for (let i = 0; i < d; i += 1) {
    for (let j = 0; j < d; j += 1) {
      out.push((at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)) / (4 * h * h));
    }
  }
  return out;
}

/** Lower triangle L of L Lᵀ = a, row after row; null unless `a` is positive definite. */
export function cholesky(a: readonly number[], d: number): number[] | null {
  const l = new Array<number>(d * d).fill(0);
  for (let i = 0; i < d; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i * d + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (l[i * d + k] ?? 0) * (l[j * d + k] ?? 0);
      if (i === j && !(sum > 0)) return null;
      l[i * d + j] = i === j ? Math.sqrt(sum) : sum / (l[j * d + j] ?? 1);
    }
  }
  return l;
}

/** Inverse of a positive definite matrix; null where it is none. */
function invert(a: readonly number[], d: number): number[] | null {
  const l = cholesky(a, d);
  if (!l) return null;
  const out = new Array<number>(d * d).fill(0);
  for (let column = 0; column < d; column += 1) {
    const y = new Array<number>(d).fill(0);
    for (let i = 0; i < d; i += 1) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k += 1) sum -= (l[i * d + k] ?? 0) * (y[k] ?? 0);
      y[i] = sum / (l[i * d + i] ?? 1);
    }
    for (let i = d - 1; i >= 0; i -= 1) {
      let sum = y[i] ?? 0;
      for (let k = i + 1; k < d; k += 1) sum -= (l[k * d + i] ?? 0) * (out[k * d + column] ?? 0);
      out[i * d + column] = sum / (l[i * d + i] ?? 1);
    }
  }
  return out;
}

import { AppError } from '@/lib/core';
import type { Artefact } from '../estimator';
import type { Matrix } from '../matrix';
import { BaseTransformer, mapColumns, paramsOf, sortedValues } from './base-transformer';

export interface PowerTransformerParams {
  /** Box-Cox takes positive values only. */
  readonly method: 'yeo-johnson' | 'box-cox';
}

interface PowerState {
  readonly lambdas: number[];
  readonly centres: number[];
  readonly scales: number[];
}

const LAMBDA_LIMIT = 8;

/** Makes a skewed column near normal (Yeo & Johnson 2000; Box & Cox 1964), lambda by maximum likelihood, standardised. */
export class PowerTransformer extends BaseTransformer<PowerTransformerParams, PowerState> {
  readonly kind = 'power-transformer';

  constructor(params: Partial<PowerTransformerParams> = {}) {
    super({ method: 'yeo-johnson', ...params });
  }

  protected learn(x: Matrix): PowerState {
    const columns = Array.from({ length: x.columns }, (_, j) => this.learnColumn(sortedValues(x, j), j));
    return {
      lambdas: columns.map(({ lambda }) => lambda),
      centres: columns.map(({ mean }) => mean),
      scales: columns.map(({ variance }) => (variance > 1e-24 ? Math.sqrt(variance) : 1)),
    };
  }

  protected apply(x: Matrix, { lambdas, centres, scales }: PowerState): Matrix {
    return mapColumns(x, (j) => {
      const power = this.powerOf(lambdas[j] ?? 1, j);
      const [centre, scale] = [centres[j] ?? 0, scales[j] ?? 1];
      return (value) => (power(value) - centre) / scale;
    });
  }

  private learnColumn(values: Float64Array, j: number): { lambda: number; mean: number; variance: number } {
    // Of a constant column no lambda is more likely than another.
    const isConstant = values.length === 0 || values[0] === values.at(-1);
    const boxCox = this.params.method === 'box-cox';
    const slope = values.reduce((sum, v) => sum + (boxCox ? Math.log(v) : Math.sign(v) * Math.log1p(Math.abs(v))), 0);
    const loss = (lambda: number): number => {
      const { variance } = moments(values, this.powerOf(lambda, j));
      if (!(variance > 0) || !Number.isFinite(variance)) return Number.POSITIVE_INFINITY;
      return (values.length / 2) * Math.log(variance) - (lambda - 1) * slope;
    };
    const lambda = isConstant ? 1 : minimum(loss, -LAMBDA_LIMIT, LAMBDA_LIMIT);
    return { lambda, ...moments(values, this.powerOf(lambda, j)) };
  }

  private powerOf(lambda: number, j: number): (value: number) => number {
    if (this.params.method === 'yeo-johnson') return (value) => yeoJohnson(value, lambda);
    return (value) => {
      if (value <= 0)
        throw new AppError('invalidInput', `Column ${j} holds ${value}: Box-Cox takes positive values only.`);
      return Math.abs(lambda) < 1e-12 ? Math.log(value) : Math.expm1(lambda * Math.log(value)) / lambda;
    };
  }

  static fromJSON = (artefact: Artefact): PowerTransformer =>
    new PowerTransformer(paramsOf<PowerTransformerParams>(artefact)).restore(artefact);
}

function yeoJohnson(value: number, lambda: number): number {
  if (value >= 0) return Math.abs(lambda) < 1e-12 ? Math.log1p(value) : Math.expm1(lambda * Math.log1p(value)) / lambda;
  const rest = 2 - lambda;
  return Math.abs(rest) < 1e-12 ? -Math.log1p(-value) : -Math.expm1(rest * Math.log1p(-value)) / rest;
}

function moments(values: Float64Array, power: (value: number) => number): { mean: number; variance: number } {
  const n = Math.max(1, values.length);
  const changed = values.map(power);
  const mean = changed.reduce((sum, value) => sum + value, 0) / n;
  return { mean, variance: changed.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n };
}

/** Place of the minimum of a function with one valley: golden section. */
function minimum(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let a = high - ratio * (high - low);
  let b = low + ratio * (high - low);
  let [fa, fb] = [f(a), f(b)];
  while (high - low > 1e-9) {
    if (fa <= fb) {
      [high, b, fb] = [b, a, fa];
      a = high - ratio * (high - low);
      fa = f(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + ratio * (high - low);
      fb = f(b);
    }
  }
  return (low + high) / 2;
}

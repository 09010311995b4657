import { AppError } from '@/lib/core';
import { type BoostingEngine, unitsFor } from './boosting-engine';

/**
 * A loss to boost on. Gradients are of the loss in the raw predictions; `begin` is called once an iteration, then
 * `fill` for each output.
 */
export interface BoostingLoss {
  readonly outputs: number;
  /** The raw prediction of every row before the first tree, an output each. */
  baseline(y: Float64Array, weight: Float64Array): number[];
  begin(engine: BoostingEngine): void;
  fill(engine: BoostingEngine, output: number): void;
  /** Mean loss of a row; `raw` has its outputs one after the other. */
  mean(raw: Float64Array, y: Float64Array, weight: Float64Array): number;
}

const weightedMean = (y: Float64Array, weight: Float64Array): number => {
  let [sum, total] = [0, 0];
  for (let i = 0; i < y.length; i += 1) {
    sum += (y[i] ?? 0) * (weight[i] ?? 0);
    total += weight[i] ?? 0;
  }
  return sum / total;
};

const largest = (values: Float64Array): number => values.reduce((most, v) => Math.max(most, v), 0);

/** log(1 + e^x), without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

/** Mean of f(i) weighted. */
function meanOf(weight: Float64Array, rows: number, f: (i: number) => number): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    sum += (weight[i] ?? 0) * f(i);
    total += weight[i] ?? 0;
  }
  return sum / total;
}

/** Negative log likelihood of two classes; the raw prediction is the logarithm of the odds of class 1. */
export const logisticLoss = (): BoostingLoss => {
  let most = 1;
  return {
    outputs: 1,
    baseline: (y, weight) => {
      most = largest(weight);
      const share = weightedMean(y, weight);
      return [Math.log(share / (1 - share))];
    },
    begin: () => undefined,
    fill: (engine) => {
      // |gradient| is at most the weight, the hessian at most a quarter of it.
      const unit = most / unitsFor(engine.labels.length);
      engine.setUnits(unit, unit / 4);
      engine.logistic();
    },
    mean: (raw, y, weight) => meanOf(weight, y.length, (i) => softplus(raw[i] ?? 0) - (y[i] ?? 0) * (raw[i] ?? 0)),
  };
};

/** Writes gradients and hessians given as functions of the row, in units fitted to the largest. */
function write(engine: BoostingEngine, gradient: (i: number) => number, hessian: (i: number) => number): void {
  const { gradients, labels, weights } = engine;
  const rows = labels.length;
  let [mostGradient, mostHessian] = [0, 0];
  for (let i = 0; i < rows; i += 1) {
    mostGradient = Math.max(mostGradient, Math.abs(gradient(i)) * (weights[i] ?? 0));
    mostHessian = Math.max(mostHessian, hessian(i) * (weights[i] ?? 0));
  }
  const units = unitsFor(rows);
  const unitGradient = mostGradient > 0 ? mostGradient / units : 1;
  const unitHessian = mostHessian > 0 ? mostHessian / units : 1;
  for (let i = 0; i < rows; i += 1) {
    const weight = weights[i] ?? 0;
    gradients[2 * i] = Math.round((gradient(i) * weight) / unitGradient);
    gradients[2 * i + 1] = Math.round((hessian(i) * weight) / unitHessian);
  }
  engine.setUnits(unitGradient, unitHessian);
}

/** Half the squared error; the raw prediction is the mean. */
export const squaredLoss = (): BoostingLoss => ({
  outputs: 1,
  baseline: (y, weight) => [weightedMean(y, weight)],
  begin: () => undefined,
  fill: (engine) =>
    write(
      engine,
      (i) => (engine.raw[i] ?? 0) - (engine.labels[i] ?? 0),
      () => 1,
    ),
  mean: (raw, y, weight) => meanOf(weight, y.length, (i) => ((y[i] ?? 0) - (raw[i] ?? 0)) ** 2 / 2),
});

/** Poisson deviance for counts and amounts of at least 0; the raw prediction is the logarithm of the mean. */
export const poissonLoss = (): BoostingLoss => ({
  outputs: 1,
  baseline: (y, weight) => {
    if (y.some((v) => v < 0)) throw new AppError('invalidInput', 'A Poisson target is not negative.');
    const mean = weightedMean(y, weight);
    if (!(mean > 0)) throw new AppError('invalidInput', 'A Poisson target needs a row above 0.');
    return [Math.log(mean)];
  },
  begin: () => undefined,
  fill: (engine) =>
    write(
      engine,
      (i) => Math.exp(engine.raw[i] ?? 0) - (engine.labels[i] ?? 0),
      (i) => Math.exp(engine.raw[i] ?? 0),
    ),
  mean: (raw, y, weight) => meanOf(weight, y.length, (i) => Math.exp(raw[i] ?? 0) - (y[i] ?? 0) * (raw[i] ?? 0)),
});

/** Negative log likelihood of k classes; the raw predictions are logarithms of unscaled probabilities. */
export function softmaxLoss(classes: number): BoostingLoss {
  let probability: Float64Array = new Float64Array(0);
  return {
    outputs: classes,
    baseline: (y, weight) => {
      const counts = new Float64Array(classes);
      let total = 0;
      for (let i = 0; i < y.length; i += 1) {
        counts[y[i] ?? 0] = (counts[y[i] ?? 0] ?? 0) + (weight[i] ?? 0);
        total += weight[i] ?? 0;
      }
      const logs = Array.from(counts, (count) => Math.log(Math.max(count / total, Number.EPSILON)));
      const middle = logs.reduce((sum, v) => sum + v, 0) / classes;
      return logs.map((v) => v - middle);
    },
    begin: (engine) => {
      probability = softmax(engine.raw, classes);
    },
    fill: (engine, output) => {
      const offset = output * engine.labels.length;
      const p = (i: number): number => probability[offset + i] ?? 0;
      write(
        engine,
        (i) => p(i) - (engine.labels[i] === output ? 1 : 0),
        (i) => p(i) * (1 - p(i)),
      );
    },
    mean: (raw, y, weight) => {
      const all = softmax(raw, classes);
      return meanOf(weight, y.length, (i) => -Math.log(Math.max(all[(y[i] ?? 0) * y.length + i] ?? 0, Number.EPSILON)));
    },
  };
}

/** Probabilities of k classes from raw predictions, both class after class. */
export function softmax(raw: Float64Array, classes: number): Float64Array {
  const rows = raw.length / classes;
  const out = new Float64Array(raw.length);
  for (let i = 0; i < rows; i += 1) {
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c += 1) most = Math.max(most, raw[c * rows + i] ?? 0);
    let sum = 0;
    for (let c = 0; c < classes; c += 1) {
      const e = Math.exp((raw[c * rows + i] ?? 0) - most);
      out[c * rows + i] = e;
      sum += e;
    }
    for (let c = 0; c < classes; c += 1) out[c * rows + i] = (out[c * rows + i] ?? 0) / sum;
  }
  return out;
}

/** The probability of a logarithm of odds. */
export const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

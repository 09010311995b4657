import { AppError } from '@/lib/core';
import { createRandom, type Random } from '@/lib/core/random';
import type { FitOptions } from '../estimator';
import { type Matrix, takeRows } from '../matrix';
import { findThresholds, writeBins } from './bin-mapper';
import { MOST_ROWS, type SplitRule } from './boosting-engine';
import type { BoostingLoss } from './boosting-loss';
import type { BoostingParams } from './boosting-params';
import { createBoostingEngine } from './create-boosting-engine';
import { growBoostedTree } from './grow-boosted-tree';
import { addPredictions, type TreeNodes } from './tree-nodes';

/** What boosting learned. */
export interface BoostedTrees {
  /** Raw prediction before the first tree, an output each. */
  readonly baseline: readonly number[];
  /** Iteration after iteration, in each a tree for each output. */
  readonly trees: readonly TreeNodes[];
  /** Mean loss on the rows held out, after each iteration; empty without early stopping. */
  readonly validationLoss: readonly number[];
}

const LEAST_HESSIAN = 1e-3;

/**
 * Gradient boosting on histograms (Friedman, Annals of Statistics 29, 2001; Ke et al., LightGBM, 2017; settings and
 * meaning as scikit-learn's HistGradientBoosting). `strata`: rows are held out of each of these alike.
 */
export function trainBoosting(
  x: Matrix,
  y: Float64Array,
  weight: Float64Array | null,
  params: BoostingParams,
  loss: BoostingLoss,
  strata: ArrayLike<number> | null,
  options: FitOptions = {},
): BoostedTrees {
  if (x.rows > MOST_ROWS) throw new AppError('tooLarge', `${x.rows} rows are too many; ${MOST_ROWS} are possible.`);
  if (params.monotone && params.monotone.length !== x.columns) {
    throw new AppError('invalidInput', `${params.monotone.length} monotone constraints for ${x.columns} columns.`);
  }
  const random = createRandom(params.seed);
  const parts = params.earlyStopping ? holdOut(strata, x.rows, params.earlyStopping.share, random) : null;
  const learn = parts ? takeRows(x, parts.learn) : x;
  const held = parts ? takeRows(x, parts.held) : null;
  const pick = (values: Float64Array, rows: Uint32Array | undefined): Float64Array =>
    rows ? Float64Array.from(rows, (row) => values[row] ?? 0) : values;
  const allWeights = weight ?? new Float64Array(x.rows).fill(1);
  const heldY = pick(y, parts?.held);
  const heldWeight = pick(allWeights, parts?.held);

  const thresholds = findThresholds(learn, params.bins, params.seed);
  const { outputs } = loss;
  const engine = createBoostingEngine(
    { rows: learn.rows, features: x.columns, outputs, slots: params.leaves },
    options.parallel,
  );
  writeBins(learn, thresholds, engine.bins, engine.stride, 1);
  engine.labels.set(pick(y, parts?.learn));
  engine.weights.set(pick(allWeights, parts?.learn));
  const baseline = loss.baseline(engine.labels, engine.weights);
  baseline.forEach((value, k) => {
    engine.raw.fill(value, k * learn.rows, (k + 1) * learn.rows);
  });
  const heldRaw = new Float64Array((held?.rows ?? 0) * outputs);
  baseline.forEach((value, k) => {
    heldRaw.fill(value, k * (held?.rows ?? 0), (k + 1) * (held?.rows ?? 0));
  });

  const rule: SplitRule = {
    leastRows: params.leastRows,
    leastHessian: LEAST_HESSIAN,
    l2: params.l2,
    monotone: Int8Array.from({ length: x.columns }, (_, j) => params.monotone?.[j] ?? 0),
    allowed: new Uint8Array(x.columns).fill(1),
    binCounts: Int32Array.from(thresholds, (cuts) => cuts.length + 1),
  };
  const limits = {
    leaves: params.leaves,
    depth: params.depth ?? Number.POSITIVE_INFINITY,
    learningRate: params.learningRate,
  };
  const trees: TreeNodes[] = [];
  const validationLoss: number[] = [];
  let best = Number.POSITIVE_INFINITY;
  let bestAt = 0;
  for (let iteration = 0; iteration < params.iterations; iteration += 1) {
    options.signal?.throwIfAborted();
    loss.begin(engine);
    for (let k = 0; k < outputs; k += 1) {
      drawColumns(rule.allowed, params.columnShare, random);
      engine.setRule(rule);
      loss.fill(engine, k);
      const tree = growBoostedTree(engine, thresholds, rule, limits, k);
      trees.push(tree);
      if (held) addPredictions(tree, held, heldRaw, k);
    }
    options.onProgress?.((iteration + 1) / params.iterations);
    if (!held || !params.earlyStopping) continue;
    const now = loss.mean(heldRaw, heldY, heldWeight);
    validationLoss.push(now);
    if (now < best - params.earlyStopping.tolerance) {
      best = now;
      bestAt = iteration;
    } else if (iteration - bestAt >= params.earlyStopping.patience) break;
  }
  const kept = held ? (bestAt + 1) * outputs : trees.length;
  return { baseline, trees: trees.slice(0, kept), validationLoss };
}

function drawColumns(allowed: Uint8Array, share: number, random: Random): void {
  if (share >= 1) return;
  const order = shuffled(allowed.length, random);
  allowed.fill(0);
  for (const j of order.slice(0, Math.max(1, Math.round(share * allowed.length)))) allowed[j] = 1;
}

function shuffled(length: number, random: Random): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i -= 1) {
    const j = random.int(0, i);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

/** Parts the rows, each stratum alike; null where a stratum is too small to be on both sides. */
function holdOut(
  strata: ArrayLike<number> | null,
  rows: number,
  share: number,
  random: Random,
): { learn: Uint32Array; held: Uint32Array } | null {
  const groups = new Map<number, number[]>();
  for (const row of shuffled(rows, random)) {
    const key = strata?.[row] ?? 0;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const held: number[] = [];
  const learn: number[] = [];
  for (const group of groups.values()) {
    const count = Math.round(group.length * share);
    if (count < 1 || count >= group.length) return null;
    for (const row of group.slice(0, count)) held.push(row);
    for (const row of group.slice(count)) learn.push(row);
  }
  return { learn: Uint32Array.from(learn).sort(), held: Uint32Array.from(held).sort() };
}

/** Sums of the trees and the baseline, output after output. */
export function rawPredictions(trees: readonly TreeNodes[], baseline: readonly number[], x: Matrix): Float64Array {
  const raw = new Float64Array(x.rows * baseline.length);
  baseline.forEach((value, k) => {
    raw.fill(value, k * x.rows, (k + 1) * x.rows);
  });
  trees.forEach((tree, i) => {
    addPredictions(tree, x, raw, i % baseline.length);
  });
  return raw;
}

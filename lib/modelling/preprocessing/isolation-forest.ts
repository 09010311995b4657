import { AppError, createRandom, type Random } from '@/lib/core';
import { type Artefact, checkMatrix, expectArtefact, type FitOptions, notFitted } from '../estimator';
import type { Matrix } from '../matrix';
import { quantileOf } from './base-transformer';

export interface IsolationForestParams {
  readonly trees: number;
  readonly sampleSize: number;
  readonly seed: number;
  /** Share of the rows of `fit` that count as outliers. */
  readonly contamination: number;
}

/** Trees as flat lists: column (−1 a leaf), threshold, children; a leaf's `size` gives the rest of the path. */
interface IsolationTree {
  readonly columns: number[];
  readonly thresholds: number[];
  readonly left: number[];
  readonly right: number[];
  readonly sizes: number[];
}

interface ForestState {
  readonly columns: number;
  readonly sample: number;
  readonly trees: IsolationTree[];
  readonly threshold: number;
}

const KIND = 'isolation-forest';
const FORMAT = 1;

/** Rows that few cuts set apart (Liu, Ting & Zhou 2008). Scores as scikit-learn's `−score_samples`: about 0.5, near 1 far out. */
export class IsolationForest {
  readonly kind = KIND;
  readonly params: IsolationForestParams;
  private state: ForestState | null = null;

  constructor(params: Partial<IsolationForestParams> = {}) {
    this.params = { trees: 100, sampleSize: 256, seed: 1, contamination: 0.02, ...params };
    const { trees, sampleSize, contamination } = this.params;
    if (!(trees >= 1) || !(sampleSize >= 2) || !(contamination >= 0 && contamination < 1))
      throw new AppError('invalidInput', 'A forest needs trees, samples of two rows at least, and a share below 1.');
  }

  fit(x: Matrix, { signal, onProgress }: FitOptions = {}): this {
    const { trees, sampleSize, seed, contamination } = this.params;
    checkMatrix(x, { minRows: 2 });
    this.state = null;
    const sample = Math.min(sampleSize, x.rows);
    const grown = Array.from({ length: trees }, (_, n) => {
      signal?.throwIfAborted();
      onProgress?.(n / trees);
      return growTree(x, sample, createRandom(`${seed}/isolation/${n}`));
    });
    this.state = { columns: x.columns, sample, trees: grown, threshold: 1 };
    const scores = this.score(x).sort();
    this.state = { ...this.state, threshold: quantileOf(scores, 1 - contamination) };
    return this;
  }

  /** How easily each row is set apart, 0 to 1. */
  score(x: Matrix): Float64Array {
    const { columns, sample, trees } = this.state ?? notFitted(KIND);
    checkMatrix(x, { columns });
    const scores = new Float64Array(x.rows);
    for (const tree of trees) {
      for (let i = 0; i < x.rows; i += 1) scores[i] = (scores[i] ?? 0) + pathLength(tree, x, i);
    }
    return scores.map((sum) => 2 ** (-sum / trees.length / averagePath(sample)));
  }

  /** 1 for an outlier: a score above that of the share of rows that `contamination` says. */
  predict(x: Matrix): Int32Array {
    const scores = this.score(x);
    const { threshold } = this.state ?? notFitted(KIND);
    return Int32Array.from(scores, (score) => (score > threshold ? 1 : 0));
  }

  toJSON(): Artefact<typeof KIND, IsolationForestParams, ForestState> {
    return { kind: KIND, formatVersion: FORMAT, params: this.params, state: this.state };
  }

  static fromJSON(artefact: Artefact): IsolationForest {
    expectArtefact(artefact, KIND, FORMAT);
    const { params, state } = artefact as Artefact<typeof KIND, IsolationForestParams, ForestState>;
    const model = new IsolationForest(params);
    model.state = state;
    return model;
  }
}

function growTree(x: Matrix, sample: number, random: Random): IsolationTree {
  const tree: IsolationTree = { columns: [], thresholds: [], left: [], right: [], sizes: [] };
  const rows = new Set<number>();
  while (rows.size < sample) rows.add(Math.min(x.rows - 1, Math.floor(random.next() * x.rows)));
  const deepest = Math.ceil(Math.log2(Math.max(2, sample)));
  const grow = (members: readonly number[], depth: number): number => {
    const node = tree.columns.length;
    const split = members.length > 1 && depth < deepest ? drawSplit(x, members, random) : undefined;
    tree.columns.push(split?.column ?? -1);
    tree.thresholds.push(split?.threshold ?? 0);
    tree.sizes.push(members.length);
    tree.left.push(-1);
    tree.right.push(-1);
    if (!split) return node;
    const isLeft = (row: number): boolean => (x.data[split.column * x.rows + row] ?? 0) <= split.threshold;
    tree.left[node] = grow(members.filter(isLeft), depth + 1);
    tree.right[node] = grow(
      members.filter((row) => !isLeft(row)),
      depth + 1,
    );
    return node;
  };
  grow([...rows], 0);
  return tree;
}

/** A cut between two values of a column that is not constant here; undefined where all are. */
function drawSplit(
  x: Matrix,
  members: readonly number[],
  random: Random,
): { column: number; threshold: number } | undefined {
  const open = Array.from({ length: x.columns }, (_, j) => j);
  while (open.length > 0) {
    const [column = 0] = open.splice(Math.min(open.length - 1, Math.floor(random.next() * open.length)), 1);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const row of members) {
      const value = x.data[column * x.rows + row] ?? 0;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const threshold = low + random.next() * (high - low);
    if (low < high) return { column, threshold: threshold < high ? threshold : low };
  }
  return undefined;
}

function pathLength(tree: IsolationTree, x: Matrix, row: number): number {
  let node = 0;
  let depth = 0;
  for (let column = tree.columns[0] ?? -1; column >= 0; column = tree.columns[node] ?? -1) {
    const isLeft = (x.data[column * x.rows + row] ?? 0) <= (tree.thresholds[node] ?? 0);
    node = (isLeft ? tree.left : tree.right)[node] ?? 0;
    depth += 1;
  }
  return depth + averagePath(tree.sizes[node] ?? 1);
}

/** Mean path of an unsuccessful search among n, by which lengths are measured. */
const averagePath = (n: number): number =>
  n <= 1 ? 0 : n === 2 ? 1 : 2 * (Math.log(n - 1) + 0.5772156649015329) - (2 * (n - 1)) / n;

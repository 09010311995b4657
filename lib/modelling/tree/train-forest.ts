import { createRandom } from '@/lib/core/random';
import type { FitOptions } from '../estimator';
import type { Matrix } from '../matrix';
import { inThread, type Part, sharedBytes, sharedUint8 } from '../parallel';
import { findThresholds, writeBins } from './bin-mapper';
import type { ForestParams } from './forest-params';
import { growPairTree } from './grow-pair-tree';
import { growTree } from './grow-tree';
import { gini, squaredError } from './impurity';
import type { TreeData } from './tree-data';
import type { TreeNodes } from './tree-nodes';

interface ForestWork {
  readonly data: TreeData;
  /** Weight of each row; null where all are 1. */
  readonly weight: Float64Array | null;
  /** Null for a regression. */
  readonly classes: number | null;
  readonly params: ForestParams;
  readonly tree: number;
}

/** Grows one tree of a forest: its rows and columns are drawn from the forest's seed and the number of the tree. */
export const forestPart: Part<ForestWork, TreeNodes> = {
  name: 'forest-tree',
  run: ({ data, weight, classes, params, tree }) => {
    const random = createRandom(params.seed).fork(`tree ${tree}`);
    const weights = new Float64Array(data.rows);
    if (params.bootstrap) {
      for (let i = 0; i < data.rows; i += 1) {
        const row = Math.floor(random.next() * data.rows);
        weights[row] = (weights[row] ?? 0) + (weight?.[row] ?? 1);
      }
    } else for (let i = 0; i < data.rows; i += 1) weights[i] = weight?.[i] ?? 1;
    const order = new Uint32Array(data.rows);
    let count = 0;
    for (let i = 0; i < data.rows; i += 1) {
      if ((weights[i] ?? 0) <= 0) continue;
      order[count] = i;
      count += 1;
    }
    if (params.leaves === null && (classes ?? 2) === 2) {
      return growPairTree(data, order.slice(0, count), weights, classes === null ? 1 : 2, params, random);
    }
    const impurity = classes === null ? squaredError : gini(classes);
    return growTree(data, order.slice(0, count), weights, impurity, params, random);
  },
};

/** Trees given out at a time: between these lots progress is told and an end asked for. */
const LOT = 8;

/**
 * A forest of trees, each on rows drawn with replacement and with few columns tried at each split (Breiman, Machine
 * Learning 45, 2001), on columns cut into bins. The same for any number of threads.
 */
export function trainForest(
  x: Matrix,
  y: Float64Array | Int32Array,
  weight: Float64Array | null,
  classes: number | null,
  params: ForestParams,
  options: FitOptions = {},
): TreeNodes[] {
  const parallel = options.parallel ?? inThread;
  const thresholds = findThresholds(x, params.bins, params.seed);
  const bins = sharedUint8(x.rows * x.columns);
  writeBins(x, thresholds, bins, 1, x.rows);
  const data: TreeData = { bins, rows: x.rows, thresholds, target: shared(y) };
  const sharedWeight = weight && shared(weight);
  const trees: TreeNodes[] = [];
  while (trees.length < params.trees) {
    options.signal?.throwIfAborted();
    const work = Array.from({ length: Math.min(LOT, params.trees - trees.length) }, (_, i) => ({
      data,
      weight: sharedWeight,
      classes,
      params,
      tree: trees.length + i,
    }));
    trees.push(...parallel.map(forestPart, work));
    options.onProgress?.(trees.length / params.trees);
  }
  return trees;
}

function shared<Numbers extends Float64Array | Int32Array>(values: Numbers): Numbers;
function shared(values: Float64Array | Int32Array): Float64Array | Int32Array {
  const bytes = sharedBytes(values.byteLength);
  const copy = values instanceof Int32Array ? new Int32Array(bytes) : new Float64Array(bytes);
  copy.set(values);
  return copy;
}

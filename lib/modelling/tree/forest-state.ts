import type { Matrix } from '../matrix';
import { addPredictions, type PackedTree, packTree, type TreeNodes, unpackTree } from './tree-nodes';

/** A learned forest, or a single tree. */
export interface LearnedForest {
  readonly trees: readonly TreeNodes[];
  readonly columns: number;
  /** 1 for a regression. */
  readonly outputs: number;
}

export interface ForestState {
  readonly columns: number;
  readonly outputs: number;
  readonly trees: readonly PackedTree[];
}

export const writeForest = ({ trees, columns, outputs }: LearnedForest): ForestState => ({
  columns,
  outputs,
  trees: trees.map(packTree),
});

export const readForest = ({ trees, columns, outputs }: ForestState): LearnedForest => ({
  columns,
  outputs,
  trees: trees.map(unpackTree),
});

/** The mean of what the trees answer, output after output. */
export function meanOfTrees({ trees, outputs }: LearnedForest, x: Matrix): Float64Array {
  const sums = new Float64Array(x.rows * outputs);
  for (const tree of trees) addPredictions(tree, x, sums);
  for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) / trees.length;
  return sums;
}

import type { BoostedTrees } from './train-boosting';
import { type PackedTree, packTree, unpackTree } from './tree-nodes';

/** Boosted trees as JSON. */
export interface BoostedState {
  readonly columns: number;
  readonly baseline: readonly number[];
  readonly trees: readonly PackedTree[];
  readonly validationLoss: readonly number[];
}

export const writeBoosted = (learned: BoostedTrees, columns: number): BoostedState => ({
  columns,
  baseline: learned.baseline,
  trees: learned.trees.map(packTree),
  validationLoss: learned.validationLoss,
});

export const readBoosted = (state: BoostedState): BoostedTrees & { columns: number } => ({
  columns: state.columns,
  baseline: state.baseline,
  trees: state.trees.map(unpackTree),
  validationLoss: state.validationLoss,
});

import type { Matrix } from '../matrix';
import { packFloat64, packInt32, packUint8, unpackFloat64, unpackInt32, unpackUint8 } from '../pack-numbers';

/**
 * One decision tree as columns over its nodes; node 0 is the root. A row goes left where its value is at most the
 * threshold, and where it is missing as `missingLeft` says.
 */
export interface TreeNodes {
  /** Column asked for; −1 at a leaf. */
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly missingLeft: Uint8Array;
  /** What each node answers, `width` numbers a node; only those of leaves are used for predictions. */
  readonly value: Float64Array;
  /** Weight of the training rows that came by. */
  readonly cover: Float64Array;
  /** What the split gained; 0 at a leaf. */
  readonly gain: Float64Array;
  /** Numbers a leaf answers. */
  readonly width: number;
}

/** Collects nodes while a tree grows. */
export class TreeBuilder {
  private readonly feature: number[] = [];
  private readonly threshold: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly missingLeft: number[] = [];
  private readonly value: number[] = [];
  private readonly cover: number[] = [];
  private readonly gain: number[] = [];

  constructor(private readonly width: number) {}

  get size(): number {
    return this.feature.length;
  }

  /** Adds a leaf and tells its number. */
  addLeaf(value: readonly number[], cover: number): number {
    this.feature.push(-1);
    this.threshold.push(0);
    this.left.push(-1);
    this.right.push(-1);
    this.missingLeft.push(0);
    for (let c = 0; c < this.width; c += 1) this.value.push(value[c] ?? 0);
    this.cover.push(cover);
    this.gain.push(0);
    return this.feature.length - 1;
  }

  /** Makes a leaf into a split with two children that were added before or will be. */
  split(
    node: number,
    split: { feature: number; threshold: number; missingLeft: boolean; gain: number; left: number; right: number },
  ): void {
    this.feature[node] = split.feature;
    this.threshold[node] = split.threshold;
    this.missingLeft[node] = split.missingLeft ? 1 : 0;
    this.gain[node] = split.gain;
    this.left[node] = split.left;
    this.right[node] = split.right;
  }

  build(): TreeNodes {
    return {
      feature: Int32Array.from(this.feature),
      threshold: Float64Array.from(this.threshold),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      missingLeft: Uint8Array.from(this.missingLeft),
      value: Float64Array.from(this.value),
      cover: Float64Array.from(this.cover),
      gain: Float64Array.from(this.gain),
      width: this.width,
    };
  }
}

/** The leaf where row `row` ends. */
export function leafOf(tree: TreeNodes, x: Matrix, row: number): number {
  const { feature, threshold, left, right, missingLeft } = tree;
  const { data, rows } = x;
  let node = 0;
  let asked = feature[0] ?? -1;
  while (asked >= 0) {
    const value = data[asked * rows + row] ?? Number.NaN;
    const goesLeft = value <= (threshold[node] ?? 0) || (Number.isNaN(value) && missingLeft[node] === 1);
    node = (goesLeft ? left[node] : right[node]) ?? 0;
    asked = feature[node] ?? -1;
  }
  return node;
}

/** Adds what the tree answers to `out`, number c of row i at `out[(offset + c) * rows + i]`. */
export function addPredictions(tree: TreeNodes, x: Matrix, out: Float64Array, offset = 0): void {
  const { value, width } = tree;
  for (let i = 0; i < x.rows; i += 1) {
    const leaf = leafOf(tree, x, i);
    for (let c = 0; c < width; c += 1) {
      const at = (offset + c) * x.rows + i;
      out[at] = (out[at] ?? 0) + (value[leaf * width + c] ?? 0);
    }
  }
}

/** Levels below the root. */
export function depthOf(tree: TreeNodes): number {
  const depth = new Int32Array(tree.feature.length);
  let most = 0;
  // Children stand behind their parent, however a tree was grown.
  for (let node = 0; node < depth.length; node += 1) {
    if ((tree.feature[node] ?? -1) < 0) continue;
    for (const child of [tree.left[node] ?? 0, tree.right[node] ?? 0]) {
      depth[child] = (depth[node] ?? 0) + 1;
      most = Math.max(most, depth[child] ?? 0);
    }
  }
  return most;
}

/** Share of all gain that each column brought, summing to 1 (0 for all where no tree split). */
export function gainImportance(trees: readonly TreeNodes[], columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (const { feature, gain } of trees) {
    feature.forEach((column, node) => {
      if (column >= 0) sums[column] = (sums[column] ?? 0) + (gain[node] ?? 0);
    });
  }
  const total = sums.reduce((sum, v) => sum + v, 0);
  return total > 0 ? sums.map((v) => v / total) : sums;
}

/** A tree as JSON: its columns packed. */
export type PackedTree = { [Key in keyof Omit<TreeNodes, 'width'>]: string } & { readonly width: number };

export const packTree = (tree: TreeNodes): PackedTree => ({
  feature: packInt32(tree.feature),
  threshold: packFloat64(tree.threshold),
  left: packInt32(tree.left),
  right: packInt32(tree.right),
  missingLeft: packUint8(tree.missingLeft),
  value: packFloat64(tree.value),
  cover: packFloat64(tree.cover),
  gain: packFloat64(tree.gain),
  width: tree.width,
});

export const unpackTree = (packed: PackedTree): TreeNodes => ({
  feature: unpackInt32(packed.feature),
  threshold: unpackFloat64(packed.threshold),
  left: unpackInt32(packed.left),
  right: unpackInt32(packed.right),
  missingLeft: unpackUint8(packed.missingLeft),
  value: unpackFloat64(packed.value),
  cover: unpackFloat64(packed.cover),
  gain: unpackFloat64(packed.gain),
  width: packed.width,
});

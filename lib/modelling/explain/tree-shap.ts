import type { Matrix } from '../matrix';
import type { TreeNodes } from '../tree/tree-nodes';

/** What each column adds to the raw prediction of one row: `base` + all values = raw prediction. */
export interface Explanation {
  readonly base: number;
  readonly values: Float64Array;
}

/** The mean answer over the rows a tree was trained on. */
export function expectedAnswer(tree: TreeNodes, output = 0): number {
  let sum = 0;
  for (let node = 0; node < tree.feature.length; node += 1) {
    if ((tree.feature[node] ?? -1) < 0) sum += (tree.cover[node] ?? 0) * (tree.value[node * tree.width + output] ?? 0);
  }
  return sum / (tree.cover[0] ?? 1);
}

/** Of a share of the coalitions that know a feature: those that let it through, and those that do not. */
const [THROUGH, STOPPED] = [1, 0];

/**
 * Exact Shapley values of trees, where the value of a coalition is the mean over the training rows along the paths
 * (Lundberg et al., Nature Machine Intelligence 2, 2020, algorithm 2, path-dependent). The paths from the root lie one
 * behind the other in room that is kept from tree to tree: of each feature on the way, the share of cover that follows
 * when it is not known (`zero`), whether the row goes this way when it is (`one`), and the weight of the coalitions of
 * each size.
 */
export class TreeShap {
  private feature = new Int32Array(0);
  private zero = new Float64Array(0);
  private one = new Uint8Array(0);
  private weight = new Float64Array(0);

  /** Adds the values of one tree for one row to `values`. `output`: which number of the leaves; `scale` multiplies. */
  add(tree: TreeNodes, x: Matrix, row: number, values: Float64Array, output = 0, scale = 1): void {
    const walk = (node: number, before: number, length: number, zero: number, one: number, feature: number): void => {
      const own = before + length;
      let size = this.extend(before, length, zero, one, feature);
      const asked = tree.feature[node] ?? -1;
      if (asked < 0) {
        this.addLeaf(own, size, (tree.value[node * tree.width + output] ?? 0) * scale, values);
        return;
      }
      const value = x.data[asked * x.rows + row] ?? Number.NaN;
      const goesLeft = value <= (tree.threshold[node] ?? 0) || (Number.isNaN(value) && tree.missingLeft[node] === 1);
      const [left, right] = [tree.left[node] ?? 0, tree.right[node] ?? 0];
      const [hot, cold] = goesLeft ? [left, right] : [right, left];
      let [oldZero, oldOne] = [1, THROUGH];
      for (let i = own + 1; i < own + size; i += 1) {
        if (this.feature[i] !== asked) continue;
        [oldZero, oldOne] = [this.zero[i] ?? 1, this.one[i] ?? THROUGH];
        size = this.unwind(own, size, i - own);
        break;
      }
      const cover = tree.cover[node] ?? 1;
      walk(hot, own, size, (oldZero * (tree.cover[hot] ?? 0)) / cover, oldOne, asked);
      walk(cold, own, size, (oldZero * (tree.cover[cold] ?? 0)) / cover, STOPPED, asked);
    };
    walk(0, 0, 0, 1, THROUGH, -1);
  }

  /** Copies the path that lies before, with one more feature; its size. */
  private extend(before: number, length: number, zero: number, one: number, feature: number): number {
    const own = before + length;
    const last = own + length;
    if (last >= this.feature.length) this.makeRoom(last + 1);
    const { weight } = this;
    for (let i = 0; i < length; i += 1) {
      this.feature[own + i] = this.feature[before + i] ?? 0;
      this.zero[own + i] = this.zero[before + i] ?? 0;
      this.one[own + i] = this.one[before + i] ?? 0;
      weight[own + i] = weight[before + i] ?? 0;
    }
    this.feature[last] = feature;
    this.zero[last] = zero;
    this.one[last] = one;
    weight[last] = length === 0 ? 1 : 0;
    for (let i = length - 1; i >= 0; i -= 1) {
      const there = weight[own + i] ?? 0;
      if (one === THROUGH) weight[own + i + 1] = (weight[own + i + 1] ?? 0) + (there * (i + 1)) / (length + 1);
      weight[own + i] = (zero * there * (length - i)) / (length + 1);
    }
    return length + 1;
  }

  /** Takes a feature out of the path again, in place; its size. */
  private unwind(own: number, size: number, at: number): number {
    const { weight } = this;
    const last = size - 1;
    const [one, zero] = [this.one[own + at] ?? 0, this.zero[own + at] ?? 0];
    let next = weight[own + last] ?? 0;
    for (let i = last - 1; i >= 0; i -= 1) {
      const there = weight[own + i] ?? 0;
      if (one === THROUGH) {
        const without = (next * size) / (i + 1);
        weight[own + i] = without;
        next = there - (without * zero * (last - i)) / size;
      } else weight[own + i] = (there * size) / (zero * (last - i));
    }
    this.feature.copyWithin(own + at, own + at + 1, own + size);
    this.zero.copyWithin(own + at, own + at + 1, own + size);
    this.one.copyWithin(own + at, own + at + 1, own + size);
    return last;
  }

  /** What a leaf gives to each feature on the way to it: its answer, by the weights the path would have without it. */
  private addLeaf(own: number, size: number, answer: number, values: Float64Array): void {
    // Of a feature that stops the row its share of cover falls out, so that all of those are given the same.
    const stopped = -answer * this.sumStopped(own, size);
    for (let i = 1; i < size; i += 1) {
      const at = this.feature[own + i] ?? 0;
      const zero = this.zero[own + i] ?? 0;
      const given =
        this.one[own + i] === THROUGH
          ? this.sumThrough(own, size, zero) * (1 - zero) * answer
          : zero === 0
            ? 0
            : stopped;
      values[at] = (values[at] ?? 0) + given;
    }
  }

  /** The weights that the path would have without a feature that lets the row through, summed. */
  private sumThrough(own: number, size: number, zero: number): number {
    const { weight } = this;
    const last = size - 1;
    let next = weight[own + last] ?? 0;
    let total = 0;
    for (let i = last - 1; i >= 0; i -= 1) {
      const without = (next * size) / (i + 1);
      total += without;
      next = (weight[own + i] ?? 0) - (without * zero * (last - i)) / size;
    }
    return total;
  }

  /** The same without a feature that stops it, times the feature's share of cover. */
  private sumStopped(own: number, size: number): number {
    const last = size - 1;
    let total = 0;
    for (let i = last - 1; i >= 0; i -= 1) total += ((this.weight[own + i] ?? 0) * size) / (last - i);
    return total;
  }

  private makeRoom(length: number): void {
    const capacity = Math.max(256, length * 2);
    const grown = <A extends Int32Array | Uint8Array | Float64Array>(from: A, into: A): A => {
      into.set(from);
      return into;
    };
    this.feature = grown(this.feature, new Int32Array(capacity));
    this.zero = grown(this.zero, new Float64Array(capacity));
    this.one = grown(this.one, new Uint8Array(capacity));
    this.weight = grown(this.weight, new Float64Array(capacity));
  }
}

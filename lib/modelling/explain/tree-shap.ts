import type { Matrix } from '../matrix';
import type { TreeNodes } from '../tree/tree-nodes';

/** What each column adds to the raw prediction of one row: `base` + all values = raw prediction. */
export interface Explanation {
  readonly base: number;
  readonly values: Float64Array;
}

/** Features on the way from the root, with the shares of coalitions that let them through. */
interface Path {
  readonly feature: Int32Array;
  /** Share of cover that follows when the feature is not known; 1 or 0 when it is. */
  readonly zero: Float64Array;
  readonly one: Float64Array;
  /** Weight of the coalitions of each size. */
  readonly weight: Float64Array;
}

/** The mean answer over the rows a tree was trained on. */
export function expectedAnswer(tree: TreeNodes, output = 0): number {
  let sum = 0;
  for (let node = 0; node < tree.feature.length; node += 1) {
    if ((tree.feature[node] ?? -1) < 0) sum += (tree.cover[node] ?? 0) * (tree.value[node * tree.width + output] ?? 0);
  }
  return sum / (tree.cover[0] ?? 1);
}

/**
 * Adds the exact Shapley values of one tree for one row to `values`, where the value of a coalition is the mean over the
 * training rows along the paths (Lundberg et al., Nature Machine Intelligence 2, 2020, algorithm 2, path-dependent).
 * `output`: which number of the leaves; `scale` multiplies.
 */
export function addTreeShap(
  tree: TreeNodes,
  x: Matrix,
  row: number,
  values: Float64Array,
  output = 0,
  scale = 1,
): void {
  const walk = (node: number, path: Path, length: number, zero: number, one: number, feature: number): void => {
    const own = extend(path, length, zero, one, feature);
    let size = length + 1;
    const asked = tree.feature[node] ?? -1;
    if (asked < 0) {
      const answer = (tree.value[node * tree.width + output] ?? 0) * scale;
      for (let i = 1; i < size; i += 1) {
        const share = unwoundSum(own, size, i);
        const at = own.feature[i] ?? 0;
        values[at] = (values[at] ?? 0) + share * ((own.one[i] ?? 0) - (own.zero[i] ?? 0)) * answer;
      }
      return;
    }
    const value = x.data[asked * x.rows + row] ?? Number.NaN;
    const goesLeft = value <= (tree.threshold[node] ?? 0) || (Number.isNaN(value) && tree.missingLeft[node] === 1);
    const [left, right] = [tree.left[node] ?? 0, tree.right[node] ?? 0];
    const [hot, cold] = goesLeft ? [left, right] : [right, left];
    let [oldZero, oldOne] = [1, 1];
    for (let i = 1; i < size; i += 1) {
      if (own.feature[i] !== asked) continue;
      [oldZero, oldOne] = [own.zero[i] ?? 1, own.one[i] ?? 1];
      unwind(own, size, i);
      size -= 1;
      break;
    }
    const cover = tree.cover[node] ?? 1;
    walk(hot, own, size, (oldZero * (tree.cover[hot] ?? 0)) / cover, oldOne, asked);
    walk(cold, own, size, (oldZero * (tree.cover[cold] ?? 0)) / cover, 0, asked);
  };
  const empty = new Float64Array(0);
  walk(0, { feature: new Int32Array(0), zero: empty, one: empty, weight: empty }, 0, 1, 1, -1);
}

/** A copy of the path with one more feature. */
function extend(path: Path, length: number, zero: number, one: number, feature: number): Path {
  const grown = <A extends Int32Array | Float64Array>(from: A, into: A): A => {
    into.set(from.subarray(0, length));
    return into;
  };
  const next: Path = {
    feature: grown(path.feature, new Int32Array(length + 1)),
    zero: grown(path.zero, new Float64Array(length + 1)),
    one: grown(path.one, new Float64Array(length + 1)),
    weight: grown(path.weight, new Float64Array(length + 1)),
  };
  next.feature[length] = feature;
  next.zero[length] = zero;
  next.one[length] = one;
  next.weight[length] = length === 0 ? 1 : 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const weight = next.weight[i] ?? 0;
    next.weight[i + 1] = (next.weight[i + 1] ?? 0) + (one * weight * (i + 1)) / (length + 1);
    next.weight[i] = (zero * weight * (length - i)) / (length + 1);
  }
  return next;
}

/** Takes a feature out of the path again, in place. */
function unwind(path: Path, size: number, at: number): void {
  const last = size - 1;
  const [one, zero] = [path.one[at] ?? 0, path.zero[at] ?? 0];
  let next = path.weight[last] ?? 0;
  for (let i = last - 1; i >= 0; i -= 1) {
    const weight = path.weight[i] ?? 0;
    if (one !== 0) {
      path.weight[i] = (next * size) / ((i + 1) * one);
      next = weight - ((path.weight[i] ?? 0) * zero * (last - i)) / size;
    } else path.weight[i] = (weight * size) / (zero * (last - i));
  }
  for (let i = at; i < last; i += 1) {
    path.feature[i] = path.feature[i + 1] ?? 0;
    path.zero[i] = path.zero[i + 1] ?? 0;
    path.one[i] = path.one[i + 1] ?? 0;
  }
}

/** The weights that the path would have without a feature, summed. */
function unwoundSum(path: Path, size: number, at: number): number {
  const last = size - 1;
  const [one, zero] = [path.one[at] ?? 0, path.zero[at] ?? 0];
  let next = path.weight[last] ?? 0;
  let total = 0;
  for (let i = last - 1; i >= 0; i -= 1) {
    if (one !== 0) {
      const weight = (next * size) / ((i + 1) * one);
      total += weight;
      next = (path.weight[i] ?? 0) - (weight * zero * (last - i)) / size;
    } else if (zero !== 0) total += ((path.weight[i] ?? 0) * size) / (zero * (last - i));
  }
  return total;
}

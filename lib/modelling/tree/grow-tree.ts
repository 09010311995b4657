import type { Random } from '@/lib/core/random';
import { MISSING_BIN } from './bin-mapper';
import { columnsTried, type TreeLimits } from './forest-params';
import type { Impurity } from './impurity';
import { SplitFinder, type TreeSplit } from './split-finder';
import type { TreeData } from './tree-data';
import { TreeBuilder, type TreeNodes } from './tree-nodes';

interface Open {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly split: TreeSplit | null;
}

/**
 * Grows a tree of greatest gain in purity (Breiman et al., 1984) on the given rows, each with its weight. Where the number
 * of leaves is limited the best split comes first, else depth first. Columns to try are drawn by `random` at each split;
 * those without a split do not count, as in scikit-learn.
 */
export function growTree(
  data: TreeData,
  order: Uint32Array,
  weight: Float64Array,
  impurity: Impurity,
  limits: TreeLimits,
  random: Random,
): TreeNodes {
  const tree = new TreeBuilder(impurity.answers);
  const finder = new SplitFinder(data, weight, impurity, limits.leastRows);
  const columns = data.thresholds.length;
  const tried = columnsTried(limits.columnsPerSplit, columns);
  const pool = Int32Array.from({ length: columns }, (_, j) => j);
  const spare = new Uint32Array(order.length);
  const deepest = limits.depth ?? Number.POSITIVE_INFINITY;
  const bestFirst = limits.leaves !== null;

  const open = (start: number, end: number, depth: number): Open => {
    const sums = finder.sum(order, start, end);
    const node = tree.addLeaf(impurity.answer(sums, 0), impurity.weight(sums, 0));
    const maySplit = depth < deepest && end - start >= 2 * limits.leastRows && !finder.isPure(order, start, end);
    if (!maySplit) return { node, start, end, depth, split: null };
    return { node, start, end, depth, split: finder.find(order, start, end, sums, pool, tried, random) };
  };

  const heap: Open[] = [open(0, order.length, 0)];
  let leaves = 1;
  while (heap.length > 0 && (limits.leaves === null || leaves < limits.leaves)) {
    const at = bestFirst ? bestOf(heap) : heap.length - 1;
    const [next] = heap.splice(at, 1);
    if (!next?.split) continue;
    const { start, end, depth, node, split } = next;
    const middle = partition(data, order, spare, start, end, split);
    const left = open(start, middle, depth + 1);
    const right = open(middle, end, depth + 1);
    const threshold = data.thresholds[split.feature]?.[split.bin] ?? Number.POSITIVE_INFINITY;
    const missingLeft = split.missingLeft || (!split.hasMissing && middle - start > end - middle);
    tree.split(node, { ...split, threshold, missingLeft, left: left.node, right: right.node });
    leaves += 1;
    heap.push(right, left);
  }
  return tree.build();
}

function bestOf(heap: readonly Open[]): number {
  let best = 0;
  for (let i = 1; i < heap.length; i += 1) {
    if ((heap[i]?.split?.gain ?? -1) > (heap[best]?.split?.gain ?? -1)) best = i;
  }
  return best;
}

/** Orders the rows so that the left ones come first, each side in its order; tells where the right ones begin. */
function partition(
  data: TreeData,
  order: Uint32Array,
  spare: Uint32Array,
  start: number,
  end: number,
  { feature, bin, missingLeft }: TreeSplit,
): number {
  const { bins, rows } = data;
  const offset = feature * rows;
  let left = start;
  let right = 0;
  for (let i = start; i < end; i += 1) {
    const row = order[i] ?? 0;
    const b = bins[offset + row] ?? 0;
    if (b <= bin || (missingLeft && b === MISSING_BIN)) {
      order[left] = row;
      left += 1;
    } else {
      spare[right] = row;
      right += 1;
    }
  }
  for (let i = 0; i < right; i += 1) order[left + i] = spare[i] ?? 0;
  return left;
}

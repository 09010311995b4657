import type { Random } from '@/lib/core/random';
import { bufferOf, createMemory, type KernelMemory, Layout } from '../kernels/memory';
import { columnsTried, type TreeLimits } from './forest-params';
import { type PairKernels, pairKernels } from './pair-kernels';
import type { TreeData } from './tree-data';
import { TreeBuilder, type TreeNodes } from './tree-nodes';

const CELLS_BYTES = 256 * 32;

/** Where the rows of one tree lie in the kernels' memory. */
function layoutOf(rows: number, columns: number) {
  const layout = new Layout();
  return {
    cells: layout.take(CELLS_BYTES),
    marks: layout.take(32),
    out: layout.take(64),
    order: layout.take(rows * 4 + 4),
    spare: layout.take(rows * 4 + 4),
    pairs: layout.take(rows * 16 + 16),
    sparePairs: layout.take(rows * 16 + 16),
    bins: layout.take(rows * columns),
    bytes: layout.bytes,
  };
}

/** The memory of the tree before, where it is large enough: trees of a forest are of much the same size. */
// Never sent to another thread, and never taken for one that was: its number is negative.
let made = 0;
let kept: { memory: KernelMemory; bytes: number; plain: boolean } | null = null;
function memoryOf(bytes: number, plain: boolean): KernelMemory {
  if (kept && kept.plain === plain && kept.bytes >= bytes && kept.bytes <= 2 * bytes + 1_048_576) return kept.memory;
  made += 1;
  kept = { memory: { ...createMemory(Math.ceil(bytes * 1.05), { plain }), id: -made }, bytes, plain };
  return kept.memory;
}

interface Open {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly first: number;
  readonly second: number;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly hasMissing: boolean;
  readonly first: number;
  readonly second: number;
}

/**
 * Grows the tree that `growTree` grows, for two classes or a number and without a limit of leaves: Gini of two classes and
 * squared error are the same measure of weight and weight · target. `plain` asks for the kernels in TypeScript.
 */
export function growPairTree(
  data: TreeData,
  order: Uint32Array,
  weight: Float64Array,
  answers: 1 | 2,
  limits: TreeLimits,
  random: Random,
  plain = false,
): TreeNodes {
  const columns = data.thresholds.length;
  const rows = order.length;
  const at = layoutOf(rows, columns);
  const memory = memoryOf(at.bytes, plain);
  const kernels = pairKernels(memory);
  const buffer = bufferOf(memory);
  const out = new Float64Array(buffer, at.out, 8);
  new Uint8Array(buffer, at.cells, CELLS_BYTES + 64).fill(0);
  const { first, second, middle } = fill(data, order, weight, answers, buffer, at);

  const tree = new TreeBuilder(answers);
  const tried = columnsTried(limits.columnsPerSplit, columns);
  const pool = Int32Array.from({ length: columns }, (_, j) => j);
  const deepest = limits.depth ?? Number.POSITIVE_INFINITY;
  const addLeaf = (weight: number, sum: number): number => {
    const share = sum / weight;
    return tree.addLeaf(answers === 1 ? [share + middle] : [1 - share, share], weight);
  };
  const stack: Open[] = [{ node: addLeaf(first, second), start: 0, end: rows, depth: 0, first, second }];
  for (let open = stack.pop(); open; open = stack.pop()) {
    const { start, end, depth } = open;
    if (depth >= deepest || end - start < 2 * limits.leastRows) continue;
    if (answers === 2 && (open.second === 0 || open.second === open.first)) continue;
    const split = findSplit(kernels, at, rows, out, open, limits.leastRows, pool, tried, random);
    if (!split) continue;
    const column = at.bins + split.feature * rows;
    const left = kernels.forestPartition(
      at.order,
      at.pairs,
      start,
      end,
      at.spare,
      at.sparePairs,
      column,
      split.bin,
      split.missingLeft ? 1 : 0,
    );
    const cut = start + left;
    const rest = { first: open.first - split.first, second: open.second - split.second };
    const leftNode = addLeaf(split.first, split.second);
    const rightNode = addLeaf(rest.first, rest.second);
    tree.split(open.node, {
      feature: split.feature,
      gain: split.gain,
      threshold: data.thresholds[split.feature]?.[split.bin] ?? Number.POSITIVE_INFINITY,
      missingLeft: split.missingLeft || (!split.hasMissing && cut - start > end - cut),
      left: leftNode,
      right: rightNode,
    });
    stack.push({ node: rightNode, start: cut, end, depth: depth + 1, ...rest });
    stack.push({ node: leftNode, start, end: cut, depth: depth + 1, first: split.first, second: split.second });
  }
  return tree.build();
}

/** Copies the rows of the tree side by side. A number is taken from its mean, so that small differences are not lost. */
function fill(
  data: TreeData,
  order: Uint32Array,
  weight: Float64Array,
  answers: 1 | 2,
  buffer: ArrayBufferLike,
  at: ReturnType<typeof layoutOf>,
): { first: number; second: number; middle: number } {
  const rows = order.length;
  const { bins, target } = data;
  let [total, sum] = [0, 0];
  for (const row of order) {
    total += weight[row] ?? 0;
    sum += (weight[row] ?? 0) * (target[row] ?? 0);
  }
  const middle = answers === 1 ? sum / total : 0;
  const list = new Uint32Array(buffer, at.order, rows);
  const pairs = new Float64Array(buffer, at.pairs, rows * 2);
  let second = 0;
  for (let i = 0; i < rows; i += 1) {
    const row = order[i] ?? 0;
    const w = weight[row] ?? 0;
    const part = w * ((target[row] ?? 0) - middle);
    list[i] = i;
    pairs[2 * i] = w;
    pairs[2 * i + 1] = part;
    second += part;
  }
  const own = new Uint8Array(buffer, at.bins, rows * data.thresholds.length);
  for (let j = 0; j < data.thresholds.length; j += 1) {
    for (let i = 0; i < rows; i += 1) own[j * rows + i] = bins[j * data.rows + (order[i] ?? 0)] ?? 0;
  }
  return { first: total, second, middle };
}

/** The best split among columns drawn from the pool; those that are constant here do not count. */
function findSplit(
  kernels: PairKernels,
  at: ReturnType<typeof layoutOf>,
  rows: number,
  out: Float64Array,
  { start, end, first, second }: Open,
  leastRows: number,
  pool: Int32Array,
  tried: number,
  random: Random,
): Split | null {
  // Gains below the rounding of the sums are none.
  const least = 1e-12 * Math.max(first, (second * second) / first);
  out[0] = least;
  let looked = 0;
  for (let j = 0; j < pool.length && looked < tried; j += 1) {
    if (tried < pool.length) {
      const other = random.int(j, pool.length - 1);
      const drawn = pool[other] ?? 0;
      pool[other] = pool[j] ?? 0;
      pool[j] = drawn;
    }
    const feature = pool[j] ?? 0;
    const column = at.bins + feature * rows;
    const { order, pairs, cells, marks } = at;
    const occupied = kernels.forestSplit(
      order,
      pairs,
      start,
      end,
      column,
      cells,
      marks,
      first,
      second,
      leastRows,
      feature,
      at.out,
    );
    if (occupied > 1) looked += 1;
  }
  const [gain = 0, feature = 0, bin = 0, left = 0, leftFirst = 0, leftSecond = 0, next = 0, missing = 0] = out;
  if (!(gain > least)) return null;
  return {
    gain,
    feature,
    // Halfway to the next bin that has rows here, so that new values in between go to the nearer side.
    bin: Math.floor((bin + Math.max(next, bin + 1) - 1) / 2),
    missingLeft: left === 1,
    hasMissing: missing === 1,
    first: leftFirst,
    second: leftSecond,
  };
}

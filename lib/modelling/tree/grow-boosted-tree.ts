import type { Thresholds } from './bin-mapper';
import type { BoostingEngine, FoundSplit, NodeSums, SplitRule } from './boosting-engine';
import { TreeBuilder, type TreeNodes } from './tree-nodes';

export interface GrowthLimits {
  readonly leaves: number;
  readonly depth: number;
  readonly learningRate: number;
}

interface Leaf extends NodeSums {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly slot: number;
  readonly split: FoundSplit | null;
}

const infinite = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/**
 * Grows one tree on the engine's gradients, always splitting the leaf that gains most (Shi 2007; Ke et al. 2017), and
 * adds what it answers to the raw predictions of `output`. Of two children the histogram of the smaller is counted and
 * that of the other is what is left of the parent's.
 */
export function growBoostedTree(
  engine: BoostingEngine,
  thresholds: Thresholds,
  rule: SplitRule,
  limits: GrowthLimits,
  output: number,
): TreeNodes {
  const { order } = engine;
  engine.restart();
  const tree = new TreeBuilder(1);
  const scale = limits.learningRate;
  const answerOf = ({ gradient, hessian, low, high }: NodeSums): number =>
    Math.min(high, Math.max(low, -gradient / (hessian + rule.l2 + 1e-12))) * scale;
  const canSplit = (rows: number, depth: number): boolean => depth < limits.depth && rows >= 2 * rule.leastRows;

  engine.histogram(0, 0, order.length);
  const all: NodeSums = { ...engine.totals(0), ...infinite };
  const node = tree.addLeaf([answerOf(all)], order.length);
  const split = canSplit(order.length, 0) ? engine.split(0, all) : null;
  const leaves: Leaf[] = [{ ...all, node, start: 0, end: order.length, depth: 0, slot: 0, split }];
  while (leaves.length < limits.leaves) {
    const at = bestOf(leaves);
    const parent = leaves[at];
    if (!parent?.split) break;
    const { start, end, depth, slot } = parent;
    const found = parent.split;
    const middle = start + engine.partition(start, end, found);
    const [left, right] = childrenOf(parent, found, rule);
    const missingLeft = found.missingLeft || (!found.hasMissing && left.rows > right.rows);
    const freeSlot = leaves.length;
    const last = leaves.length + 1 >= limits.leaves;
    const wanted = !last && (canSplit(left.rows, depth + 1) || canSplit(right.rows, depth + 1));
    const leftIsSmaller = left.rows <= right.rows;
    const ready = (child: NodeSums): NodeSums | null => (canSplit(child.rows, depth + 1) ? child : null);
    const [small, large] = leftIsSmaller ? [left, right] : [right, left];
    const [from, to] = leftIsSmaller ? [start, middle] : [middle, end];
    const [ofSmall, ofLarge] = wanted
      ? engine.expand(freeSlot, from, to, ready(small), slot, ready(large))
      : [null, null];
    const grown = [
      { ...left, start, end: middle, slot: leftIsSmaller ? freeSlot : slot, split: leftIsSmaller ? ofSmall : ofLarge },
      { ...right, start: middle, end, slot: leftIsSmaller ? slot : freeSlot, split: leftIsSmaller ? ofLarge : ofSmall },
    ].map((child): Leaf => ({ ...child, depth: depth + 1, node: tree.addLeaf([answerOf(child)], child.rows) }));
    const [first, second] = grown;
    if (!first || !second) break;
    const threshold = thresholds[found.feature]?.[found.bin] ?? Number.POSITIVE_INFINITY;
    const { feature, gain } = found;
    tree.split(parent.node, { feature, threshold, missingLeft, gain, left: first.node, right: second.node });
    leaves.splice(at, 1, first);
    leaves.push(second);
  }
  for (const leaf of leaves) engine.add(output, leaf.start, leaf.end, answerOf(leaf));
  return tree.build();
}

/** The place of the leaf whose split gains most, the first of equals. */
function bestOf(leaves: readonly Leaf[]): number {
  let best = 0;
  for (let i = 1; i < leaves.length; i += 1) {
    if ((leaves[i]?.split?.gain ?? 0) > (leaves[best]?.split?.gain ?? 0)) best = i;
  }
  return best;
}

/** Sums of both sides; where the column asked for is monotone, no value of one side may cross the middle of both. */
function childrenOf(parent: NodeSums, split: FoundSplit, rule: SplitRule): [NodeSums, NodeSums] {
  const left = { ...parent, gradient: split.gradient, hessian: split.hessian, rows: split.rows };
  const right = {
    ...parent,
    gradient: parent.gradient - split.gradient,
    hessian: parent.hessian - split.hessian,
    rows: parent.rows - split.rows,
  };
  const sign = rule.monotone[split.feature] ?? 0;
  const pick = ({ gradient, hessian, low, high, rows }: NodeSums): NodeSums => ({ gradient, hessian, low, high, rows });
  if (sign === 0) return [pick(left), pick(right)];
  const value = (sums: NodeSums): number =>
    Math.min(sums.high, Math.max(sums.low, -sums.gradient / (sums.hessian + rule.l2)));
  const middle = (value(left) + value(right)) / 2;
  return sign > 0
    ? [
        { ...pick(left), high: middle },
        { ...pick(right), low: middle },
      ]
    : [
        { ...pick(left), low: middle },
        { ...pick(right), high: middle },
      ];
}

import type { TreeNodes } from './tree-nodes';

/** What a path asks of a column; conditions of a path on one column are merged into the tightest. */
export interface RuleCondition {
  readonly feature: number;
  readonly op: '<=' | '>';
  readonly threshold: number;
  /** Whether a row without the value meets the condition too. */
  readonly orMissing: boolean;
}

/** A leaf as a conjunction: rows that meet all conditions end there. */
export interface LeafRule {
  readonly node: number;
  readonly conditions: readonly RuleCondition[];
  /** The class it answers, the first of equals. */
  readonly class: number;
  readonly probability: readonly number[];
  /** Weight of the training rows in it. */
  readonly rows: number;
}

/** The leaves of a classification tree as rules, from left to right. Every row meets exactly one of them. */
export function treeRules(tree: TreeNodes): LeafRule[] {
  const rules: LeafRule[] = [];
  const walk = (node: number, path: readonly RuleCondition[]): void => {
    const feature = tree.feature[node] ?? -1;
    if (feature < 0) {
      const probability = Array.from(tree.value.subarray(node * tree.width, (node + 1) * tree.width));
      const best = probability.indexOf(Math.max(...probability));
      rules.push({ node, conditions: path, class: best, probability, rows: tree.cover[node] ?? 0 });
      return;
    }
    const threshold = tree.threshold[node] ?? 0;
    const missingLeft = tree.missingLeft[node] === 1;
    walk(tree.left[node] ?? 0, tighten(path, { feature, op: '<=', threshold, orMissing: missingLeft }));
    walk(tree.right[node] ?? 0, tighten(path, { feature, op: '>', threshold, orMissing: !missingLeft }));
  };
  walk(0, []);
  return rules;
}

/**
 * A later condition on the same column and side is the tighter one. A missing value must have met all conditions on its
 * column, whatever their side.
 */
function tighten(path: readonly RuleCondition[], next: RuleCondition): RuleCondition[] {
  const others = path.filter((one) => one.feature === next.feature);
  const orMissing = next.orMissing && others.every((one) => one.orMissing);
  const kept = path.filter((one) => one.feature !== next.feature || one.op !== next.op);
  return [...kept, next].map((one) => (one.feature === next.feature ? { ...one, orMissing } : one));
}

/** Whether a row of values (by column) meets a rule. */
export const meetsRule = (rule: LeafRule, value: (feature: number) => number): boolean =>
  rule.conditions.every(({ feature, op, threshold, orMissing }) => {
    const v = value(feature);
    if (Number.isNaN(v)) return orMissing;
    return op === '<=' ? v <= threshold : v > threshold;
  });

import { isActive } from './schema/rule-schema';
import { type Condition, type GroupType, isGroup, type Rule, type RuleNode } from './types';

/** A rule without what is disabled or absent; every node remembers its place (path of keys) in the rule as written. */
export interface NormalGroup {
  kind: 'group';
  type: GroupType;
  path: readonly PropertyKey[];
  name?: string;
  children: readonly NormalNode[];
}

export interface NormalCondition {
  kind: 'condition';
  path: readonly PropertyKey[];
  name?: string;
  condition: Condition;
}

export type NormalNode = NormalGroup | NormalCondition;

function normalizeNode(node: RuleNode, path: readonly PropertyKey[]): NormalNode {
  if (!isGroup(node)) return { kind: 'condition', path, name: node.name, condition: node };
  return normalizeGroup(node, path);
}

function normalizeGroup(group: Rule, path: readonly PropertyKey[]): NormalGroup {
  const children = group.children.flatMap((child, index) =>
    isActive(child) ? [normalizeNode(child, [...path, 'children', index])] : [],
  );
  return { kind: 'group', type: group.type, path, name: group.name, children };
}

/**
 * The normal form of a rule. A disabled node is absent, and so is a group that this leaves without children; the schema
 * has seen to it that a root without children is `all`, which is everyone.
 */
export const normalizeRule = (rule: Rule): NormalGroup => normalizeGroup(rule, []);

/** The nodes of a normal form in document order, the root first. */
export function* walkNodes(node: NormalNode): Generator<NormalNode> {
  yield node;
  if (node.kind === 'group') for (const child of node.children) yield* walkNodes(child);
}

/** The conditions of a rule that count, in document order. */
export function activeConditions(rule: Rule): NormalCondition[] {
  return [...walkNodes(normalizeRule(rule))].filter((node) => node.kind === 'condition');
}

import { isGroup, type Rule, type RuleNode } from '@/lib/rules';
import type { EditCondition, EditGroup, EditNode } from './types';

/** Hands out ids: `n1`, `n2`, … */
export class Ids {
  constructor(private next: number) {}

  take(): string {
    this.next += 1;
    return `n${this.next - 1}`;
  }

  get upcoming(): number {
    return this.next;
  }
}

const common = (node: { name?: string; disabled?: boolean }) => ({
  ...(node.name ? { name: node.name } : {}),
  ...(node.disabled ? { disabled: true } : {}),
});

export function nodeFromRule(node: RuleNode, ids: Ids): EditNode {
  if (isGroup(node)) return groupFromRule(node, ids);
  const { name, disabled, ...condition } = node;
  return { kind: 'condition', id: ids.take(), condition, ...common({ name, disabled }) };
}

/** A rule as a tree whose nodes have ids. */
export function groupFromRule(rule: Rule, ids: Ids): EditGroup {
  const id = ids.take();
  return {
    kind: 'group',
    id,
    type: rule.type,
    children: rule.children.map((child) => nodeFromRule(child, ids)),
    ...common(rule),
  };
}

const conditionToRule = (node: EditCondition): RuleNode => ({ ...node.condition, ...common(node) }) as RuleNode;

export const nodeToRule = (node: EditNode): RuleNode =>
  node.kind === 'group' ? groupToRule(node) : conditionToRule(node);

/** The rule that a tree is; not checked. */
export const groupToRule = (group: EditGroup): Rule => ({
  type: group.type,
  children: group.children.map(nodeToRule),
  ...common(group),
});

/** The same node and all below it under new ids. */
export const cloneNode = (node: EditNode, ids: Ids): EditNode =>
  node.kind === 'group'
    ? { ...node, id: ids.take(), children: node.children.map((child) => cloneNode(child, ids)) }
    : { ...node, id: ids.take() };

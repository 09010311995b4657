import { jsonPointer } from '@/lib/core';
import { type Rule, ruleErrors, ruleSchema } from '@/lib/rules';
import { groupToRule } from './convert';
import type { EditGroup, EditNode } from './types';

/** What is wrong at a node. `field` is the JSON pointer behind the node: `/value`, `/notFollowedBy/event`, or empty. */
export interface Fault {
  id: string;
  field: string;
  message: string;
}

/** Which node stands at which JSON pointer of the rule. */
export type Places = ReadonlyMap<string, string>;

export function placesOf(root: EditGroup): Places {
  const places = new Map<string, string>();
  const visit = (node: EditNode, path: readonly PropertyKey[]): void => {
    places.set(jsonPointer(path), node.id);
    if (node.kind === 'group') node.children.forEach((child, index) => void visit(child, [...path, 'children', index]));
  };
  visit(root, []);
  return places;
}

/** Puts an error's JSON pointer to the innermost node that it lies in. `prefix` stands before every pointer. */
export function locateFault(places: Places, error: { path: string; message: string }, prefix = ''): Fault | undefined {
  const path = error.path.startsWith(prefix) ? error.path.slice(prefix.length) : error.path;
  for (let end = path.length; end >= 0; end = path.lastIndexOf('/', end - 1)) {
    const id = places.get(path.slice(0, end));
    if (id) return { id, field: path.slice(end), message: error.message };
    if (end === 0) break;
  }
  return undefined;
}

/** The faults of a tree, each at its node; none where it is a valid rule. */
export function checkTree(root: EditGroup): Fault[] {
  const parsed = ruleSchema.safeParse(groupToRule(root));
  if (parsed.success) return [];
  const places = placesOf(root);
  return ruleErrors(parsed.error.issues).map(
    (error) => locateFault(places, error) ?? { id: root.id, field: '', message: error.message },
  );
}

export interface Countable {
  /** A valid rule without the nodes that are not finished; null where nothing is left of it that can be counted. */
  rule: Rule | null;
  places: Places;
}

/** The part of a tree that can be counted while the rest is still being written. */
export function countable(root: EditGroup, faults: readonly Fault[]): Countable {
  const faulty = new Set(faults.map((fault) => fault.id));
  const places = new Map<string, string>();
  const visit = (node: EditNode, path: readonly PropertyKey[]): EditNode | null => {
    if (node.kind === 'condition') {
      if (faulty.has(node.id)) return null;
      places.set(jsonPointer(path), node.id);
      return node;
    }
    const children: EditNode[] = [];
    for (const child of node.children) {
      const kept = visit(child, [...path, 'children', children.length]);
      if (kept) children.push(kept);
    }
    if (children.length === 0 && path.length > 0) return null;
    places.set(jsonPointer(path), node.id);
    return { ...node, children };
  };
  const kept = visit(root, []);
  const rule = kept?.kind === 'group' ? groupToRule(kept) : null;
  return { rule: rule && ruleSchema.safeParse(rule).success ? rule : null, places };
}

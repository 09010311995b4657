import { MAX_CONDITIONS, MAX_DEPTH, type Rule } from '@/lib/rules';
import { cloneNode, groupFromRule, Ids, nodeFromRule } from './convert';
import { nudgeTarget, takeOut } from './move';
import { negateNode } from './negate';
import { contains, countConditions, depthOf, findNode, heightOf, insertNode, replaceNode, walk } from './tree';
import type { Act, BuilderState, EditGroup, EditNode, Touched } from './types';

const NOTHING: ReadonlySet<string> = new Set();

export const EVERYONE: Rule = { type: 'all', children: [] };

/** The state in which a rule begins to be edited. */
export function openRule(rule: Rule): BuilderState {
  const ids = new Ids(1);
  const root = groupFromRule(rule, ids);
  return {
    root,
    nextId: ids.upcoming,
    past: [],
    future: [],
    merge: null,
    collapsed: NOTHING,
    touched: null,
    refusal: null,
  };
}

interface Change {
  root: EditGroup;
  touched?: Touched | null;
  merge?: string | null;
}

/** Applies one act. What cannot be done leaves the rule as it is and says why in `refusal`. */
export function reduceRule(state: BuilderState, act: Act): BuilderState {
  switch (act.type) {
    case 'undo': {
      const root = state.past.at(-1);
      if (!root) return state;
      return { ...quiet(state), root, past: state.past.slice(0, -1), future: [state.root, ...state.future] };
    }
    case 'redo': {
      const [root, ...future] = state.future;
      if (!root) return state;
      return { ...quiet(state), root, past: [...state.past, state.root], future };
    }
    case 'collapse': {
      const collapsed = new Set(state.collapsed);
      if (!collapsed.delete(act.id)) collapsed.add(act.id);
      return { ...state, collapsed };
    }
    case 'collapseAll': {
      const groups = [...walk(state.root)].filter(({ node, parent }) => parent && node.kind === 'group');
      return { ...state, collapsed: act.collapsed ? new Set(groups.map(({ node }) => node.id)) : NOTHING };
    }
    default: {
      const ids = new Ids(state.nextId);
      const change = changeTree(state.root, act, ids);
      if (typeof change === 'string') return { ...state, refusal: change, touched: null };
      if (change.root === state.root) return { ...state, refusal: null };
      const merging = change.merge != null && change.merge === state.merge;
      return {
        ...state,
        root: change.root,
        nextId: ids.upcoming,
        past: merging ? state.past : [...state.past, state.root],
        future: [],
        merge: change.merge ?? null,
        touched: change.touched ?? null,
        refusal: null,
      };
    }
  }
}

const quiet = (state: BuilderState): BuilderState => ({ ...state, merge: null, touched: null, refusal: null });

type TreeAct = Exclude<Act, { type: 'undo' | 'redo' | 'collapse' | 'collapseAll' }>;

/** The changed tree, or the reason why it stays. */
function changeTree(root: EditGroup, act: TreeAct, ids: Ids): Change | string {
  if (act.type === 'replace') return { root: groupFromRule(act.rule, ids) };
  if (act.type === 'insert') return insert(root, act, ids);
  const found = findNode(root, act.id);
  if (!found) return { root };
  const { node, parent, index } = found;
  switch (act.type) {
    case 'edit':
      if (node.kind !== 'condition') return { root };
      return { root: put(root, { ...node, condition: act.condition }), merge: act.merge ?? null };
    case 'combine':
      if (node.kind !== 'group' || node.type === act.by) return { root };
      return { root: put(root, { ...node, type: act.by }) };
    case 'rename': {
      const { name: _before, ...rest } = node;
      const name = act.name.trim();
      if (name === (node.name ?? '')) return { root };
      return { root: put(root, name ? { ...rest, name } : rest) };
    }
    case 'toggle': {
      if (!parent) return 'The whole rule cannot be switched off';
      const { disabled, ...rest } = node;
      return { root: put(root, disabled ? rest : { ...rest, disabled: true }) };
    }
    case 'remove':
      if (!parent) return { root: { ...root, type: 'all', children: [] } };
      return { root: replaceNode(root, node.id, () => null), touched: after(parent, index) };
    case 'duplicate': {
      if (!parent) return 'The whole rule cannot be duplicated';
      const copy = cloneNode(node, ids);
      return place(root, parent.id, index + 1, copy);
    }
    case 'negate': {
      if (!parent) return { root: negateRoot(root, ids), touched: { id: root.id, fresh: false } };
      const negated = negateNode(node, () => ids.take());
      const next = replaceNode(root, node.id, () => negated);
      return tooLarge(next) ?? { root: next, touched: { id: negated.id, fresh: false } };
    }
    case 'move':
      return move(root, node, act.parent, act.index);
    case 'nudge': {
      const target = nudgeTarget(root, found, act.direction, ids);
      if (!target) return { root };
      if ('root' in target)
        return tooLarge(target.root) ?? { root: target.root, touched: { id: node.id, fresh: false } };
      return move(root, node, target.parent, target.index);
    }
  }
}

const put = (root: EditGroup, node: EditNode): EditGroup => replaceNode(root, node.id, () => node);

/** The root stays a group: what has no complement as a group goes into one. */
function negateRoot(root: EditGroup, ids: Ids): EditGroup {
  const negated = negateNode(root, () => ids.take());
  if (negated.kind === 'group') return { ...negated, id: root.id, children: relabel(negated, root, ids) };
  return { ...root, type: 'all', children: [negated] };
}

/** Where the root went down into a new group, its old id stays above and it takes a new one. */
const relabel = (negated: EditGroup, root: EditGroup, ids: Ids): readonly EditNode[] =>
  negated.children.map((child) => (child.id === root.id ? { ...child, id: ids.take() } : child));

function insert(root: EditGroup, act: Extract<Act, { type: 'insert' }>, ids: Ids): Change | string {
  const parent = findNode(root, act.parent)?.node;
  if (parent?.kind !== 'group') return { root };
  const change = place(root, parent.id, act.index ?? parent.children.length, nodeFromRule(act.node, ids));
  return typeof change === 'string' || !change.touched
    ? change
    : { ...change, touched: { ...change.touched, fresh: true } };
}

function place(root: EditGroup, parent: string, index: number, node: EditNode): Change | string {
  const next = insertNode(root, parent, index, node);
  return tooLarge(next) ?? { root: next, touched: { id: node.id, fresh: false } };
}

function move(root: EditGroup, node: EditNode, parentId: string, index: number): Change | string {
  const parent = findNode(root, parentId)?.node;
  if (parent?.kind !== 'group') return { root };
  if (contains(node, parentId)) return 'A group cannot be moved into itself';
  const from = findNode(root, node.id);
  if (!from?.parent) return 'The whole rule cannot be moved';
  const same = from.parent.id === parentId;
  if (same && (index === from.index || index === from.index + 1)) return { root };
  const place = same && index > from.index ? index - 1 : index;
  const next = insertNode(takeOut(root, node.id, parentId), parentId, place, node);
  return (
    tooLarge(next, depthOf(next, parentId) + heightOf(node)) ?? { root: next, touched: { id: node.id, fresh: false } }
  );
}

function tooLarge(root: EditGroup, depth = heightOf(root)): string | undefined {
  if (depth > MAX_DEPTH) return `Groups can be nested ${MAX_DEPTH} deep`;
  return countConditions(root) > MAX_CONDITIONS ? `A rule can have ${MAX_CONDITIONS} conditions` : undefined;
}

/** Where the focus goes when a node has gone: what stands in its place, else before it, else the group. */
function after(parent: EditGroup, index: number): Touched {
  const next = parent.children[index + 1] ?? parent.children[index - 1] ?? parent;
  return { id: next.id, fresh: false };
}

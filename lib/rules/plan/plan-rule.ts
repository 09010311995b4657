import { AppError, jsonPointer } from '@/lib/core';
import { type NormalGroup, type NormalNode, normalizeRule } from '../normalize-rule';
import type { Rule } from '../types';
import type { Leaf } from './leaf';
import { planCondition } from './plan-condition';

/** Set algebra over the leaves' sets, all of them within everyone (who is a customer now). */
export type SetTree =
  | { op: 'everyone' }
  | { op: 'leaf'; leaf: Leaf }
  | { op: 'not'; of: SetTree }
  | { op: 'and' | 'or'; of: readonly SetTree[] };

/** What the language needs to know about other segments. */
export interface SegmentCatalog {
  /**
   * The segment of an id or key, or undefined where there is none. One with a parent is whom its own rule and the
   * parent both hold for.
   */
  segment(reference: string): { id: string; name: string; rule: Rule; parentId?: string | null } | undefined;
}

export interface PlannedNode {
  node: NormalNode;
  tree: SetTree;
}

export interface RulePlan {
  /** Whom the rule holds for, within the parent where there is one. */
  root: SetTree;
  /** The parent's own tree: the bounds of everything that is asked of this plan's nodes together. */
  within?: SetTree;
  /** Every active node of the rule in document order, the root first. */
  nodes: readonly PlannedNode[];
}

const NOBODY: SetTree = { op: 'not', of: { op: 'everyone' } };

/** Combines the sets of a group's children as its type says; a group without children is everyone (`all` at the root). */
export function combine(type: NormalGroup['type'], of: readonly SetTree[]): SetTree {
  if (of.length === 0) return { op: 'everyone' };
  const [only] = of;
  const one = of.length === 1 && only ? only : undefined;
  if (type === 'all') return one ?? { op: 'and', of };
  const union: SetTree = one ?? { op: 'or', of };
  return type === 'any' ? union : { op: 'not', of: union };
}

/** What is in both: a child and its parent. */
export const inBounds = (tree: SetTree, within: SetTree | undefined): SetTree =>
  within === undefined || within.op === 'everyone' ? tree : { op: 'and', of: [tree, within] };

class Planner {
  /** Trees of the segments that are referred to: each is planned once, however often it is named. */
  private readonly segments = new Map<string, SetTree>();

  constructor(private readonly catalog: SegmentCatalog) {}

  plan(node: NormalNode, trail: readonly string[], nodes?: PlannedNode[]): SetTree {
    const place = nodes?.push({ node, tree: NOBODY });
    const tree =
      node.kind === 'group'
        ? combine(
            node.type,
            node.children.map((child) => this.plan(child, trail, nodes)),
          )
        : this.condition(node, trail);
    if (nodes && place) nodes[place - 1] = { node, tree };
    return tree;
  }

  private condition(
    { condition, path }: Extract<NormalNode, { kind: 'condition' }>,
    trail: readonly string[],
  ): SetTree {
    if (condition.type === 'segment') {
      const tree = this.segment(condition.segment, path, trail);
      return condition.op === 'in' ? tree : { op: 'not', of: tree };
    }
    const planned = planCondition(condition);
    if (planned === 'everyone') return { op: 'everyone' };
    if (planned === 'nobody') return NOBODY;
    const leaf: SetTree = { op: 'leaf', leaf: planned.leaf };
    return planned.negate ? { op: 'not', of: leaf } : leaf;
  }

  private segment(reference: string, path: readonly PropertyKey[], trail: readonly string[]): SetTree {
    const refuse = (message: string) =>
      new AppError('invalidInput', 'The rule is not valid', {
        errors: [{ path: `${jsonPointer(path)}/segment`, message }],
      });
    const found = this.catalog.segment(reference);
    if (!found) throw refuse(`there is no segment “${reference}”`);
    if (trail.includes(found.id)) {
      const circle = [...trail.slice(trail.indexOf(found.id)), found.id];
      throw refuse(`goes round in a circle: ${circle.map((id) => this.catalog.segment(id)?.name ?? id).join(' → ')}`);
    }
    const known = this.segments.get(found.id);
    if (known) return known;
    const below = [...trail, found.id];
    const tree = this.within(path, () => {
      const own = this.plan(normalizeRule(found.rule), below);
      return found.parentId ? inBounds(own, this.segment(found.parentId, path, below)) : own;
    });
    this.segments.set(found.id, tree);
    return tree;
  }

  /** The tree of a parent, with whatever bounds that one has. */
  parent(reference: string, trail: readonly string[]): SetTree {
    try {
      return this.segment(reference, [], trail);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const errors = error.errors.map(({ message }) => ({ path: '/parentId', message }));
      throw new AppError(error.code, 'The parent is not valid', { errors, cause: error });
    }
  }

  /** Faults of a segment that is referred to are shown where the reference stands. */
  private within(path: readonly PropertyKey[], plan: () => SetTree): SetTree {
    try {
      return plan();
    } catch (error) {
      if (!(error instanceof AppError) || error.errors.length === 0) throw error;
      const errors = error.errors.map(({ message }) => ({ path: `${jsonPointer(path)}/segment`, message }));
      throw new AppError(error.code, error.message, { errors, cause: error });
    }
  }
}

/**
 * How the customers of a rule are had from the sets of its conditions. `self` is the id of the segment that the rule
 * is (to be) saved under, so that a circle through it is found; `parent` the id or key of the segment that it stands
 * below, whose members it never leaves. Throws AppError invalidInput at the place of a reference that leads nowhere or
 * round in a circle; that of the parent is `/parentId`.
 */
export function planRule(rule: Rule, catalog: SegmentCatalog, self?: string, parent?: string | null): RulePlan {
  const nodes: PlannedNode[] = [];
  const trail = self === undefined ? [] : [self];
  const planner = new Planner(catalog);
  const own = planner.plan(normalizeRule(rule), trail, nodes);
  if (!parent) return { root: own, nodes };
  const within = planner.parent(parent, trail);
  return { root: inBounds(own, within), within, nodes };
}

/** The leaves of trees, each key once. */
export function leavesOf(trees: Iterable<SetTree>): Leaf[] {
  const leaves = new Map<string, Leaf>();
  const seen = new Set<SetTree>();
  const visit = (tree: SetTree): void => {
    if (seen.has(tree)) return;
    seen.add(tree);
    if (tree.op === 'leaf') leaves.set(tree.leaf.key, tree.leaf);
    else if (tree.op === 'not') visit(tree.of);
    else if (tree.op !== 'everyone') tree.of.forEach(visit);
  };
  for (const tree of trees) visit(tree);
  return [...leaves.values()];
}

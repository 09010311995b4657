import type { SetTree } from '@/lib/rules';
import type { Evaluation } from './audience';
import { type CustomerSet, SetScope } from './customer-set';

/** Evaluates trees over one evaluation; a tree that occurs twice is evaluated once. */
export class TreeEvaluator {
  private readonly known: Map<SetTree, CustomerSet>;

  constructor(
    private readonly evaluation: Evaluation,
    private readonly scope: SetScope,
    known: ReadonlyMap<SetTree, CustomerSet> = new Map(),
  ) {
    this.known = new Map(known);
  }

  evaluate(tree: SetTree): CustomerSet {
    const known = this.known.get(tree);
    if (known) return known;
    const set = this.compute(tree);
    this.known.set(tree, set);
    return set;
  }

  private compute(tree: SetTree): CustomerSet {
    const { everyone, sets } = this.evaluation;
    switch (tree.op) {
      case 'everyone':
        return everyone;
      case 'leaf': {
        const set = sets.get(tree.leaf.key);
        if (!set) throw new Error(`a condition was not evaluated: ${tree.leaf.key}`);
        return set;
      }
      case 'not':
        return this.scope.without(everyone, this.evaluate(tree.of));
      case 'or':
        return this.scope.or(tree.of.map((part) => this.evaluate(part)));
      case 'and':
        return this.scope.and(everyone, ...tree.of.map((part) => this.evaluate(part)));
    }
  }

  /** The size of a tree's set, whose own memory is freed again; what it shares with known trees stays. */
  count(tree: SetTree): number {
    const scope = new SetScope();
    try {
      return new TreeEvaluator(this.evaluation, scope, this.known).evaluate(tree).size;
    } finally {
      scope.dispose();
    }
  }
}

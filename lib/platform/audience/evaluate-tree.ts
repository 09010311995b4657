import type { SetTree } from '@/lib/rules';
import type { Evaluation } from './audience';
import type { CustomerSet, SetScope } from './customer-set';

/** Evaluates trees over one evaluation; a tree that occurs twice is evaluated once. */
export class TreeEvaluator {
  private readonly known = new Map<SetTree, CustomerSet>();

  constructor(
    private readonly evaluation: Evaluation,
    private readonly scope: SetScope,
  ) {}

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
        return tree.of.map((part) => this.evaluate(part)).reduce((all, part) => this.scope.and(all, part));
    }
  }
}

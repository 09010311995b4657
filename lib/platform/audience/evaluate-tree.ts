import type { SetTree } from '@/lib/rules';
import type { Evaluation } from './audience';
import { TreeCounter } from './count-tree';
import type { CustomerSet, SetScope } from './customer-set';

/** Evaluates trees over one evaluation; a tree that occurs twice is evaluated once. */
export class TreeEvaluator {
  private readonly known = new Map<SetTree, CustomerSet>();
  private counter: TreeCounter | undefined;

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
        return this.scope.and(
          // The smallest first: what they share is found among few.
          ...sorted(
            everyone,
            tree.of.map((part) => this.evaluate(part)),
          ),
        );
    }
  }

  /** The size of a tree's set, which is not kept. */
  count(tree: SetTree): number {
    const known = this.known.get(tree);
    if (known) return known.size;
    this.counter ??= new TreeCounter(this.evaluation);
    return this.counter.count(tree);
  }
}

function sorted(everyone: CustomerSet, parts: readonly CustomerSet[]): [CustomerSet, ...CustomerSet[]] {
  const [first = everyone, ...rest] = [everyone, ...parts].sort((a, b) => a.size - b.size);
  return [first, ...rest];
}

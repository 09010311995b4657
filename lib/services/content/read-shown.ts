import { PostgresAudience, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { leavesOf, parseRule, planRule } from '@/lib/rules';
import { readSegmentCatalog } from '../segments/segment-catalog';

export interface ShownInput {
  /** Rules of blocks by the key of the block. */
  rules: readonly { key: string; rule: unknown }[];
  customers: readonly number[];
  at: Date;
}

/**
 * For which of some customers the rules of blocks hold at an instant: by customer the keys of the blocks to be shown. A
 * rule that cannot be read is an error: a block is never shown to everyone for want of an answer. Errors: invalidInput.
 */
export async function readShown(
  db: Queryable,
  { rules, customers, at }: ShownInput,
): Promise<Map<number, ReadonlySet<string>>> {
  if (rules.length === 0 || customers.length === 0) return new Map();
  const catalog = await readSegmentCatalog(db);
  const plans = rules.map(({ key, rule }) => ({ key, root: planRule(parseRule(rule), catalog).root }));
  return withSets(async (scope) => {
    const evaluation = await new PostgresAudience(db).evaluate(
      leavesOf(plans.map(({ root }) => root)),
      { at: at.getTime(), customers },
      scope,
    );
    const trees = new TreeEvaluator(evaluation, scope);
    const shown = new Map<number, Set<string>>();
    for (const { key, root } of plans)
      for (const customer of trees.evaluate(root).toUint32Array()) {
        const keys = shown.get(customer) ?? new Set();
        shown.set(customer, keys.add(key));
      }
    return shown;
  });
}

import { PostgresAudience, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import type { LivePlan } from './live-plan';
import { writeDueTimes } from './write-due-times';
import { type Looked, type Members, writeMemberships } from './write-memberships';

/** Customers looked at in one go: enough to make statements worth their planning, few enough to answer within a blink. */
const TOGETHER = 2_000;

/**
 * Looks at customers (whose data has changed, or whose time has come) under all active segments at an instant: writes
 * who enters and leaves, and the next instant at which time alone can change it. `since` says since when what is found
 * holds. Runs in the caller's transaction, which holds the evaluator's lock and the definitions' shared one.
 */
export async function refreshMemberships(
  db: Queryable,
  plan: LivePlan,
  { customers, since }: Looked,
  at: Date,
): Promise<{ entered: number; left: number }> {
  const total = { entered: 0, left: 0 };
  for (let start = 0; start < customers.length; start += TOGETHER) {
    const some = { customers: customers.slice(start, start + TOGETHER), since: since.slice(start, start + TOGETHER) };
    const members = await findMembers(db, plan, some.customers, at.getTime());
    const moved = await writeMemberships(
      db,
      some,
      members,
      plan.segments.map(({ number }) => number),
      at,
    );
    await writeDueTimes(db, plan.sources, some.customers, at.getTime());
    total.entered += moved.entered;
    total.left += moved.left;
  }
  return total;
}

/** Which of the customers belong to which of the plan's segments. */
function findMembers(db: Queryable, plan: LivePlan, customers: readonly number[], at: number): Promise<Members> {
  return withSets(async (scope) => {
    const evaluation = await new PostgresAudience(db, true).evaluate(
      plan.leaves,
      { at, customers, threshold: plan.thresholds.get },
      scope,
    );
    const trees = new TreeEvaluator(evaluation, scope);
    const found = { segments: [] as number[], customers: [] as number[] };
    for (const { number, tree } of plan.segments)
      for (const customer of trees.evaluate(tree).toUint32Array()) {
        found.segments.push(number);
        found.customers.push(customer);
      }
    return found;
  });
}

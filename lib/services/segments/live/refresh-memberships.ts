import {
  ALL_EVENTS,
  type Connection,
  eventsOf,
  FewAudience,
  FewColumns,
  PostgresAudience,
  TreeEvaluator,
  withSets,
} from '@/lib/platform/audience';
import { dueEvents } from '@/lib/rules';
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
  db: Connection,
  plan: LivePlan,
  { customers, since }: Looked,
  at: Date,
): Promise<{ entered: number; left: number }> {
  const total = { entered: 0, left: 0 };
  if (plan.segments.length === 0) {
    await db.query('DELETE FROM due_time WHERE at <= $1', [at]);
    return total;
  }
  for (let start = 0; start < customers.length; start += TOGETHER) {
    const some = { customers: customers.slice(start, start + TOGETHER), since: since.slice(start, start + TOGETHER) };
    const columns = new FewColumns(some.customers);
    await columns.load(db, readBy(plan));
    const members = await findMembers(db, plan, columns, at.getTime());
    const moved = await writeMemberships(
      db,
      some,
      members,
      plan.segments.map(({ number }) => number),
      at,
    );
    await writeDueTimes(db, plan.sources, columns, at.getTime());
    total.entered += moved.entered;
    total.left += moved.left;
  }
  return total;
}

/** Names of the events that the plan's conditions and due times read. */
function readBy({ leaves, sources }: LivePlan): ReturnType<typeof eventsOf> {
  const names = eventsOf(leaves);
  return names === ALL_EVENTS ? names : new Set([...names, ...dueEvents(sources)]);
}

/** Which of the customers belong to which of the plan's segments. */
function findMembers(db: Connection, plan: LivePlan, columns: FewColumns, at: number): Promise<Members> {
  return withSets(async (scope) => {
    const engine = new FewAudience(db, columns, new PostgresAudience(db, true));
    const evaluation = await engine.evaluate(plan.leaves, { at, threshold: plan.thresholds.get }, scope);
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

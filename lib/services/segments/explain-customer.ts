import { jsonPointer } from '@/lib/core';
import { inSnapshot, PostgresAudience, readEventIds, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool, Queryable } from '@/lib/platform/db';
import { type Condition, eventNamesOf, isGroup, leavesOf, observe, type Rule, type RuleNode } from '@/lib/rules';
import { checkModels, checkRule } from './check-segment';
import { findCustomerNumber } from './list-customer-segments';
import { readSegmentCatalog } from './segment-catalog';

/** A rule's node with what it says about one customer. */
export type ExplainedNode = Omit<RuleNode, 'children'> & {
  /** Null where the node is disabled, or stands in a disabled one. */
  holds: boolean | null;
  /**
   * What the condition looks at: a trait's value, a metric, a count or sum, whether they are in the segment; null where
   * there is nothing.
   */
  observed?: unknown;
  children?: ExplainedNode[];
};

const TIMEOUT_MS = 10_000;

/**
 * Why a rule holds or does not hold for a customer (by id) at an instant: the same tree, each node with `holds`, each
 * condition with the observed value. Errors: notFound, invalidInput (references).
 */
export function explainCustomer(pool: Pool, customerId: string, rule: Rule, asOf: Date): Promise<ExplainedNode> {
  const at = asOf.getTime();
  return inSnapshot(pool, TIMEOUT_MS, ({ db }) =>
    withSets(async (scope) => {
      const customer = await findCustomerNumber(db, customerId);
      await checkModels(db, rule);
      const plan = checkRule(rule, await readSegmentCatalog(db));
      const leaves = leavesOf(plan.nodes.map(({ tree }) => tree));
      const trees = new TreeEvaluator(
        await new PostgresAudience(db).evaluate(leaves, { at, customers: [customer] }, scope),
        scope,
      );
      const holds = new Map(
        plan.nodes.map(({ node, tree }) => [jsonPointer(node.path), trees.evaluate(tree).has(customer)]),
      );
      const explain = async (node: RuleNode, path: readonly PropertyKey[]): Promise<ExplainedNode> => {
        const place = holds.get(jsonPointer(path)) ?? null;
        if (!isGroup(node)) {
          const observed =
            node.type === 'segment'
              ? place === null
                ? undefined
                : place === (node.op === 'in')
              : await readObserved(db, node, customer, at);
          return { ...node, holds: place, observed };
        }
        const children: ExplainedNode[] = [];
        for (const [index, child] of node.children.entries())
          children.push(await explain(child, [...path, 'children', index]));
        return { ...node, holds: place, children };
      };
      return explain(rule, []);
    }),
  );
}

async function readObserved(
  db: Queryable,
  condition: Exclude<Condition, { type: 'segment' }>,
  customer: number,
  at: number,
): Promise<unknown> {
  const eventIds = await readEventIds(db, eventNamesOf(condition));
  const observation = observe(condition, { at, customers: [customer], eventIds });
  const { rows } = await db.query<{ value: unknown }>(observation.rows);
  return rows[0]?.value ?? observation.otherwise;
}

import { inSnapshot, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, planRule, type Rule } from '@/lib/rules';
import { readSegmentCatalog } from './segment-catalog';

const TIMEOUT_MS = 10_000;

/**
 * How many customers each of some rules holds for at an instant; what they have in common is evaluated once. All of them within a
 * parent: the one given, else that of the segment that is edited (`self`).
 */
export function countRules(
  pool: Pool,
  rules: readonly Rule[],
  at: Date,
  self?: string,
  parentId?: string | null,
): Promise<number[]> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db, audience }) =>
    withSets(async (scope) => {
      const catalog = await readSegmentCatalog(db);
      const parent = parentId === undefined && self !== undefined ? catalog.segment(self)?.parentId : parentId;
      const roots = rules.map((rule) => planRule(rule, catalog, self, parent).root);
      const evaluation = await audience.evaluate(leavesOf(roots), { at: at.getTime() }, scope);
      const trees = new TreeEvaluator(evaluation, scope);
      return roots.map((root) => trees.evaluate(root).size);
    }),
  );
}

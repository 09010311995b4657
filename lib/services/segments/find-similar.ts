import sql from 'sql-template-tag';
import { inSnapshot, readSet, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, planRule, type Rule } from '@/lib/rules';
import { readSegmentCatalog } from './segment-catalog';

export interface SimilarSegment {
  id: string;
  name: string;
  size: number;
  /** Customers in both. */
  both: number;
  /** Customers in both of those in either. */
  jaccard: number;
}

export interface SimilarityQuestion {
  rule: Rule;
  at: Date;
  /** Segment that is edited, which is left out. */
  self?: string | undefined;
}

const TIMEOUT_MS = 10_000;
const LOOKED_AT = 40;
const SHOWN = 3;
/** Below this, two segments have little to do with each other. */
const LEAST = 0.02;

/**
 * The live segments whose members a rule's customers resemble most, by the Jaccard index with the stored membership.
 * Of many, those nearest in size are looked at: the others cannot be alike.
 */
export function findSimilar(
  pool: Pool,
  { rule, at, self }: SimilarityQuestion,
): Promise<{ count: number; similar: SimilarSegment[] }> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db, audience }) =>
    withSets(async (scope) => {
      const catalog = await readSegmentCatalog(db);
      const plan = planRule(rule, catalog, self, self === undefined ? null : catalog.segment(self)?.parentId);
      const evaluation = await audience.evaluate(leavesOf([plan.root]), { at: at.getTime() }, scope);
      const matching = new TreeEvaluator(evaluation, scope).evaluate(plan.root);
      const count = matching.size;
      const { rows } = await db.query<{ number: number; id: string; name: string }>(
        `SELECT number, id, name FROM segment WHERE status = 'active' AND size > 0 AND id IS DISTINCT FROM $1
         ORDER BY abs(ln(size) - ln(greatest($2::float8, 1))) LIMIT $3`,
        [self ?? null, count, LOOKED_AT],
      );
      const similar: SimilarSegment[] = [];
      for (const { number, id, name } of count === 0 ? [] : rows) {
        const members = await readSet(
          db,
          sql`SELECT customer FROM membership WHERE segment = ${number}::int AND left_at IS NULL`,
          scope,
        );
        const both = matching.andCardinality(members);
        similar.push({ id, name, size: members.size, both, jaccard: both / (count + members.size - both) });
      }
      return {
        count,
        similar: similar
          .filter(({ jaccard }) => jaccard >= LEAST)
          .sort((a, b) => b.jaccard - a.jaccard)
          .slice(0, SHOWN),
      };
    }),
  );
}

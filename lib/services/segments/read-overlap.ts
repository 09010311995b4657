import { AppError } from '@/lib/core';
import { type CustomerSet, inSnapshot, PostgresAudience, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, planRule } from '@/lib/rules';
import { readSegmentCatalog } from './segment-catalog';

export interface OverlapPair {
  a: string;
  b: string;
  sizeA: number;
  sizeB: number;
  /** Customers in both. */
  both: number;
  /** Customers in both of those in either; 0 where both are empty. */
  jaccard: number;
}

const TIMEOUT_MS = 60_000;

/** How many customers each two of some segments (ids or keys) share, by their rules at an instant. Errors: notFound. */
export function readOverlap(pool: Pool, references: readonly string[], at: Date): Promise<OverlapPair[]> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db }) =>
    withSets(async (scope) => {
      const catalog = await readSegmentCatalog(db);
      const segments = references.map((reference) => {
        const segment = catalog.segment(reference);
        if (!segment) throw new AppError('notFound', `There is no segment “${reference}”`);
        return { id: segment.id, tree: planRule(segment.rule, catalog, segment.id, segment.parentId).root };
      });
      const evaluation = await new PostgresAudience(db).evaluate(
        leavesOf(segments.map(({ tree }) => tree)),
        { at: at.getTime() },
        scope,
      );
      const trees = new TreeEvaluator(evaluation, scope);
      const sets = segments.map(({ id, tree }) => ({ id, set: trees.evaluate(tree) }));
      return sets.flatMap((a, index) => sets.slice(index + 1).map((b) => pairOf(a, b)));
    }),
  );
}

type Named = { id: string; set: CustomerSet };

function pairOf(a: Named, b: Named): OverlapPair {
  const both = a.set.andCardinality(b.set);
  const either = a.set.size + b.set.size - both;
  return { a: a.id, b: b.id, sizeA: a.set.size, sizeB: b.set.size, both, jaccard: either === 0 ? 0 : both / either };
}

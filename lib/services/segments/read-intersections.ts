import { type CustomerSet, inSnapshot, type SetScope, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { readSegmentSets, type SegmentSet } from './read-segment-sets';

/** More sets than this make more intersections than anybody reads. */
export const MAX_SETS = 6;

export interface Intersection {
  /** Ids of the segments that these customers are in; they are in none of the others. */
  in: string[];
  customers: number;
}

export interface SegmentIntersections {
  asOf: string;
  /** Everyone who is a customer. */
  total: number;
  segments: { id: string; name: string; status: SegmentSet['status']; size: number }[];
  /** Customers who are in at least one of them. */
  either: number;
  /** Every combination that somebody is in, the largest first; each customer is in exactly one of them. */
  intersections: Intersection[];
  /** Each two of them, by their places in `segments`. */
  pairs: { a: string; b: string; both: number; jaccard: number }[];
}

const TIMEOUT_MS = 20_000;

/**
 * How some segments (2 to 6, ids or keys) intersect: the exact number of customers in every combination of them (the
 * disjoint parts of Lex et al., UpSet, 2014), and the Jaccard index of each two. Errors: notFound, timeout.
 */
export function readIntersections(pool: Pool, references: readonly string[], at: Date): Promise<SegmentIntersections> {
  return inSnapshot(pool, TIMEOUT_MS, (snapshot) =>
    withSets(async (scope) => {
      const sets = await readSegmentSets(snapshot, scope, references, at);
      const everyone = await snapshot.db.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM customer WHERE merged_into IS NULL AND erased_at IS NULL',
      );
      const either = scope.or(sets.map(({ members }) => members));
      return {
        asOf: at.toISOString(),
        total: everyone.rows[0]?.n ?? 0,
        segments: sets.map(({ id, name, status, members }) => ({ id, name, status, size: members.size })),
        either: either.size,
        intersections: partsOf(either, sets, scope)
          .filter(({ customers }) => customers > 0)
          .sort((a, b) => b.customers - a.customers || a.in.length - b.in.length),
        pairs: sets.flatMap((a, index) => sets.slice(index + 1).map((b) => pairOf(a, b))),
      };
    }),
  );
}

/** Splits a set by each segment in turn; a part that is empty is not split on. */
function partsOf(whole: CustomerSet, [first, ...rest]: readonly SegmentSet[], scope: SetScope): Intersection[] {
  if (whole.size === 0) return [];
  if (!first) return [{ in: [], customers: whole.size }];
  const inside = partsOf(scope.and(whole, first.members), rest, scope);
  const outside = partsOf(scope.without(whole, first.members), rest, scope);
  return [...inside.map((part) => ({ ...part, in: [first.id, ...part.in] })), ...outside];
}

function pairOf(a: SegmentSet, b: SegmentSet): SegmentIntersections['pairs'][number] {
  const both = a.members.andCardinality(b.members);
  const either = a.members.size + b.members.size - both;
  return { a: a.id, b: b.id, both, jaccard: either === 0 ? 0 : both / either };
}

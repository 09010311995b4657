import type { Queryable } from '@/lib/platform/db';
import { type Rule, references, ruleSchema, type SegmentCatalog } from '@/lib/rules';

interface StoredSegment {
  number: number;
  id: string;
  key: string;
  name: string;
  rule: Rule;
}

/** The segments by id and key, as rules refer to them. */
export class StoredSegments implements SegmentCatalog {
  private readonly byReference = new Map<string, StoredSegment>();

  constructor(readonly segments: readonly StoredSegment[]) {
    // An id is told from a key by coming first: no key can take another segment's id away.
    for (const segment of segments) this.byReference.set(segment.key, segment);
    for (const segment of segments) this.byReference.set(segment.id, segment);
  }

  segment(reference: string): StoredSegment | undefined {
    return this.byReference.get(reference);
  }
}

/**
 * The segments whose stored rules can be read. One that cannot is as if it were not there: what refers to it is refused,
 * and its membership stays as it was, rather than becoming everyone or nobody.
 */
export async function readSegmentCatalog(db: Queryable): Promise<StoredSegments> {
  const { rows } = await db.query<Omit<StoredSegment, 'rule'> & { rule: unknown }>(
    'SELECT number, id, key, name, rule FROM segment ORDER BY number',
  );
  return new StoredSegments(
    rows.flatMap((row) => {
      const { data: rule } = ruleSchema.safeParse(row.rule);
      return rule ? [{ ...row, rule }] : [];
    }),
  );
}

/** Segments whose rules refer to one, by id or key. */
export const referringTo = (catalog: StoredSegments, target: { id: string; key: string }): StoredSegment[] =>
  catalog.segments.filter(({ rule }) =>
    references(rule).segments.some((name) => catalog.segment(name)?.id === target.id),
  );

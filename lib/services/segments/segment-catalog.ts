import type { Queryable } from '@/lib/platform/db';
import { type Rule, references, ruleSchema, type SegmentCatalog } from '@/lib/rules';

export interface StoredSegment {
  number: number;
  id: string;
  key: string;
  name: string;
  rule: Rule;
  parentId: string | null;
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

  /** The same segments, one of them with another rule or parent. */
  with(changed: StoredSegment): StoredSegments {
    const others = this.segments.filter(({ id }) => id !== changed.id);
    return new StoredSegments([...others, changed]);
  }
}

/**
 * The segments whose stored rules can be read. One that cannot is as if it were not there: what refers to it is refused,
 * and its membership stays as it was, rather than becoming everyone or nobody.
 */
export async function readSegmentCatalog(db: Queryable): Promise<StoredSegments> {
  const { rows } = await db.query<Omit<StoredSegment, 'rule'> & { rule: unknown }>(
    'SELECT number, id, key, name, rule, parent_id AS "parentId" FROM segment ORDER BY number',
  );
  return new StoredSegments(
    rows.flatMap((row) => {
      const { data: rule } = ruleSchema.safeParse(row.rule);
      return rule ? [{ ...row, rule }] : [];
    }),
  );
}

/** Segments that stand right below one. */
export const childrenOf = (catalog: StoredSegments, target: { id: string }): StoredSegment[] =>
  catalog.segments.filter(({ parentId }) => parentId === target.id);

/** Everything whose members follow from a segment's: what refers to it or stands below it, directly or through others. */
export function dependentsOf(catalog: StoredSegments, target: { id: string; key: string }): StoredSegment[] {
  const found = new Map<string, StoredSegment>();
  const queue = [target];
  for (let next = queue.pop(); next; next = queue.pop())
    for (const user of [...referringTo(catalog, next), ...childrenOf(catalog, next)]) {
      if (found.has(user.id) || user.id === target.id) continue;
      found.set(user.id, user);
      queue.push(user);
    }
  return [...found.values()];
}

/** Segments whose rules refer to one, by id or key. */
export const referringTo = (catalog: StoredSegments, target: { id: string; key: string }): StoredSegment[] =>
  catalog.segments.filter(({ rule }) =>
    references(rule).segments.some((name) => catalog.segment(name)?.id === target.id),
  );

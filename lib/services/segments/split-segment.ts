import { AppError } from '@/lib/core';
import type { Pool, Queryable } from '@/lib/platform/db';
import { countRules } from './count-rules';
import { createSegment } from './create-segment';
import { findSegment } from './find-segment';
import type { Segment, SegmentRow } from './segment-row';
import { type SplitBy, type SplitPart, splitParts } from './split-parts';

export interface CountedPart extends SplitPart {
  size: number;
}

export interface SplitPreview {
  parent: { id: string; name: string; size: number };
  parts: CountedPart[];
}

const MOST_VALUES = 8;

const COMMONEST: Partial<Record<SplitBy, string>> = {
  country: `SELECT c.traits ->> 'country' AS value FROM membership m JOIN customer c ON c.number = m.customer
    WHERE m.segment = $1 AND m.left_at IS NULL AND c.traits ->> 'country' <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT $2`,
  favouriteCategory: `SELECT s.favourite_category AS value FROM membership m JOIN customer_snapshot s ON s.customer = m.customer
    WHERE m.segment = $1 AND m.left_at IS NULL AND s.favourite_category <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT $2`,
};

async function partsOf(db: Queryable, segment: SegmentRow, by: SplitBy): Promise<SplitPart[]> {
  const text = COMMONEST[by];
  if (!text) return splitParts(by, []);
  const { rows } = await db.query<{ value: string }>(text, [segment.number, MOST_VALUES]);
  // Two spellings that compare equal are one part.
  const values = new Map(rows.map(({ value }) => [value.toLowerCase(), value]));
  return splitParts(by, [...values.values()]);
}

/** The parts into which a segment (by id or key) can be split, with the exact size of each; empty ones are left out. */
export async function previewSplit(pool: Pool, reference: string, by: SplitBy, at: Date): Promise<SplitPreview> {
  const segment = await findSegment(pool, reference);
  const parts = await partsOf(pool, segment, by);
  const everyone = { type: 'all' as const, children: [] };
  const [size = 0, ...sizes] = await countRules(
    pool,
    [everyone, ...parts.map(({ rule }) => rule)],
    at,
    undefined,
    segment.id,
  );
  const counted = parts.map((part, index) => ({ ...part, size: sizes[index] ?? 0 }));
  return {
    parent: { id: segment.id, name: segment.name, size },
    parts: counted.filter((part) => part.size > 0),
  };
}

export interface SplitInput {
  by: SplitBy;
  /** Keys of the parts to be made. */
  parts: readonly string[];
  status: 'draft' | 'active';
  ownerId: string | null;
  actor: string;
  at: Date;
}

/** Makes a child of each chosen part of a segment (by id or key). Errors: notFound, invalidInput (a part that is none). */
export async function splitSegment(pool: Pool, reference: string, input: SplitInput): Promise<Segment[]> {
  const segment = await findSegment(pool, reference);
  const parts = await partsOf(pool, segment, input.by);
  const chosen = input.parts.map((key) => {
    const part = parts.find((each) => each.key === key);
    if (!part)
      throw new AppError('invalidInput', undefined, {
        errors: [{ path: '/parts', message: `There is no part “${key}” now` }],
      });
    return part;
  });
  const made: Segment[] = [];
  for (const { label, rule } of chosen)
    made.push(
      await createSegment(pool, {
        name: `${segment.name}: ${label}`.slice(0, 200),
        goal: segment.goal,
        parentId: segment.id,
        ownerId: input.ownerId,
        rule,
        status: input.status,
        actor: input.actor,
        at: input.at,
      }),
    );
  return made;
}

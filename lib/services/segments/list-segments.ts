import sql, { join, raw } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../profiles/cursor';
import { SEGMENT_COLUMNS, type Segment, type SegmentRow, type SegmentStatus, toSegment } from './segment-row';

const SORTS = {
  name: { column: 'lower(s.name)', type: 'text', kind: 'text', value: (row: SegmentRow) => row.name.toLowerCase() },
  size: { column: 'coalesce(s.size, -1)', type: 'int', kind: 'integer', value: (row: SegmentRow) => row.size ?? -1 },
  updatedAt: {
    column: 's.updated_at',
    type: 'timestamptz',
    kind: 'time',
    value: (row: SegmentRow) => row.updatedAt.toISOString(),
  },
  createdAt: {
    column: 's.created_at',
    type: 'timestamptz',
    kind: 'time',
    value: (row: SegmentRow) => row.createdAt.toISOString(),
  },
} as const;
export type SegmentSort = keyof typeof SORTS | `-${keyof typeof SORTS}`;

export interface ListSegmentsInput {
  /** Part of the name or key. */
  q?: string;
  status?: SegmentStatus;
  /** Id of the owner; `none` for those without one. */
  owner?: string;
  /** Id of the parent. */
  parent?: string;
  /** With a leading minus: descending. */
  sort?: SegmentSort;
  cursor?: string;
  limit: number;
}

/** A page of segments, those changed last first unless sorted otherwise. */
export async function listSegments(
  db: Queryable,
  input: ListSegmentsInput,
): Promise<{ data: Segment[]; nextCursor: string | null }> {
  const { q, status, owner, parent, sort = '-updatedAt', cursor, limit } = input;
  const descending = sort.startsWith('-');
  const { column, type, kind, value } = SORTS[sort.replace('-', '') as keyof typeof SORTS];
  const filters = [sql`true`];
  if (q) filters.push(sql`position(lower(${q}::text) IN lower(s.name || ' ' || s.key)) > 0`);
  if (status) filters.push(sql`s.status = ${status}::"SegmentStatus"`);
  if (owner) filters.push(owner === 'none' ? sql`s.owner_id IS NULL` : sql`s.owner_id = ${owner}::text`);
  if (parent) filters.push(sql`s.parent_id = ${parent}::text`);
  if (cursor) {
    const after = decodeCursor(cursor, sort, kind);
    filters.push(
      sql`(${raw(column)}, s.number) ${raw(descending ? '<' : '>')} (${after.value}::${raw(type)}, ${after.number}::int)`,
    );
  }
  const order = raw(`${column} ${descending ? 'DESC' : 'ASC'}, s.number ${descending ? 'DESC' : 'ASC'}`);
  const { rows } = await db.query<SegmentRow>(
    sql`SELECT ${raw(SEGMENT_COLUMNS)} FROM segment s WHERE ${join(filters, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}::int`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last ? encodeCursor({ order: sort, value: value(last), number: last.number }) : null;
  return { data: page.map(toSegment), nextCursor };
}

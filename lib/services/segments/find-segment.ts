import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { SEGMENT_COLUMNS, type SegmentRow } from './segment-row';

const FIND = `SELECT ${SEGMENT_COLUMNS} FROM segment s WHERE s.id = $1 OR s.key = $1 ORDER BY (s.id = $1) DESC LIMIT 1`;

/** A segment's row by id or key. Errors: notFound. */
export async function findSegment(db: Queryable, reference: string): Promise<SegmentRow> {
  const { rows } = await db.query<SegmentRow>(FIND, [reference]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such segment');
  return row;
}

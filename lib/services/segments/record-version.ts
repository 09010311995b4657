import type { Queryable } from '@/lib/platform/db';
import type { SegmentRow } from './segment-row';

/** Keeps the present state of a segment as its version's. */
export const recordVersion = (
  db: Queryable,
  { number, version, name, rule, status }: SegmentRow,
  actor: string,
  at: Date,
) =>
  db.query(
    'INSERT INTO segment_version (segment, version, name, rule, status, actor, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [number, version, name, JSON.stringify(rule), status, actor, at],
  );

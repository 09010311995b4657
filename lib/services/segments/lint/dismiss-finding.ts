import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { findSegment } from '../find-segment';

export interface Dismissal {
  kind: string;
  place: string;
  /** Why it is all right; null takes a dismissal back. */
  reason: string | null;
  actor: string;
  at: Date;
}

/** Dismisses what was found in a segment (by id or key), with the reason, as long as it is found. Errors: notFound. */
export async function dismissFinding(
  db: Queryable,
  reference: string,
  { kind, place, reason, actor, at }: Dismissal,
): Promise<void> {
  const { number } = await findSegment(db, reference);
  const { rowCount } = await db.query(
    `UPDATE segment_finding SET dismissed_at = $4, dismissed_by = $5, reason = $6 WHERE segment = $1 AND kind = $2 AND place = $3`,
    [number, kind, place, ...(reason === null ? [null, null, null] : [at, actor, reason])],
  );
  if (!rowCount) throw new AppError('notFound', 'This was not found any more');
}

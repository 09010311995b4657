import type { Queryable } from '@/lib/platform/db';

export interface TrailItem {
  at: Date;
  who: string;
  /** Name of the entry point: `castVote`, `applyReviewFix`. */
  action: string;
  /** `done`, or why it was refused. */
  outcome: string;
  detail: Record<string, unknown> | null;
}

const TRAIL = `
  SELECT a.at, coalesce(u.name, c.name, a.actor) AS who, a.action, a.outcome, a.detail
  FROM audit_entry a LEFT JOIN user_account u ON 'user:' || u.id = a.actor LEFT JOIN api_client c ON 'client:' || c.id = a.actor
  WHERE a.subject = $1 ORDER BY a.at DESC, a.id DESC LIMIT 200`;

/** Everything that was done, or tried, with a review; the latest first. */
export async function readTrail(db: Queryable, review: string): Promise<TrailItem[]> {
  const { rows } = await db.query<TrailItem>(TRAIL, [review]);
  return rows;
}

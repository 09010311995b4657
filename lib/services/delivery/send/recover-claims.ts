import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';

/** Whose claims: all but a sender's own, or its own alone. */
type Whose = { notOf: string; of?: undefined } | { of: string; notOf?: undefined };

/**
 * What a sender had in hand when it ended: what had not been handed over goes out again; of what was being handed over
 * nobody knows whether it was taken: it is `uncertain` and is never repeated by itself, unless the provider takes a repeat
 * for the same message. Should that sender live after all, it can hand over nothing more (`markHanding`).
 */
export async function recoverClaims(
  db: Queryable,
  { idempotent, at, of, notOf }: Whose & { idempotent: boolean; at: Date },
): Promise<{ requeued: number; uncertain: number }> {
  const whose = of === undefined ? sql`claimed_by IS DISTINCT FROM ${notOf}` : sql`claimed_by = ${of}`;
  const again = idempotent ? ['sending', 'handing'] : ['sending'];
  const requeued = await db.query(sql`UPDATE message SET status = 'queued', claimed_by = NULL, claimed_to = NULL
    WHERE status = ANY(${again}::text[]) AND status IN ('sending', 'handing') AND ${whose}`);
  const uncertain =
    await db.query(sql`UPDATE message SET status = 'uncertain', reason = 'lost', settled_at = ${at}::timestamptz,
      detail = 'The sender was stopped while it handed this over: the mail server may have taken it.'
    WHERE status IN ('sending', 'handing') AND status = 'handing' AND ${whose}`);
  return { requeued: requeued.rowCount ?? 0, uncertain: uncertain.rowCount ?? 0 };
}

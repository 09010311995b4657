import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';

/**
 * What another process had in hand when it ended: what had not been handed over goes out again; of what was being handed
 * over nobody knows whether it was taken: it is `uncertain` and is never repeated by itself, unless the provider takes a
 * repeat for the same message. Should that process live after all, it can hand over nothing more (`markHanding`).
 */
export async function recoverClaims(
  db: Queryable,
  worker: string,
  { idempotent, at }: { idempotent: boolean; at: Date },
): Promise<{ requeued: number; uncertain: number }> {
  const again = idempotent ? ['sending', 'handing'] : ['sending'];
  const requeued = await db.query(sql`UPDATE message SET status = 'queued', claimed_by = NULL, claimed_to = NULL
    WHERE status = ANY(${again}::text[]) AND status IN ('sending', 'handing') AND claimed_by IS DISTINCT FROM ${worker}`);
  const uncertain =
    await db.query(sql`UPDATE message SET status = 'uncertain', reason = 'lost', settled_at = ${at}::timestamptz,
      detail = 'The sender was stopped while it handed this over: the mail server may have taken it.'
    WHERE status = 'handing' AND claimed_by IS DISTINCT FROM ${worker}`);
  return { requeued: requeued.rowCount ?? 0, uncertain: uncertain.rowCount ?? 0 };
}

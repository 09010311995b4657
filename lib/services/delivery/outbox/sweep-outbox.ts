import type { Queryable } from '@/lib/platform/db';

const KEPT_DAYS = 90;

/** The outbox forgets: what it took stands in the messages, and it holds words to people. */
export async function sweepOutbox(db: Queryable, at: Date): Promise<void> {
  await db.query('DELETE FROM outbox_mail WHERE at < $1', [new Date(at.getTime() - KEPT_DAYS * 86_400_000)]);
}

import type { Queryable } from '@/lib/platform/db';

/** On which the sender is told that there is something to do; it looks every second by itself. */
export const MAIL_CHANNEL = 'kindred_mail';

export async function wakeSender(db: Queryable): Promise<void> {
  await db.query(`NOTIFY ${MAIL_CHANNEL}`);
}

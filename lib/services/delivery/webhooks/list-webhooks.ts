import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../../profiles/cursor';
import { toWebhook, WEBHOOK_COLUMNS, type Webhook, type WebhookRow } from './webhook-row';

const ORDER = 'webhook';
const LIST = `SELECT ${WEBHOOK_COLUMNS} FROM webhook_endpoint w WHERE w.number > $1 ORDER BY w.number LIMIT $2`;

/** A page of endpoints in the order in which they were made. Errors: invalidInput (cursor). */
export async function listWebhooks(
  db: Queryable,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ data: Webhook[]; nextCursor: string | null }> {
  const after = cursor ? decodeCursor(cursor, ORDER, 'integer').number : 0;
  const { rows } = await db.query<WebhookRow>(LIST, [after, limit + 1]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(toWebhook),
    nextCursor: rows.length > limit && last ? encodeCursor({ order: ORDER, value: null, number: last.number }) : null,
  };
}

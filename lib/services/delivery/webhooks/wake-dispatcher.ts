import type { Queryable } from '@/lib/platform/db';

/** The channel on which the dispatcher hears that there is something to send. */
export const WEBHOOK_CHANNEL = 'kindred_webhook';
export const wakeDispatcher = (db: Queryable) => db.query('SELECT pg_notify($1, $2)', [WEBHOOK_CHANNEL, '']);

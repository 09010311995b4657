import type { Queryable } from '@/lib/platform/db';
import { findWebhook, toWebhook, type Webhook } from './webhook-row';

/** One endpoint. Errors: notFound. */
export const getWebhook = async (db: Queryable, id: string): Promise<Webhook> => toWebhook(await findWebhook(db, id));

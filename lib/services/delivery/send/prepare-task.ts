import { defineTask } from '@/lib/platform/compute/define-task';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { composeMessage } from '@/lib/platform/mail/compose-message';
import { dkimOf } from '@/lib/platform/mail/open-provider';
import type { Claimed } from './claim-due';
import { type Prepared, prepareBatch, type Ready } from './prepare-batch';
import { EmailReader } from './read-email';

export interface PrepareWork {
  claimed: readonly Claimed[];
  /** By which people reach the product. */
  origin: string;
  at: Date;
}

/** What the thread keeps between batches: emails compiled. */
const emails = new EmailReader();

/**
 * Prepares messages in a thread, on database connections of its own: what is read of their customers, recommendations,
 * rendering and the bytes that go over the wire take more than handing them over does, and leave the sender's thread to
 * its connections.
 */
export const prepareMailTask = defineTask({
  name: 'prepareMail',
  run: async ({ claimed, origin, at }: PrepareWork): Promise<Prepared> => {
    const prepared = await prepareBatch({ pool: pool(), emails, origin }, claimed, at);
    const ready = await composeAll(prepared.ready);
    // An error loses its kind on the way between threads: it is told here.
    for (const error of prepared.errors) log.error({ err: error }, 'an email could not be prepared; it is tried again');
    return { ...prepared, ready, errors: [] };
  },
});

/** Providers that take the message as a whole find its bytes; one that cannot be put together is left to the provider to say. */
async function composeAll(ready: Ready[]): Promise<Ready[]> {
  const { MAIL_PROVIDER: provider } = env();
  if (provider !== 'smtp' && provider !== 'outbox') return ready;
  const key = dkimOf(env());
  return Promise.all(
    ready.map(async (one): Promise<Ready> => {
      try {
        return { ...one, message: { ...one.message, raw: await composeMessage(one.message, key) } };
      } catch {
        return one;
      }
    }),
  );
}

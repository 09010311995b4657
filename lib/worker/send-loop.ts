import { type Clock, randomToken } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import type { MailProvider } from '@/lib/platform/mail/mail-provider';
import type { Prepare } from '@/lib/services/delivery/send/prepare-batch';
import { Sender } from '@/lib/services/delivery/send/sender';
import { MAIL_CHANNEL } from '@/lib/services/delivery/send/wake-sender';
import { type AloneOptions, runAlone } from './run-alone';

export interface SendLoopOptions extends Pick<AloneOptions, 'connectionString' | 'onError' | 'signal'> {
  pool: Pool;
  clock: Clock;
  provider: MailProvider;
  /** Scheme and host by which people reach the product. */
  origin: string;
  /** Messages a second. */
  rate?: number;
  prepare?: Prepare;
}

/** Looks at least this often: messages come due without a notification. */
const LONGEST_PAUSE_MS = 1_000;

/** Sends mail until the signal comes. Of several workers one holds the lock; whoever takes over puts in order what was left. */
export async function runSendLoop({
  pool,
  clock,
  provider,
  origin,
  rate,
  prepare,
  ...options
}: SendLoopOptions): Promise<void> {
  const alone = { ...options, name: 'kindred mail', lock: ADVISORY_LOCKS.sender, channels: [MAIL_CHANNEL] };
  await runAlone(alone, async ({ bell, lost, succeeded }) => {
    // A sender lives as long as its lock: one that has lost it claims nothing more, and hands over nothing more.
    const stop = new AbortController();
    const signal = AbortSignal.any([options.signal, stop.signal]);
    const sender = new Sender({
      pool,
      provider,
      clock,
      origin,
      rate,
      ...(prepare && { prepare }),
      worker: randomToken(12),
      onError: options.onError,
    });
    try {
      await sender.recover();
      while (!options.signal.aborted) {
        bell.reset();
        await Promise.race([sender.drain(signal), lost]);
        succeeded();
        await bell.wait(LONGEST_PAUSE_MS);
      }
    } finally {
      stop.abort();
    }
  });
  await provider.close();
}

import type { Clock } from '@/lib/core';
import { PostOutside } from '@/lib/platform/outside/post-outside';
import { sender } from '@/lib/services/delivery/webhooks/dispatch/attempt';
import { DISPATCHER_LOCK, Dispatcher } from '@/lib/services/delivery/webhooks/dispatch/dispatcher';
import { WEBHOOK_CHANNEL } from '@/lib/services/delivery/webhooks/wake-dispatcher';
import { type AloneOptions, runAlone } from './run-alone';

export interface WebhookLoopOptions extends Pick<AloneOptions, 'connectionString' | 'onError' | 'signal'> {
  clock: Clock;
  /** Whether private and loopback addresses are reached. */
  allowPrivate: boolean;
}

/** Looks at least this often: repeats come due without a notification. */
const LONGEST_PAUSE_MS = 1_000;
/** What is under way when the end comes may take so long to be recorded; else the next worker repeats it. */
const GOODBYE_MS = 4_000;

/** Sends webhooks until the signal comes: woken by notifications, by attempts that end, and every second. */
export async function runWebhookLoop({ clock, allowPrivate, ...options }: WebhookLoopOptions): Promise<void> {
  const outside = new PostOutside({ allowPrivate });
  const alone = { ...options, name: 'kindred webhooks', lock: DISPATCHER_LOCK, channels: [WEBHOOK_CHANNEL] };
  await runAlone(alone, async ({ client, bell, lost, succeeded }) => {
    await client.query('SET jit = off');
    const dispatcher = new Dispatcher({ clock, send: sender(outside, clock), wake: () => bell.ring() });
    const tick = () => Promise.race([dispatcher.tick(client), lost]);
    while (!options.signal.aborted) {
      bell.reset();
      const more = await tick();
      succeeded();
      if (!more) await bell.wait(LONGEST_PAUSE_MS);
    }
    dispatcher.stop();
    const end = clock.now().getTime() + GOODBYE_MS;
    while (dispatcher.busy > 0 && clock.now().getTime() < end) {
      bell.reset();
      await tick();
      if (dispatcher.busy > 0) await bell.wait(200);
    }
  });
  outside.close();
}

import { Sender, type SenderOptions, type SendTotals } from './sender';

/**
 * Hands all messages that are due to the provider, and answers what came of them. For one time; the worker keeps a Sender
 * (lib/worker/send-loop.ts). What a sender before left behind is put in order first.
 */
export async function sendDue(options: SenderOptions): Promise<SendTotals> {
  const sender = new Sender(options);
  await sender.recover();
  return sender.drain();
}

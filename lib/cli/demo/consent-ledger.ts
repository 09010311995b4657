import type { Client } from 'pg';
import type { DemoEvent } from '@/lib/demo/behaviour/event-of';
import { copyRows } from '@/lib/platform/bulk/copy-rows';

interface Entry {
  state: string;
  at: number;
  source: string;
}

const CONSENT: Readonly<Record<string, string>> = {
  Subscribed: 'subscribed',
  Unsubscribed: 'unsubscribed',
  'Email Marked as Spam': 'unsubscribed',
};
const SUPPRESSION: Readonly<Record<string, string>> = {
  'Email Bounced': 'bounced',
  'Email Marked as Spam': 'complained',
};

/** What the events say about whether somebody may be written to, as the ingestion would have kept it. */
export class ConsentLedger {
  private readonly consent = new Map<number, Entry>();
  private readonly suppression = new Map<number, { reason: string; at: number }>();

  /** Events are to be noted in order of time. */
  note(event: DemoEvent): void {
    const state = CONSENT[event.name];
    if (state) this.consent.set(event.customer, { state, at: event.at, source: `event:${event.name}` });
    const reason = SUPPRESSION[event.name];
    if (reason && !this.suppression.has(event.customer)) this.suppression.set(event.customer, { reason, at: event.at });
  }

  async copy(client: Client): Promise<void> {
    await copyRows(
      client,
      'consent',
      ['customer', 'channel', 'state', 'at', 'source'],
      [...this.consent].map(([customer, { state, at, source }]) => [
        customer + 1,
        'email',
        state,
        new Date(at),
        source,
      ]),
    );
    await copyRows(
      client,
      'suppression',
      ['customer', 'channel', 'reason', 'at'],
      [...this.suppression].map(([customer, { reason, at }]) => [customer + 1, 'email', reason, new Date(at)]),
    );
  }
}

import type { Queryable } from '@/lib/platform/db';
import type { AcceptedEvent } from './accept-call';

interface Signal {
  consent?: 'subscribed' | 'unsubscribed';
  suppression?: string;
}

/** What an event says about whether a customer may be written to. */
const SIGNALS: Readonly<Record<string, Signal>> = {
  Unsubscribed: { consent: 'unsubscribed' },
  Subscribed: { consent: 'subscribed' },
  'Email Bounced': { suppression: 'bounced' },
  'Email Marked as Spam': { suppression: 'complained', consent: 'unsubscribed' },
};

export const saysConsent = (event: AcceptedEvent): boolean =>
  event.kind === 'track' && Object.hasOwn(SIGNALS, event.name);

/** Keeps consent and suppressions by the latest event of each customer and channel; a repeat changes nothing. */
export async function applyConsent(
  db: Queryable,
  signals: readonly { customer: number; event: AcceptedEvent }[],
): Promise<void> {
  const ordered = signals.toSorted((a, b) => a.customer - b.customer || a.event.occurredAt - b.event.occurredAt);
  for (const { customer, event } of ordered) {
    const signal = SIGNALS[event.name];
    const channel = event.channel ?? 'email';
    const at = new Date(event.occurredAt);
    if (signal?.consent) {
      await db.query(
        `INSERT INTO consent (customer, channel, state, at, source) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (customer, channel) DO UPDATE SET state = excluded.state, at = excluded.at, source = excluded.source
         WHERE consent.at <= excluded.at`,
        [customer, channel, signal.consent, at, `event:${event.name}`],
      );
    }
    if (signal?.suppression) {
      await db.query(
        'INSERT INTO suppression (customer, channel, reason, at) VALUES ($1, $2, $3, $4) ON CONFLICT (customer, channel) DO NOTHING',
        [customer, channel, signal.suppression, at],
      );
    }
  }
}

import { BEHAVIOUR_KINDS, type CallKind, NON_SESSION_EVENTS, SESSION_GAP_MS } from '@/lib/catalog';
import type { CustomerEvent } from '@/lib/services/profiles/list-customer-events';

/** Times come as Date from the page and as text from the API. */
export type TimelineEvent = Omit<CustomerEvent, 'occurredAt' | 'receivedAt'> & {
  occurredAt: string | Date;
  receivedAt: string | Date;
};

/** Neighbouring events: one visit, or things that came on their own (an email, a refund). */
export interface EventGroup {
  key: string;
  session: boolean;
  events: TimelineEvent[];
}

const timeOf = (event: TimelineEvent): number => new Date(event.occurredAt).getTime();
const inSession = (event: TimelineEvent): boolean =>
  event.call === 'identify' ||
  (BEHAVIOUR_KINDS.includes(event.call as CallKind) && !NON_SESSION_EVENTS.includes(event.name));

/** Groups events (the latest first) into visits by the pauses between them, as the metric `sessions` counts them. */
export function groupEvents(events: readonly TimelineEvent[]): EventGroup[] {
  const groups: EventGroup[] = [];
  let visit: EventGroup | undefined;
  let last = 0;
  for (const event of events) {
    const session = inSession(event);
    if (session && visit && last - timeOf(event) <= SESSION_GAP_MS && groups.at(-1) === visit) visit.events.push(event);
    else {
      const group = { key: event.id, session, events: [event] };
      groups.push(group);
      if (session) visit = group;
    }
    if (session) last = timeOf(event);
  }
  return groups;
}

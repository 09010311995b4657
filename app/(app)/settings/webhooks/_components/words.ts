import { formatNoun } from '@/components/ui/format';
import type { DeliveryStatus, EventType } from '@/lib/services/delivery/webhooks/fields';
import type { Webhook } from '@/lib/services/delivery/webhooks/webhook-row';

/** A segment that can be chosen. */
export interface SegmentChoice {
  id: string;
  name: string;
}

export const EVENT_LABEL: Readonly<Record<EventType, string>> = {
  'segment.entered': 'A customer enters a segment',
  'segment.left': 'A customer leaves a segment',
};

const TYPE_LABEL: Readonly<Record<string, string>> = {
  'segment.entered': 'Entered',
  'segment.left': 'Left',
  'webhook.test': 'Test',
};
export const typeWords = (type: string): string => TYPE_LABEL[type] ?? type;

export const STATUS_LABEL: Readonly<Record<DeliveryStatus, string>> = {
  waiting: 'Waiting',
  delivered: 'Delivered',
  failed: 'Failed',
};
export const STATUS_TONE = { waiting: 'neutral', delivered: 'good', failed: 'bad' } as const;

/** "Entries and exits". */
export function eventWords(events: readonly EventType[]): string {
  if (events.length > 1) return 'Entries and exits';
  return events[0] === 'segment.left' ? 'Exits' : 'Entries';
}

/** "all segments", or how many. */
export const scopeWords = ({ segments }: Pick<Webhook, 'segments'>): string =>
  segments === null ? 'all segments' : formatNoun(segments.length, 'segment');

export type Health = 'active' | 'failing' | 'disabled';
export const healthOf = ({ enabled, failingSince }: Pick<Webhook, 'enabled' | 'failingSince'>): Health =>
  enabled ? (failingSince ? 'failing' : 'active') : 'disabled';

/** Why an endpoint is not called. */
export const REASON: Readonly<Record<NonNullable<Webhook['disabledReason']>, string>> = {
  person: 'Somebody disabled it.',
  gone: 'It answered 410 Gone, which says that it wants no more messages.',
  failing: 'Not one message got through for five days.',
};

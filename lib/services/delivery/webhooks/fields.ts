import { z } from 'zod';

/** What an endpoint is made of, with the words that stand beside a fault: for the browser's forms, the API and actions. */
export const EVENT_TYPES = ['segment.entered', 'segment.left'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** A test is sent on purpose and cannot be subscribed to. */
export const TEST_TYPE = 'webhook.test';

export const DELIVERY_STATUSES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const DISABLED_REASONS = ['person', 'gone', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

const noNul = (text: string): boolean => !text.includes('\u0000');

export const webhookUrl = z
  .string()
  .trim()
  .max(2_000, 'At most 2,000 characters.')
  .refine(isWebUrl, 'Enter a web address that begins with https:// or http://.')
  .refine((text) => !isWebUrl(text) || !hasCredentials(text), 'Leave user name and password out of the address.');

export const webhookDescription = z.string().trim().max(200, 'At most 200 characters.').refine(noNul, 'Not this text.');
export const webhookEvents = z.array(z.enum(EVENT_TYPES)).min(1, 'Choose at least one event.').max(EVENT_TYPES.length);
export const webhookSegments = z.array(z.string().min(1).max(100).refine(noNul, 'Not this text.')).max(500);

/** The form of a new or changed endpoint. */
export const webhookForm = z
  .object({
    url: webhookUrl,
    description: webhookDescription,
    events: webhookEvents,
    scope: z.enum(['all', 'some']),
    segments: webhookSegments,
    announceFirstBuild: z.boolean(),
  })
  .refine(({ scope, segments }) => scope === 'all' || segments.length > 0, {
    path: ['segments'],
    message: 'Choose at least one segment.',
  });
export type WebhookForm = z.infer<typeof webhookForm>;

function isWebUrl(text: string): boolean {
  return noNul(text) && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function hasCredentials(text: string): boolean {
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

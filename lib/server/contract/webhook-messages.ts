import { z } from 'zod';

const instant = z.iso.datetime();

/** What is posted to an endpoint when a customer enters or leaves a segment. */
const segmentMessage = (type: 'segment.entered' | 'segment.left') =>
  z.object({
    type: z.literal(type),
    timestamp: instant.describe('The instant at which the customer entered or left.'),
    data: z.object({
      segment: z.object({ id: z.string(), key: z.string(), name: z.string() }),
      customer: z.object({ id: z.string(), externalId: z.string().nullable() }),
      at: instant.describe('The same instant: messages may overtake each other, this orders them.'),
    }),
  });

/** Every message that the product posts, for the OpenAPI document. */
export const WEBHOOK_MESSAGES: readonly { type: string; summary: string; body: z.ZodType }[] = [
  {
    type: 'segment.entered',
    summary: 'A customer has entered a segment',
    body: segmentMessage('segment.entered'),
  },
  { type: 'segment.left', summary: 'A customer has left a segment', body: segmentMessage('segment.left') },
  {
    type: 'webhook.test',
    summary: 'Somebody tries the endpoint',
    body: z.object({
      type: z.literal('webhook.test'),
      timestamp: instant,
      data: z.object({ webhook: z.object({ id: z.string() }) }),
    }),
  },
];

/** Headers of the Standard Webhooks specification. */
export const WEBHOOK_HEADERS: Readonly<Record<string, string>> = {
  'webhook-id': 'The message, the same at every attempt: take each once.',
  'webhook-timestamp': 'Seconds since 1970 of this attempt: refuse what is old.',
  'webhook-signature':
    'Signatures separated by spaces, each `v1,` and the base64 of HMAC-SHA256 over id.timestamp.body.',
};

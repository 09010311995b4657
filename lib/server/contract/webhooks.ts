import { z } from 'zod';
import {
  DELIVERY_STATUSES,
  DISABLED_REASONS,
  EVENT_TYPES,
  webhookDescription,
  webhookEvents,
  webhookSegments,
  webhookUrl,
} from '@/lib/services/delivery/webhooks/fields';
import { endpoint } from '../endpoint';
import { askedInstant } from './segment-parts';

/** What a webhook says of a segment's members a program with the scopes may read anyway; of people, who keeps the settings. */
const read = { kind: 'api', scope: 'segments:read', permission: 'settings.manage' } as const;
const write = { kind: 'api', scope: 'segments:write', permission: 'settings.manage' } as const;

const instant = z.iso.datetime();
const idParam = z.object({ id: z.string().min(1).max(100) });
const cursor = z.string().max(500).optional();
const limit = z.coerce.number().int().min(1).max(500).default(50);
const segments = webhookSegments.min(1).nullable().describe('Ids or keys of segments; null: all.');

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(z.enum(EVENT_TYPES)),
  segments: z.array(z.string()).nullable().describe('Ids of segments; null: all.'),
  announceFirstBuild: z.boolean().describe('Announces also who is found in a segment when it is first built.'),
  enabled: z.boolean(),
  disabledReason: z
    .enum(DISABLED_REASONS)
    .nullable()
    .describe('person: by hand; gone: it answered 410; failing: five days without a success.'),
  failingSince: instant.nullable().describe('Since when every attempt has failed.'),
  lastSuccessAt: instant.nullable(),
  oldSecretUntil: instant.nullable().describe('Until when the secret before the present one signs too.'),
  createdAt: instant,
  updatedAt: instant,
});

const secret = z.string().describe('`whsec_…`, shown this once. A repeat with the same Idempotency-Key leaves it out.');
const settings = {
  url: webhookUrl.describe('http or https; redirects are not followed.'),
  description: webhookDescription.nullish(),
  events: webhookEvents,
  announceFirstBuild: z.boolean(),
  enabled: z.boolean(),
};

export const deliverySchema = z.object({
  id: z.string().describe('The webhook-id that the receiver sees, the same at every attempt.'),
  webhookId: z.string(),
  type: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.number().int().describe('Since it was made or last replayed.'),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
  settledAt: instant.nullable(),
  payload: z.unknown().describe('The body as it is sent.'),
  log: z.array(
    z.object({
      at: instant,
      tookMs: z.number().int(),
      status: z.number().int().nullable().describe('HTTP status; null where no answer came.'),
      error: z.string().nullable(),
      answer: z.string().nullable().describe('First bytes of the answer.'),
    }),
  ),
});

export const listWebhooks = endpoint({
  name: 'listWebhooks',
  method: 'GET',
  path: '/api/v1/webhooks',
  summary: 'Endpoints to which entries and exits are announced',
  access: read,
  query: z.object({ cursor, limit }),
  output: z.object({ data: z.array(webhookSchema), nextCursor: z.string().nullable() }),
});

export const createWebhook = endpoint({
  name: 'createWebhook',
  method: 'POST',
  path: '/api/v1/webhooks',
  summary: 'Announce entries and exits to an endpoint; the secret of its signatures is shown this once',
  access: write,
  body: z.strictObject({
    ...settings,
    events: webhookEvents.default([...EVENT_TYPES]),
    segments: segments.default(null),
    announceFirstBuild: z.boolean().default(false),
    enabled: z.boolean().default(true),
  }),
  output: webhookSchema.extend({ secret: secret.optional() }),
  status: 201,
  audit: true,
  idempotent: true,
  shownOnce: ['secret'],
});

export const getWebhook = endpoint({
  name: 'getWebhook',
  method: 'GET',
  path: '/api/v1/webhooks/{id}',
  summary: 'One endpoint',
  access: read,
  params: idParam,
  output: webhookSchema,
});

export const updateWebhook = endpoint({
  name: 'updateWebhook',
  method: 'PATCH',
  path: '/api/v1/webhooks/{id}',
  summary: 'Change an endpoint; what waits is kept while it is not enabled',
  access: write,
  params: idParam,
  body: z.strictObject({ ...z.object(settings).partial().shape, segments: segments.optional() }),
  output: webhookSchema,
  audit: true,
});

export const deleteWebhook = endpoint({
  name: 'deleteWebhook',
  method: 'DELETE',
  path: '/api/v1/webhooks/{id}',
  summary: 'Delete an endpoint with its deliveries',
  access: write,
  params: idParam,
  status: 204,
  audit: true,
});

export const rotateSecret = endpoint({
  name: 'rotateWebhookSecret',
  method: 'POST',
  path: '/api/v1/webhooks/{id}/rotate',
  summary: 'A new secret, shown this once; for a day the old one signs too',
  access: write,
  params: idParam,
  output: webhookSchema.extend({ secret }),
  audit: true,
});

export const testWebhook = endpoint({
  name: 'testWebhook',
  method: 'POST',
  path: '/api/v1/webhooks/{id}/test',
  summary: 'Send a message of the type webhook.test',
  access: write,
  params: idParam,
  output: deliverySchema,
  status: 202,
  audit: true,
  conflicts: true,
});

export const recoverDeliveries = endpoint({
  name: 'recoverWebhookDeliveries',
  method: 'POST',
  path: '/api/v1/webhooks/{id}/recover',
  summary: 'Send at once what has failed since a time or waits, and what was missed while the endpoint was disabled',
  access: write,
  params: idParam,
  body: z.strictObject({
    since: askedInstant.describe('At most 30 days ago.'),
    missed: z.boolean().default(false).describe('Announce also what was never made into a delivery.'),
  }),
  output: z.object({ replayed: z.number().int(), missed: z.number().int() }),
  status: 202,
  audit: true,
  conflicts: true,
});

export const listDeliveries = endpoint({
  name: 'listWebhookDeliveries',
  method: 'GET',
  path: '/api/v1/webhooks/{id}/deliveries',
  summary: 'What was sent to an endpoint, the latest first; kept for 30 days',
  access: read,
  params: idParam,
  query: z.object({
    status: z.enum(DELIVERY_STATUSES).optional(),
    q: z
      .string()
      .max(200)
      .refine((text) => !text.includes('\u0000'), 'A NUL character cannot be stored.')
      .optional()
      .describe('Id of a delivery, id or external id of a customer, id or key of a segment.'),
    cursor,
    limit,
  }),
  output: z.object({ data: z.array(deliverySchema), nextCursor: z.string().nullable() }),
});

export const getDelivery = endpoint({
  name: 'getWebhookDelivery',
  method: 'GET',
  path: '/api/v1/webhooks/deliveries/{id}',
  summary: 'One delivery with its payload and every attempt',
  access: read,
  params: idParam,
  output: deliverySchema,
});

export const replayDelivery = endpoint({
  name: 'replayWebhookDelivery',
  method: 'POST',
  path: '/api/v1/webhooks/deliveries/{id}/replay',
  summary: 'Send a delivery again under the same id',
  access: write,
  params: idParam,
  output: deliverySchema,
  status: 202,
  audit: true,
  conflicts: true,
});

import { z } from 'zod';
import { endpoint } from '../endpoint';

const access = { kind: 'api', scope: 'customers:read', permission: 'customers.view' } as const;
const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime());
const money = z.string().describe('Decimal text in `currency`.');
const share = z.number().nullable();
const id = z
  .string()
  .min(1)
  .max(100)
  .refine((value) => !value.includes('\u0000'), 'No id holds a NUL character.');
const text = z
  .string()
  .max(512)
  .refine((value) => !value.includes('\u0000'), 'A NUL character cannot be stored.');
const cursor = z.string().max(500).optional();

export const metricsSchema = z.object({
  at: instant.describe('The instant at which the exact metrics hold: that of the request.'),
  currency: z.string().describe('ISO 4217 code of every amount.'),
  recencyDays: z.number().int().nullable().describe('Whole days since the last order.'),
  frequency: z.number().int().describe('Orders.'),
  monetary: money,
  averageOrderValue: money.nullable(),
  tenureDays: z.number().int().nullable(),
  sessions: z.number().int(),
  lifecycleStage: z.string().nullable(),
  recencyScore: z.number().int().nullable(),
  frequencyScore: z.number().int().nullable(),
  monetaryScore: z.number().int().nullable(),
  engagementScore: z.number().nullable(),
  engagementTrend: z.number().nullable(),
  openRate: share,
  clickRate: share,
  clickToOpenRate: share,
  emailsDelivered: z.number().int().nullable().describe('What the email rates are made of.'),
  emailsOpened: z.number().int().nullable(),
  emailsClicked: z.number().int().nullable(),
  sessionVariability: z.number().nullable(),
  favouriteCategory: z.string().nullable(),
  lifetimeValue: money.nullable(),
  churnProbability: share,
  affinities: z.record(z.string(), z.unknown()).nullable(),
  clusters: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('The group of each clustering, by the key of the model.'),
  probabilities: z.record(z.string(), z.unknown()).nullable().describe('What models say, by their key.'),
  percentiles: z.record(z.string(), z.unknown()).nullable(),
  predictions: z.record(z.string(), z.unknown()).nullable(),
  computedAt: instant
    .nullable()
    .describe('When the snapshot metrics (from `recencyScore` on) were computed; null: not yet.'),
});

export const customerSchema = z.object({
  id: z.string(),
  externalId: z.string().nullable().describe('The userId of the event sources.'),
  email: z.string().nullable(),
  traits: z.record(z.string(), z.unknown()),
  metrics: metricsSchema,
  createdAt: instant,
  updatedAt: instant,
});

export const listCustomers = endpoint({
  name: 'listCustomers',
  method: 'GET',
  path: '/api/v1/customers',
  summary: 'Customers, in the order in which they were made',
  access,
  query: z.object({
    externalId: text.optional().describe('A userId; one that came by a merge finds who is left.'),
    email: text.optional().describe('A whole address, in any case.'),
    q: text.max(200).optional().describe('Part of a name, email address or external id.'),
    cursor,
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ data: z.array(customerSchema), nextCursor: z.string().nullable() }),
});

const idParam = z.object({ id });

export const getCustomer = endpoint({
  name: 'getCustomer',
  method: 'GET',
  path: '/api/v1/customers/{id}',
  summary: 'A customer; of one that was merged away, the problem names who is left',
  access,
  params: idParam,
  output: customerSchema,
});

export const customerEventSchema = z.object({
  id: z.string(),
  call: z.string().describe('track, page, screen, identify, group or alias.'),
  name: z.string(),
  occurredAt: instant,
  receivedAt: instant,
  properties: z.record(z.string(), z.unknown()).nullable(),
  context: z.record(z.string(), z.unknown()).nullable(),
});

export const listCustomerEvents = endpoint({
  name: 'listCustomerEvents',
  method: 'GET',
  path: '/api/v1/customers/{id}/events',
  summary: 'The events of a customer, the latest first',
  access,
  params: idParam,
  query: z.object({ cursor, limit: z.coerce.number().int().min(1).max(500).default(50) }),
  output: z.object({ data: z.array(customerEventSchema), nextCursor: z.string().nullable() }),
});

const productNames = z.array(z.object({ id: z.string(), externalId: z.string(), name: z.string() }));

export const listRecommendations = endpoint({
  name: 'listRecommendations',
  method: 'GET',
  path: '/api/v1/customers/{id}/recommendations',
  summary: 'Products to show this customer next, the best first, by the recommender in use',
  access,
  params: idParam,
  query: z.object({ n: z.coerce.number().int().min(1).max(50).default(10) }),
  output: z.object({
    data: z.array(
      z.object({
        product: z.object({
          id: z.string(),
          externalId: z.string(),
          name: z.string(),
          category: z.string().nullable(),
          price: money.nullable(),
          currency: z.string().nullable(),
          imageUrl: z.string().nullable(),
        }),
        because: z.object({
          kind: z.enum(['similar', 'together', 'next', 'text', 'category', 'popular']),
          text: z.string().describe('Why, in one sentence.'),
          products: productNames.describe('What this customer did that speaks for it.'),
        }),
      }),
    ),
    model: z.object({ key: z.string(), name: z.string(), version: z.number().int(), trainedAt: instant }),
    personal: z
      .boolean()
      .describe('Whether they follow from what this customer did; else they are what speaks for everyone.'),
  }),
});

/** The query of the list page, as its address holds it. */
export const exportCustomers = endpoint({
  name: 'exportCustomers',
  method: 'GET',
  path: '/api/ui/customers/export',
  summary: 'The customers of a list as CSV',
  access: { kind: 'person', permission: 'customers.export' },
  internal: true,
  audit: true,
});

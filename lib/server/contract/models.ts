import { z } from 'zod';
import { FEATURES } from '@/lib/services/models/features/definitions';
import { predictionSchema, predictSchema } from '@/lib/services/models/predict';
import {
  createModelSchema,
  instantSchema,
  kindFilterSchema,
  MODEL_KINDS,
  MODEL_STATUSES,
  modelDetailSchema,
  noteSchema,
} from '@/lib/services/models/types';
import { endpoint } from '../endpoint';

const read = { kind: 'api', scope: 'models:read', permission: 'models.view' } as const;
const write = { kind: 'api', scope: 'models:write', permission: 'models.edit' } as const;
const keyParam = z.object({ key: z.string().min(1).max(100).describe('The key or the id of a model.') });
const cursor = z.string().max(500).optional();

/** What every model says of itself; `result` is the card by the kind of the model. */
export const modelCardSchema = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(MODEL_KINDS),
  name: z.string(),
  purpose: z.string().nullable(),
  status: z.enum(MODEL_STATUSES),
  version: z.number().int().nullable().describe('The champion; while there is none, the latest version.'),
  challenger: z.number().int().nullable().describe('A trained version that waits for a decision.'),
  trainedAt: instantSchema.nullable(),
  params: z.record(z.string(), z.unknown()),
  metrics: z.record(z.string(), z.unknown()).describe('Figures by name; those with an interval as {value, low, high}.'),
  features: z.array(z.string()),
  warnings: z.array(noteSchema),
  progress: z
    .object({ version: z.number().int(), step: z.string(), share: z.number() })
    .nullable()
    .describe('Of a training on its way.'),
  error: z.string().nullable().describe('Why the latest training failed.'),
  scored: z.number().int().describe('Customers with an answer of the champion.'),
  scoredAt: instantSchema.nullable(),
  writes: z.array(z.string()).describe('Metrics of the rule language that hold its answers.'),
  result: modelDetailSchema.shape.version.unwrap().shape.result,
});

export const listModels = endpoint({
  name: 'listModels',
  method: 'GET',
  path: '/api/v1/models',
  summary: 'Models, those changed last first',
  access: read,
  query: z.object({
    q: z.string().max(200).optional().describe('Part of the name or key.'),
    kind: kindFilterSchema.optional(),
    status: z.enum(MODEL_STATUSES).optional(),
    cursor,
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ data: z.array(modelCardSchema.omit({ result: true })), nextCursor: z.string().nullable() }),
});

export const createModel = endpoint({
  name: 'createModel',
  method: 'POST',
  path: '/api/v1/models',
  summary: 'Make a model; its training is put into the queue. Too little data to learn from is refused with the reason',
  access: write,
  body: createModelSchema.extend({
    features: createModelSchema.shape.features.describe(
      `By name: ${FEATURES.map(({ name }) => name).join(', ')}; interest:<category>, trait:<name>, device. A metric that ` +
        'says the same is understood (frequency, monetary, averageOrderValue, engagementScore). Chosen by the kind where left out.',
    ),
  }),
  output: modelCardSchema,
  status: 202,
  audit: true,
  idempotent: true,
});

export const getModel = endpoint({
  name: 'getModel',
  method: 'GET',
  path: '/api/v1/models/{key}',
  summary: 'The card of a model',
  access: read,
  params: keyParam,
  query: z.object({ version: z.coerce.number().int().min(1).optional().describe('The champion where left out.') }),
  output: modelCardSchema,
});

export const predictModel = endpoint({
  name: 'predictModel',
  method: 'POST',
  path: '/api/v1/models/{key}/predictions',
  summary: 'What the champion says now of customers, or of rows of features; one alone is explained',
  access: read,
  params: keyParam,
  body: predictSchema,
  output: z.object({ data: z.array(predictionSchema) }),
});

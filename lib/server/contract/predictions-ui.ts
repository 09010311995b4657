import { z } from 'zod';
import { createModelSchema, dataCheckSchema, explanationSchema, scoreSchema } from '@/lib/services/models/types';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'models.view' } as const;
const params = z.object({ key: z.string().min(1).max(100) });

export const explainScore = endpoint({
  name: 'explainModelScore',
  method: 'GET',
  path: '/api/ui/models/{key}/explanation',
  summary: 'Why a customer has the answer of a model that it has',
  access,
  params,
  query: z.object({ customer: z.string().min(1).max(100), version: z.coerce.number().int().min(1).optional() }),
  output: explanationSchema,
  internal: true,
});

export const listScores = endpoint({
  name: 'listModelScores',
  method: 'GET',
  path: '/api/ui/models/{key}/scores',
  summary: 'The answers of a model, customer by customer',
  access,
  params,
  query: z.object({
    q: z.string().max(200).optional(),
    from: z.coerce.number().min(0).max(100).optional(),
    order: z.enum(['highest', 'lowest']).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ data: z.array(scoreSchema), nextCursor: z.string().nullable() }),
  internal: true,
});

export const exportScores = endpoint({
  name: 'exportModelScores',
  method: 'GET',
  path: '/api/ui/models/{key}/scores/export',
  summary: 'The answers of a model as CSV',
  access: { kind: 'person', permission: 'segments.export' },
  params,
  audit: true,
  internal: true,
});

export const exportCard = endpoint({
  name: 'exportModelCard',
  method: 'GET',
  path: '/api/ui/models/{key}/card',
  summary: 'The card of a model as a file',
  access,
  params,
  query: z.object({
    format: z.enum(['json', 'csv']).default('json'),
    version: z.coerce.number().int().min(1).optional(),
  }),
  internal: true,
});

/** POST, as a definition does not fit into an address; nothing is changed. */
export const checkModelData = endpoint({
  name: 'checkModelData',
  method: 'POST',
  path: '/api/ui/models/check',
  summary: 'Whether there is enough data to learn a prediction from, before anything is made',
  access: { kind: 'person', permission: 'models.edit' },
  body: createModelSchema,
  output: dataCheckSchema,
  internal: true,
});

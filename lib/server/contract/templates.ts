import { z } from 'zod';
import { pieceInputSchema } from '@/lib/services/content/pieces';
import { endpoint } from '../endpoint';

const read = { kind: 'api', scope: 'campaigns:read', permission: 'campaigns.view' } as const;
const write = { kind: 'api', scope: 'campaigns:write', permission: 'campaigns.edit' } as const;

const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime());
const idParam = z.object({ id: z.string().min(1).max(100) });
const { key, name } = pieceInputSchema.shape;
const document = z
  .record(z.string(), z.unknown())
  .describe('The email: variants (subject, preheader) and blocks. What is wrong in it is said with its place.');
const bodyLimit = 1_000_000;

export const templateSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  document,
  createdAt: instant,
  updatedAt: instant,
});

export const listTemplates = endpoint({
  name: 'listTemplates',
  method: 'GET',
  path: '/api/v1/templates',
  summary: 'Emails to begin others from, by name',
  access: read,
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ data: z.array(templateSchema), nextCursor: z.string().nullable() }),
});

export const createTemplate = endpoint({
  name: 'createTemplate',
  method: 'POST',
  path: '/api/v1/templates',
  summary: 'A new template',
  access: write,
  body: z.strictObject({ key, name, document }),
  bodyLimit,
  output: templateSchema,
  status: 201,
  audit: true,
  idempotent: true,
});

export const getTemplate = endpoint({
  name: 'getTemplate',
  method: 'GET',
  path: '/api/v1/templates/{id}',
  summary: 'A template',
  access: read,
  params: idParam,
  output: templateSchema,
});

export const updateTemplate = endpoint({
  name: 'updateTemplate',
  method: 'PATCH',
  path: '/api/v1/templates/{id}',
  summary: 'Change a template; emails that were begun from it stay as they are',
  access: write,
  params: idParam,
  body: z.strictObject({ name: name.optional(), document: document.optional() }),
  bodyLimit,
  output: templateSchema,
  audit: true,
});

export const deleteTemplate = endpoint({
  name: 'deleteTemplate',
  method: 'DELETE',
  path: '/api/v1/templates/{id}',
  summary: 'Archive a template; its key is free again',
  access: write,
  params: idParam,
  status: 204,
  audit: true,
});

import { z } from 'zod';
import { checksSchema } from '@/lib/services/segments/segment-checks';
import { endpoint } from '../endpoint';
import { ruleSchema, storedRuleSchema } from './rule';
import { cursor, id, idParam, instant, limit, person, read, write } from './segment-parts';

export const STATUSES = ['draft', 'active', 'archived'] as const;

const status = z.enum(STATUSES);

const name = z.string().trim().min(1, 'Give the segment a name').max(200);

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'Use lower case letters, digits, - and _')
  .max(100);

const description = z.string().max(2_000);

const goal = z.string().max(500);

const confirm = z
  .boolean()
  .optional()
  .describe('Goes on where the checks of the segment would break, which is refused with 409 otherwise.');

export const segmentSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  goal: z.string().nullable(),
  parentId: z.string().nullable().describe('The segment whose members it never leaves.'),
  ownerId: z.string().nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  rule: storedRuleSchema,
  checks: checksSchema.nullable().describe('What its owner expects of it, looked at before a rule takes effect.'),
  status,
  version: z.number().int(),
  size: z.number().int().nullable().describe('Members now; null until the membership has been built.'),
  sizeAt: instant.nullable().describe('When that was last known to be so.'),
  createdAt: instant,
  updatedAt: instant,
});

export const listSegments = endpoint({
  name: 'listSegments',
  method: 'GET',
  path: '/api/v1/segments',
  summary: 'Segments, newest change first unless sorted otherwise',
  access: read,
  query: z.object({
    q: z.string().max(200).optional().describe('Part of the name or key.'),
    status: status.optional(),
    owner: id.optional().describe('The id of its owner; `none` for those without one.'),
    parent: id.optional().describe('The id of the segment that it stands below.'),
    sort: z.enum(['name', '-name', 'size', '-size', 'updatedAt', '-updatedAt', 'createdAt', '-createdAt']).optional(),
    cursor,
    limit,
  }),
  output: z.object({ data: z.array(segmentSchema), nextCursor: z.string().nullable() }),
});

export const createSegment = endpoint({
  name: 'createSegment',
  method: 'POST',
  path: '/api/v1/segments',
  summary: 'Make a segment',
  access: write,
  body: z.strictObject({
    name,
    key: key.optional().describe('Made of the name where it is left out.'),
    description: description.nullish(),
    goal: goal.nullish(),
    parentId: id.nullish().describe('The id or key of the segment whose members it never leaves.'),
    ownerId: id.nullish().describe('Whoever makes it, where a person makes it and this is left out.'),
    rule: ruleSchema,
    checks: checksSchema.nullish(),
    status: status.default('draft'),
    confirm,
  }),
  output: segmentSchema,
  status: 201,
  audit: true,
  idempotent: true,
});

export const getSegment = endpoint({
  name: 'getSegment',
  method: 'GET',
  path: '/api/v1/segments/{id}',
  summary: 'One segment',
  access: read,
  params: idParam,
  output: segmentSchema,
});

export const updateSegment = endpoint({
  name: 'updateSegment',
  method: 'PATCH',
  path: '/api/v1/segments/{id}',
  summary: 'Change a segment; a stale version is refused with 409, and so is what breaks its checks without `confirm`',
  access: write,
  params: idParam,
  body: z.strictObject({
    version: z.number().int().describe('The version that the change starts from.'),
    name: name.optional(),
    key: key.optional(),
    description: description.nullish(),
    goal: goal.nullish(),
    parentId: id.nullish(),
    ownerId: id.nullish(),
    rule: ruleSchema.optional(),
    checks: checksSchema.nullish(),
    status: status.optional(),
    confirm,
  }),
  output: segmentSchema,
  audit: true,
});

export const deleteSegment = endpoint({
  name: 'deleteSegment',
  method: 'DELETE',
  path: '/api/v1/segments/{id}',
  summary: 'Delete a segment; one that is in use is refused with 409, which says where',
  access: write,
  params: idParam,
  status: 204,
  audit: true,
});

const moves = {
  before: z.number().int().describe('Members now; 0 for a segment that is not live.'),
  after: z.number().int(),
  entering: z.number().int(),
  leaving: z.number().int(),
};

export const dryRunSegment = endpoint({
  name: 'dryRunSegment',
  method: 'POST',
  path: '/api/v1/segments/{id}/dry-run',
  summary: 'What a change of a segment would do: who enters and leaves, what else changes, which checks break',
  access: read,
  params: idParam,
  body: z.strictObject({
    rule: ruleSchema.optional(),
    parentId: id.nullish(),
    checks: checksSchema.nullish(),
    sample: z.number().int().min(0).max(100).default(5),
  }),
  output: z.object({
    live: z.boolean(),
    ...moves,
    sample: z.object({ entering: z.array(person), leaving: z.array(person) }),
    affected: z
      .array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['child', 'rule']), ...moves }))
      .describe('Live segments that stand below it or refer to it.'),
    broken: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
});

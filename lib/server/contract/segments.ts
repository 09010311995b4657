import { z } from 'zod';
import { DURATION_PATTERN } from '@/lib/core';
import { MAX_SENTENCE } from '@/lib/rules/parse-sentence';
import { checksSchema } from '@/lib/services/segments/segment-checks';
import { endpoint } from '../endpoint';
import { customerSchema } from './customers';
import { explainedRuleSchema, ruleSchema, storedRuleSchema } from './rule';

const read = { kind: 'api', scope: 'segments:read', permission: 'segments.view' } as const;
const write = { kind: 'api', scope: 'segments:write', permission: 'segments.edit' } as const;

const instant = z.iso.datetime();
const id = z.string().min(1).max(100);
const idParam = z.object({ id: id.describe('The id or the key of a segment.') });
const cursor = z.string().max(500).optional();
const limit = z.coerce.number().int().min(1).max(500).default(50);

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
const person = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  country: z.string().nullable(),
});

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

const place = z.string().describe('JSON pointer of the node in the rule.');

export const previewSegment = endpoint({
  name: 'previewSegment',
  method: 'POST',
  path: '/api/v1/segments/preview',
  summary: 'Who a rule would hold for; nothing is saved',
  access: read,
  body: z.strictObject({
    rule: ruleSchema,
    asOf: instant.optional(),
    sample: z.number().int().min(0).max(500).optional().describe('Customers to show; everyone where no more match.'),
    seed: z
      .union([z.string().max(100), z.number()])
      .optional()
      .describe('Draws another sample.'),
    segment: id.optional().describe('Segment that is edited, so that a circle through it is found.'),
    parentId: id.nullish().describe('The segment below which it is to stand.'),
  }),
  output: z.object({
    count: z.number().int(),
    total: z.number().int(),
    reachable: z.number().int().describe('Those of `count` who can be emailed now.'),
    unreachable: z
      .object({
        noAddress: z.number().int(),
        suppressed: z.number().int().describe('The address bounced or complained.'),
        unsubscribed: z.number().int(),
      })
      .describe('The others, each by the first of these reasons.'),
    asOf: instant,
    tookMs: z.number(),
    steps: z.array(
      z.object({
        path: place,
        description: z.string(),
        count: z.number().int().describe('Customers for whom this node alone holds.'),
        cumulative: z.number().int(),
        withoutIt: z.number().int(),
      }),
    ),
    sample: z.array(customerSchema),
    approximate: z.array(place),
    warnings: z.array(z.object({ path: place, message: z.string() })),
  }),
});

export const describeRule = endpoint({
  name: 'describeRule',
  method: 'POST',
  path: '/api/v1/segments/describe',
  summary: 'The English sentence of a rule',
  access: read,
  body: z.strictObject({ rule: ruleSchema }),
  output: z.object({
    sentence: z.string(),
    parts: z.array(z.object({ text: z.string(), path: place, kind: z.enum(['thing', 'parameter', 'value', 'glue']) })),
  }),
});

const said = {
  text: z.string().describe('The words of the sentence.'),
  start: z.number().int().describe('Place of the first in the sentence, in UTF-16 units.'),
  end: z.number().int().describe('Place behind the last.'),
};

export const parseSentence = endpoint({
  name: 'parseSentence',
  method: 'POST',
  path: '/api/v1/segments/parse',
  summary: 'The rule of an English sentence; nothing is saved, nothing is guessed in silence',
  access: read,
  body: z.strictObject({
    text: z
      .string()
      .trim()
      .min(1, 'Say whom you look for')
      .max(MAX_SENTENCE, `A sentence has at most ${MAX_SENTENCE} characters`),
  }),
  output: z.object({
    rule: storedRuleSchema,
    assumptions: z
      .array(
        z.object({ ...said, message: z.string().describe('What was left open and how it was decided.'), path: place }),
      )
      .describe('What the sentence left open.'),
    unknown: z.array(z.object(said)).describe('Words of which nothing could be made: they are not in the rule.'),
    understood: z.array(z.object({ ...said, path: place })).describe('Which words became which condition.'),
    intent: z
      .enum(['replace', 'narrow'])
      .describe('“narrow” where the sentence only changes a rule that is there: “leave out anyone who …”.'),
  }),
});

export const listMembers = endpoint({
  name: 'listSegmentMembers',
  method: 'GET',
  path: '/api/v1/segments/{id}/members',
  summary: 'Customers who are in a segment now, with the time since when',
  access: read,
  params: idParam,
  query: z.object({ cursor, limit }),
  output: z.object({
    data: z.array(z.object({ customerId: z.string(), externalId: z.string().nullable(), enteredAt: instant })),
    nextCursor: z.string().nullable(),
  }),
});

export const exportMembers = endpoint({
  name: 'exportSegmentMembers',
  method: 'GET',
  path: '/api/v1/segments/{id}/members.csv',
  summary: 'The members of a segment as a CSV file',
  access: { kind: 'api', scope: 'segments:read', permission: 'segments.export' },
  params: idParam,
  audit: true,
});

export const segmentHistory = endpoint({
  name: 'getSegmentHistory',
  method: 'GET',
  path: '/api/v1/segments/{id}/history',
  summary: 'The size of a segment by day, with how many entered and left',
  access: read,
  params: idParam,
  query: z.object({ days: z.coerce.number().int().min(1).max(730).default(90) }),
  output: z.object({
    data: z.array(
      z.object({ day: z.iso.date(), size: z.number().int(), entered: z.number().int(), left: z.number().int() }),
    ),
  }),
});

export const segmentOverlap = endpoint({
  name: 'getSegmentOverlap',
  method: 'GET',
  path: '/api/v1/segments/overlap',
  summary: 'How many customers each two of some segments share',
  access: read,
  query: z.object({
    ids: z
      .string()
      .transform((text) => [...new Set(text.split(',').filter(Boolean))])
      .pipe(z.array(id).min(2, 'Name two segments or more').max(50))
      .describe('Ids or keys of 2 to 50 segments, separated by commas.'),
  }),
  output: z.object({
    data: z.array(
      z.object({
        a: z.string(),
        b: z.string(),
        sizeA: z.number().int(),
        sizeB: z.number().int(),
        both: z.number().int().describe('Customers in both.'),
        jaccard: z.number().describe('Customers in both of those in either.'),
      }),
    ),
  }),
});

export const backtestSegment = endpoint({
  name: 'backtestSegment',
  method: 'POST',
  path: '/api/v1/segments/backtest',
  summary: 'How many customers a rule would have held for, from then until then',
  access: read,
  body: z.strictObject({
    rule: ruleSchema,
    from: instant,
    to: instant,
    every: z.string().regex(DURATION_PATTERN, 'must be a whole number with m, h, d or w, such as "1d"'),
  }),
  output: z.object({ points: z.array(z.object({ at: instant, count: z.number().int() })) }),
});

export const customerSegments = endpoint({
  name: 'listCustomerSegments',
  method: 'GET',
  path: '/api/v1/customers/{id}/segments',
  summary: 'The segments that a customer is in now, and since when',
  access: read,
  params: z.object({ id }),
  output: z.object({
    data: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), enteredAt: instant })),
  }),
});

export const explainCustomer = endpoint({
  name: 'explainCustomer',
  method: 'POST',
  path: '/api/v1/customers/{id}/explain',
  summary: 'Why a rule holds or does not hold for a customer, node by node',
  access: { kind: 'api', scope: 'customers:read', permission: 'customers.view' },
  params: z.object({ id }),
  body: z.strictObject({ rule: ruleSchema, asOf: instant.optional() }),
  output: explainedRuleSchema,
});

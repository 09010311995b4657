import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, id, idParam, instant, limit, read } from './segment-parts';

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

export const customerSegments = endpoint({
  name: 'listCustomerSegments',
  method: 'GET',
  path: '/api/v1/customers/{id}/segments',
  summary: 'The segments that a customer is in now, and since when',
  access: read,
  params: z.object({ id }),
  query: z.object({ cursor, limit: limit.unwrap().default(500) }),
  output: z.object({
    data: z.array(z.object({ id: z.string(), key: z.string(), name: z.string(), enteredAt: instant })),
    nextCursor: z.string().nullable(),
  }),
});

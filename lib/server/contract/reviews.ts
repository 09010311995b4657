import { z } from 'zod';
import { RISKS } from '@/lib/content/review/assess-risk';
import { DECISIONS, REVIEW_STATUSES } from '@/lib/content/review/machine';
import { endpoint } from '../endpoint';

const read = { kind: 'api', scope: 'campaigns:read', permission: 'reviews.view' } as const;
/** A vote by a program is that of the person who made its credentials, under the same four eyes. */
const write = { kind: 'api', scope: 'campaigns:write', permission: 'reviews.decide' } as const;

const instant = z.iso.datetime();
const idParam = z.object({ id: z.string().min(1).max(100) });

export const reviewSchema = z.object({
  id: z.string(),
  campaignId: z.string(),
  campaign: z.string().describe('Name of the campaign.'),
  step: z.number().int().describe('Position of the email in its campaign, from 0.'),
  version: z.number().int(),
  status: z.enum(REVIEW_STATUSES),
  hash: z.string().describe('SHA-256 of the document: a vote names the one that it is about.'),
  risk: z.enum(RISKS),
  riskReasons: z.array(z.string()),
  approvals: z.object({ given: z.number().int(), needed: z.number().int() }),
  audience: z
    .number()
    .int()
    .nullable()
    .describe('Who would have received it when it was submitted; of a triggered campaign, on a day.'),
  submittedBy: z.string(),
  submittedAt: instant,
  dueAt: instant.nullable(),
  decidedAt: instant.nullable(),
  votes: z.array(
    z.object({ userId: z.string(), decision: z.enum(DECISIONS), words: z.string().nullable(), at: instant }),
  ),
});

export const listReviews = endpoint({
  name: 'listReviews',
  method: 'GET',
  path: '/api/v1/reviews',
  summary: 'Emails that wait for a decision or have been decided, the latest first',
  access: read,
  query: z.object({
    status: z.enum(REVIEW_STATUSES).optional(),
    campaign: z.string().max(100).optional().describe('Id of a campaign.'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ data: z.array(reviewSchema), nextCursor: z.string().nullable() }),
});

export const getReview = endpoint({
  name: 'getReview',
  method: 'GET',
  path: '/api/v1/reviews/{id}',
  summary: 'One review with the email as it was submitted, what its checks say and what is said about it',
  access: read,
  params: idParam,
  output: reviewSchema.extend({
    document: z.unknown().describe('The email as data.'),
    checks: z
      .array(
        z.object({
          id: z.string(),
          check: z.string(),
          severity: z.enum(['failed', 'warning', 'passed']),
          title: z.string(),
          detail: z.string(),
          place: z.string().nullable().describe('JSON pointer into the document.'),
        }),
      )
      .nullable()
      .describe('Null where it has not been checked.'),
    comments: z.array(
      z.object({
        id: z.string(),
        parentId: z.string().nullable(),
        authorId: z.string(),
        place: z.string().nullable(),
        body: z.string(),
        at: instant,
        resolvedAt: instant.nullable(),
      }),
    ),
  }),
});

export const voteReview = endpoint({
  name: 'voteReview',
  method: 'POST',
  path: '/api/v1/reviews/{id}/votes',
  summary: 'Approve, ask for changes or reject; who wrote or submitted the email has no vote',
  access: write,
  params: idParam,
  body: z.strictObject({
    decision: z.enum(DECISIONS),
    words: z.string().trim().max(5_000).optional().describe('What has to change; asked for unless it is approved.'),
    hash: z.string().max(100).describe('Hash of the document that was looked at.'),
  }),
  output: reviewSchema,
  audit: true,
  conflicts: true,
});

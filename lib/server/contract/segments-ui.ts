import { z } from 'zod';
import { ruleSchema } from '@/lib/rules';
import { SPLITS } from '@/lib/services/segments/split-parts';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'segments.view' } as const;
const change = { kind: 'person', permission: 'segments.edit' } as const;
const params = z.object({ id: z.string().min(1).max(100) });

export const listVersions = endpoint({
  name: 'listSegmentVersions',
  method: 'GET',
  path: '/api/ui/segments/{id}/versions',
  summary: 'The versions of a segment, the latest first',
  access,
  params,
  internal: true,
});

export const segmentImpact = endpoint({
  name: 'getSegmentImpact',
  method: 'POST',
  path: '/api/ui/segments/{id}/impact',
  summary: 'How many customers would enter and leave a segment if it had another rule',
  access,
  params,
  body: z.strictObject({ rule: ruleSchema }),
  internal: true,
});

export const segmentTrends = endpoint({
  name: 'listSegmentTrends',
  method: 'GET',
  path: '/api/ui/segments/trends',
  summary: 'Sizes by day of several segments',
  access,
  query: z.object({ ids: z.string().max(20_000), days: z.coerce.number().int().min(2).max(90).default(30) }),
  internal: true,
});

export const similarSegments = endpoint({
  name: 'listSimilarSegments',
  method: 'POST',
  path: '/api/ui/segments/similar',
  summary: 'The live segments whose members a rule resembles most',
  access,
  body: z.strictObject({ rule: ruleSchema, segment: z.string().max(100).optional() }),
  internal: true,
});

export const listMemberRows = endpoint({
  name: 'listSegmentMemberRows',
  method: 'GET',
  path: '/api/ui/segments/{id}/members',
  summary: 'The members of a segment, those who entered last first',
  access,
  params,
  query: z.object({
    q: z.string().max(200).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  internal: true,
});

export const countRules = endpoint({
  name: 'countRules',
  method: 'POST',
  path: '/api/ui/segments/counts',
  summary: 'How many customers each of some rules would hold for, so that a picker can show what choosing would do',
  access,
  body: z.strictObject({ rules: z.array(ruleSchema).min(1).max(12), segment: z.string().max(100).optional() }),
  internal: true,
});

export const segmentHealth = endpoint({
  name: 'getSegmentHealth',
  method: 'GET',
  path: '/api/ui/segments/{id}/health',
  summary: 'How a segment keeps its members',
  access,
  params,
  internal: true,
});

export const segmentNeighbours = endpoint({
  name: 'listSegmentNeighbours',
  method: 'GET',
  path: '/api/ui/segments/{id}/neighbours',
  summary: 'The live segments that share most members with one',
  access,
  params,
  internal: true,
});

export const segmentDistinctness = endpoint({
  name: 'getSegmentDistinctness',
  method: 'GET',
  path: '/api/ui/segments/{id}/distinctness',
  summary: 'What sets the members of a segment apart from everyone',
  access,
  params,
  internal: true,
});

export const segmentUses = endpoint({
  name: 'listSegmentUses',
  method: 'GET',
  path: '/api/ui/segments/{id}/uses',
  summary: 'The segments that refer to one or stand below it, the campaigns that write to it',
  access,
  params,
  internal: true,
});

export const restoreSegment = endpoint({
  name: 'restoreSegment',
  method: 'POST',
  path: '/api/ui/segments/{id}/restore',
  summary: 'Bring back a deleted segment with its history',
  access: change,
  params,
  body: z.strictObject({}),
  audit: true,
  internal: true,
});

export const compareVersions = endpoint({
  name: 'compareSegmentVersions',
  method: 'GET',
  path: '/api/ui/segments/{id}/compare',
  summary: 'Two versions of a segment: what differs in words, and whom each would hold for now',
  access,
  params,
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  internal: true,
});

export const segmentTree = endpoint({
  name: 'getSegmentTree',
  method: 'GET',
  path: '/api/ui/segments/tree',
  summary: 'Every segment below its parent, with its share of it',
  access,
  internal: true,
});

export const segmentSplit = endpoint({
  name: 'previewSegmentSplit',
  method: 'GET',
  path: '/api/ui/segments/{id}/split',
  summary: 'The parts into which a segment can be split, with the size of each',
  access,
  params,
  query: z.object({ by: z.enum(SPLITS) }),
  internal: true,
});

export const splitSegment = endpoint({
  name: 'splitSegment',
  method: 'POST',
  path: '/api/ui/segments/{id}/split',
  summary: 'Make a child of each part of a segment',
  access: change,
  params,
  body: z.strictObject({
    by: z.enum(SPLITS),
    parts: z.array(z.string().max(300)).min(1).max(30),
    status: z.enum(['draft', 'active']).default('active'),
  }),
  audit: true,
  internal: true,
});

export const lintRule = endpoint({
  name: 'lintRule',
  method: 'POST',
  path: '/api/ui/segments/lint',
  summary: 'What is to be known of a rule before relying on it',
  access,
  body: z.strictObject({
    rule: ruleSchema,
    segment: z.string().max(100).optional(),
    parentId: z.string().max(100).nullish(),
    purpose: z.string().max(2_500).optional(),
  }),
  internal: true,
});

export const listFindings = endpoint({
  name: 'listSegmentFindings',
  method: 'GET',
  path: '/api/ui/segments/findings',
  summary: 'What the last look found in all live segments',
  access,
  query: z.object({ segment: z.string().max(100).optional() }),
  internal: true,
});

export const checkSegments = endpoint({
  name: 'checkSegments',
  method: 'POST',
  path: '/api/ui/segments/findings',
  summary: 'Look at one live segment, or at all, now',
  access: change,
  body: z.strictObject({ segment: z.string().max(100).optional() }),
  audit: true,
  internal: true,
});

export const dismissFinding = endpoint({
  name: 'dismissSegmentFinding',
  method: 'POST',
  path: '/api/ui/segments/{id}/findings/dismiss',
  summary: 'Dismiss a finding with a reason, or take that back',
  access: change,
  params,
  body: z.strictObject({
    kind: z.string().min(1).max(100),
    place: z.string().max(1_000),
    reason: z.string().trim().min(3, 'Say why in a few words').max(500).nullable(),
  }),
  audit: true,
  internal: true,
});

export const exportSegments = endpoint({
  name: 'exportSegments',
  method: 'GET',
  path: '/api/ui/segments/export',
  summary: 'The list of segments as a CSV file',
  access: { kind: 'person', permission: 'segments.export' },
  query: z.object({
    q: z.string().max(200).optional(),
    status: z.enum(['draft', 'active', 'archived']).optional(),
    owner: z.string().max(100).optional(),
  }),
  audit: true,
  internal: true,
});

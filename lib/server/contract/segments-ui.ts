import { z } from 'zod';
import { ruleSchema } from '@/lib/rules';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'segments.view' } as const;
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

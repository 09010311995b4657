import { z } from 'zod';
import { ruleSchema } from '@/lib/rules';
import { populationSchema } from '@/lib/services/models/types';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'segments.view' } as const;
const params = z.object({ id: z.string().min(1).max(100) });
/** One run; else the one that is in use. */
const run = z.coerce.number().int().min(1).optional();

export const listClusterRuns = endpoint({
  name: 'listClusterRuns',
  method: 'GET',
  path: '/api/ui/clusters/{id}/runs',
  summary: 'The runs of a clustering, the latest first, with how far one under way is',
  access,
  params,
  internal: true,
});

export const clusterMap = endpoint({
  name: 'getClusterMap',
  method: 'GET',
  path: '/api/ui/clusters/{id}/map',
  summary: 'The customers of a run in two dimensions',
  access,
  params,
  query: z.object({ run }),
  internal: true,
});

export const clusterCustomer = endpoint({
  name: 'getClusterCustomer',
  method: 'GET',
  path: '/api/ui/clusters/{id}/customers/{customer}',
  summary: 'One customer of a run with the features that placed them',
  access,
  params: params.extend({ customer: z.string().min(1).max(100) }),
  query: z.object({ run }),
  internal: true,
});

export const listClusterMembers = endpoint({
  name: 'listClusterMembers',
  method: 'GET',
  path: '/api/ui/clusters/{id}/members',
  summary: 'The customers that the run in use has placed, with their groups',
  access,
  params,
  query: z.object({
    q: z.string().max(200).optional(),
    group: z.string().max(40).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  internal: true,
});

export const exportClusterMembers = endpoint({
  name: 'exportClusterMembers',
  method: 'GET',
  path: '/api/ui/clusters/{id}/export',
  summary: 'The same as a CSV file, everyone of them',
  access: { kind: 'person', permission: 'segments.export' },
  params,
  query: z.object({ group: z.string().max(40).optional() }),
  audit: true,
  internal: true,
});

export const compareClusters = endpoint({
  name: 'compareClusters',
  method: 'GET',
  path: '/api/ui/clusters/{id}/compare',
  summary: 'The groups of a run against segments, or against another run',
  access,
  params,
  query: z.object({
    run,
    segments: z.string().max(2_000).optional().describe('Ids or keys, the first that holds a customer counts.'),
    other: z.coerce.number().int().min(1).optional().describe('Another run of the same clustering.'),
  }),
  internal: true,
});

export const featureSpreads = endpoint({
  name: 'previewClusterFeatures',
  method: 'POST',
  path: '/api/ui/clusters/features',
  summary: 'How features are spread over a population, and how they go together',
  access: { kind: 'person', permission: 'segments.edit' },
  body: z.strictObject({ population: populationSchema }),
  internal: true,
});

export const ruleValue = endpoint({
  name: 'getRuleValue',
  method: 'POST',
  path: '/api/ui/clusters/value',
  summary: 'What share of the revenue those bring for whom a rule holds',
  access,
  body: z.strictObject({ rule: ruleSchema }),
  internal: true,
});

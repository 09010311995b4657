import { z } from 'zod';
import { lifecycleThresholdsSchema } from '@/lib/catalog';
import { engagementFormulaSchema } from '@/lib/services/metrics/engagement-formula';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'segments.view' } as const;

export const previewEngagement = endpoint({
  name: 'previewEngagement',
  method: 'POST',
  path: '/api/ui/scores/engagement',
  summary: 'What an engagement formula would make of the shop; nothing is saved',
  access,
  body: engagementFormulaSchema,
  internal: true,
});

export const previewLifecycle = endpoint({
  name: 'previewLifecycle',
  method: 'POST',
  path: '/api/ui/scores/lifecycle',
  summary: 'Who would be in which lifecycle stage under other thresholds; nothing is saved',
  access,
  body: lifecycleThresholdsSchema,
  internal: true,
});

export const showRun = endpoint({
  name: 'showMetricRun',
  method: 'GET',
  path: '/api/ui/scores/runs/{id}',
  summary: 'How far a computation over everyone is',
  access,
  params: z.object({ id: z.string().min(1).max(60) }),
  internal: true,
});

import { z } from 'zod';
import { VARIANT_KEYS } from '@/lib/content/document/document';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'reviews.view' } as const;
const params = z.object({ id: z.string().min(1).max(100) });

export const reviewRendering = endpoint({
  name: 'getReviewRendering',
  method: 'GET',
  path: '/api/ui/reviews/{id}/rendering',
  summary: 'What one sampled recipient of a reviewed email would see',
  access,
  params,
  query: z.object({ customer: z.coerce.number().int().min(1).max(2_147_483_647), variant: z.enum(VARIANT_KEYS) }),
  internal: true,
});

export const reviewFacts = endpoint({
  name: 'getReviewFacts',
  method: 'GET',
  path: '/api/ui/reviews/{id}/facts',
  summary: 'Who gets a reviewed email, what sets them apart, and how many are predicted to open it',
  access,
  params,
  internal: true,
});

export const listNotifications = endpoint({
  name: 'listNotifications',
  method: 'GET',
  path: '/api/ui/notifications',
  summary: 'What waits for the person who asks',
  access: { kind: 'person', permission: 'account.own' },
  internal: true,
});

import { z } from 'zod';
import { emailDocumentSchema, VARIANT_KEYS } from '@/lib/content/document/document';
import * as fields from '@/lib/services/campaigns/fields';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'campaigns.view' } as const;
const change = { kind: 'person', permission: 'campaigns.edit' } as const;
const params = z.object({ id: z.string().min(1).max(100) });
const step = z.coerce.number().int().min(0).max(20);
/** An email with all its text stands well below this. */
const bodyLimit = 1_000_000;

export const exportCampaigns = endpoint({
  name: 'exportCampaigns',
  method: 'GET',
  path: '/api/ui/campaigns/export',
  summary: 'The list of campaigns as a CSV file',
  access,
  query: z.object({
    q: z.string().max(200).optional(),
    status: z.enum(fields.CAMPAIGN_STATUSES).optional(),
    kind: z.enum(fields.CAMPAIGN_KINDS).optional(),
    strategy: z.string().max(100).optional(),
  }),
  audit: true,
  internal: true,
});

export const exportStrategyMap = endpoint({
  name: 'exportStrategyMap',
  method: 'GET',
  path: '/api/ui/campaigns/map/export',
  summary: 'The strategy map as a CSV file',
  access,
  query: z.object({ weeks: z.coerce.number().int().min(1).max(52).default(12) }),
  audit: true,
  internal: true,
});

export const saveEmail = endpoint({
  name: 'saveCampaignEmail',
  method: 'PUT',
  path: '/api/ui/campaigns/{id}/email',
  summary: 'Keep the draft of an email while it is being written',
  access: change,
  params,
  body: z.strictObject({
    step,
    document: z.unknown(),
    from: z.string().max(100).nullable(),
    generated: z.boolean().optional(),
  }),
  bodyLimit,
  internal: true,
});

export const previewEmail = endpoint({
  name: 'previewCampaignEmail',
  method: 'POST',
  path: '/api/ui/campaigns/{id}/preview',
  summary: 'An email as one real customer of the segment would see it',
  access,
  params,
  body: z.strictObject({
    document: emailDocumentSchema,
    variant: z.enum(VARIANT_KEYS),
    index: z.number().int().min(0).max(10_000).default(0),
  }),
  bodyLimit,
  internal: true,
});

export const checkEmail = endpoint({
  name: 'checkCampaignEmail',
  method: 'POST',
  path: '/api/ui/campaigns/{id}/checks',
  summary: 'What a reviewer would find in an email as it is now',
  access,
  params,
  body: z.strictObject({ document: emailDocumentSchema }),
  bodyLimit,
  internal: true,
});

export const generateEmail = endpoint({
  name: 'generateCampaignEmail',
  method: 'POST',
  path: '/api/ui/campaigns/{id}/generate',
  summary: 'A proposal for an email from its segment, its strategy and the catalogue',
  access: change,
  params,
  body: z.strictObject({
    step,
    variants: z.number().int().min(1).max(5).default(3),
    seed: z.number().int().optional(),
  }),
  audit: true,
  internal: true,
});

export const explainCampaignPerson = endpoint({
  name: 'explainCampaignPerson',
  method: 'GET',
  path: '/api/ui/campaigns/{id}/person',
  summary: 'Why a customer, looked for by name, email or id, does or does not receive a campaign',
  access: { kind: 'person', permission: 'customers.view' },
  params,
  query: z.object({ q: z.string().trim().min(1).max(200) }),
  internal: true,
});

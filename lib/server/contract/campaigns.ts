import { z } from 'zod';
import { REASON_KEYS, STAGES } from '@/lib/services/campaigns/audience/reasons';
import * as fields from '@/lib/services/campaigns/fields';
import { CAMPAIGN_SORTS } from '@/lib/services/campaigns/list-campaigns';
import { endpoint } from '../endpoint';

const read = { kind: 'api', scope: 'campaigns:read', permission: 'campaigns.view' } as const;
const write = { kind: 'api', scope: 'campaigns:write', permission: 'campaigns.edit' } as const;
const send = { kind: 'api', scope: 'campaigns:write', permission: 'campaigns.send' } as const;

const instant = z.iso.datetime();
const params = z.object({ id: z.string().min(1).max(100) });
const named = z.object({ id: z.string(), name: z.string() });
const text = z
  .string()
  .max(200)
  .refine((value) => !value.includes('\u0000'), 'A NUL character cannot be stored.');

export const campaignSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(fields.CAMPAIGN_KINDS),
  status: z.enum(fields.CAMPAIGN_STATUSES),
  statusReason: z.string().nullable().describe('Why it is paused.'),
  segment: named.extend({ key: z.string(), size: z.number().int().nullable() }).nullable(),
  strategy: named.extend({ key: z.string() }).nullable(),
  topic: z.string().nullable(),
  schedule: fields.scheduleSchema,
  trigger: fields.triggerSchema.nullable().describe('Of a campaign by entry into its segment.'),
  sendTime: fields.sendTimeSchema,
  holdout: fields.holdoutSchema,
  pilot: fields.pilotSchema.nullable(),
  attribution: fields.attributionSchema,
  cost: fields.costSchema,
  priority: z.number().int(),
  owner: named.nullable(),
  steps: z.array(
    z.object({
      position: z.number().int(),
      name: z.string(),
      delayMs: z.number().describe('After the email before, or after the entry.'),
      exitRule: z.unknown(),
      version: z.number().int().describe('Number of its last version; 0: nothing has been written yet.'),
      versionStatus: z.string().nullable(),
      approved: z.number().int().nullable().describe('Number of the version that may be sent.'),
    }),
  ),
  createdAt: instant,
  updatedAt: instant,
  nextRunAt: instant.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});

const waterfallSchema = z.object({
  at: instant,
  members: z.number().int(),
  stages: z.array(
    z.object({
      stage: z.enum(STAGES),
      left: z.number().int().describe('Those who are left after it.'),
      lost: z.number().int(),
      reasons: z.array(z.object({ reason: z.enum(REASON_KEYS), count: z.number().int() })),
      moved: z.number().int().optional().describe('Whose email waits for the end of the quiet hours.'),
    }),
  ),
  receives: z.number().int(),
});

const filter = {
  q: text.optional(),
  status: z.enum(fields.CAMPAIGN_STATUSES).optional(),
  kind: z.enum(fields.CAMPAIGN_KINDS).optional(),
  segment: text.optional().describe('Id or key.'),
  strategy: text.optional().describe('Id or key.'),
};

export const listCampaigns = endpoint({
  name: 'listCampaigns',
  method: 'GET',
  path: '/api/v1/campaigns',
  summary: 'Campaigns, those changed last first unless sorted otherwise',
  access: read,
  query: z.object({
    ...filter,
    sort: z.enum(CAMPAIGN_SORTS).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ data: z.array(campaignSchema), nextCursor: z.string().nullable() }),
});

export const createCampaign = endpoint({
  name: 'createCampaign',
  method: 'POST',
  path: '/api/v1/campaigns',
  summary: 'A new campaign, as a draft; its emails are written and reviewed in the product',
  access: write,
  body: fields.createCampaignSchema,
  output: campaignSchema,
  status: 201,
  audit: true,
  idempotent: true,
});

export const getCampaign = endpoint({
  name: 'getCampaign',
  method: 'GET',
  path: '/api/v1/campaigns/{id}',
  summary: 'One campaign',
  access: read,
  params,
  output: campaignSchema,
});

export const updateCampaign = endpoint({
  name: 'updateCampaign',
  method: 'PATCH',
  path: '/api/v1/campaigns/{id}',
  summary: 'Change the settings of a campaign; another segment voids an approval',
  access: write,
  params,
  body: fields.updateCampaignSchema,
  output: campaignSchema,
  audit: true,
});

export const previewCampaignAudience = endpoint({
  name: 'previewCampaignAudience',
  method: 'GET',
  path: '/api/v1/campaigns/{id}/audience',
  summary:
    'Who receives it, stage by stage: when it goes out next, or as it was once it has; with a customer: why this one does or does not',
  access: read,
  params,
  query: z.object({ customer: z.string().max(100).optional().describe('Id of a customer.') }),
  output: z.object({
    waterfall: waterfallSchema,
    customer: z
      .object({
        customerId: z.string(),
        receives: z.boolean(),
        reason: z.string().nullable(),
        sentence: z.string(),
        dueAt: instant.nullable(),
      })
      .optional(),
  }),
});

const act = (name: 'start' | 'pause' | 'resume' | 'cancel', summary: string) =>
  endpoint({
    name: `${name}Campaign`,
    method: 'POST',
    path: `/api/v1/campaigns/{id}/${name}`,
    summary,
    access: send,
    params,
    output: campaignSchema,
    audit: true,
    conflicts: true,
  });

export const startCampaign = act('start', 'Begin an approved campaign, at its time or at once');
export const pauseCampaign = act('pause', 'Hold everything that has not left the house yet');
export const resumeCampaign = act(
  'resume',
  'Go on with a paused campaign; says yes to an audience that had grown and to a pilot that had failed',
);
export const cancelCampaign = act('cancel', 'End a campaign: what has not left the house never will');

const rate = z.object({
  part: z.number().int(),
  whole: z.number().int(),
  share: z.number().nullable().describe('Null of a whole of nothing.'),
  low: z.number(),
  high: z.number(),
});
const count = z.number().int();
const figures = z.object({
  sent: count,
  delivered: count,
  bounced: count,
  opened: count.describe('By people; a click is an open too.'),
  openedRaw: count.describe('With those that machines made.'),
  clicked: count,
  clickedRaw: count,
  unsubscribed: count,
  complained: count,
  converted: count,
  revenue: z.string(),
  ordered: count.describe('Recipients who ordered within the window, whatever led them.'),
});
const rates = z.object({
  opened: rate,
  openedRaw: rate,
  clicked: rate,
  clickedRaw: rate,
  clickToOpen: rate,
  converted: rate,
  unsubscribed: rate,
  complained: rate,
  bounced: rate,
});

export const campaignResults = endpoint({
  name: 'getCampaignResults',
  method: 'GET',
  path: '/api/v1/campaigns/{id}/results',
  summary:
    'What came of a campaign: rates with 95 % intervals, variants compared, against those held out, revenue and cost',
  access: read,
  params,
  output: z.object({
    at: instant,
    currency: z.string(),
    figures,
    rates,
    waiting: count,
    notSent: z.array(z.object({ reason: z.string(), count })),
    steps: z.array(
      z.object({
        step: count,
        name: z.string(),
        variants: z.array(z.object({ key: z.string(), subject: z.string(), figures, rates })),
        comparisons: z.array(
          z.object({
            rate: z.enum(['opened', 'clicked', 'converted']),
            a: z.string(),
            b: z.string(),
            difference: z.number(),
            low: z.number(),
            high: z.number(),
            p: z.number(),
            adjusted: z.number().describe('As Holm has it where several pairs are compared.'),
            tooSmall: z.boolean(),
            finds: z.number().nullable().describe('The smallest difference that so many would find.'),
          }),
        ),
      }),
    ),
    holdout: z
      .object({
        windowDays: count,
        received: rate,
        heldOut: rate,
        difference: z.number(),
        low: z.number(),
        high: z.number(),
        p: z.number(),
        tooSmall: z.boolean(),
      })
      .nullable(),
    revenue: z.object({ total: z.string(), low: z.number(), high: z.number(), perEmail: z.number().nullable() }),
    cost: z.string(),
    roi: z.number().nullable(),
    attribution: fields.attributionSchema,
    firstSentAt: instant.nullable(),
    lastSentAt: instant.nullable(),
  }),
});

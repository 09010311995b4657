/** Lists that screens need too, apart from the schemas. */
export const CAMPAIGN_KINDS = ['oneOff', 'recurring', 'triggered', 'sequence'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

export const CAMPAIGN_STATUSES = [
  'draft',
  'inReview',
  'approved',
  'scheduled',
  'sending',
  'live',
  'paused',
  'done',
  'cancelled',
] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

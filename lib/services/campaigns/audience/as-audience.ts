import type { CampaignRow } from '../campaign-row';
import type { PreviewedCampaign } from './preview-audience';

/** Of a campaign what decides who receives it. */
export const asAudience = (campaign: CampaignRow): PreviewedCampaign => ({
  number: campaign.number,
  id: campaign.id,
  segment: campaign.segmentNumber,
  topic: campaign.topic,
  holdout: campaign.holdout,
  sendTime: campaign.sendTime,
});

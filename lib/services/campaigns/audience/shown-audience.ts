import type { Queryable } from '@/lib/platform/db';
import type { CampaignRow } from '../campaign-row';
import { sendsAt } from '../sends-at';
import { asAudience } from './as-audience';
import { previewAudience } from './preview-audience';
import type { Waterfall } from './waterfall';

/** Whom a campaign is for, as its pages show it. */
export interface ShownAudience {
  waterfall: Waterfall;
  /** It has gone out: these are the people whom it was frozen for, not those who would receive it once more. */
  frozen: boolean;
}

const LAST = `SELECT waterfall FROM send_run WHERE campaign = $1 AND waterfall ? 'stages' ORDER BY number DESC LIMIT 1`;

/** The audience of a campaign that goes out no more as it was frozen last; of every other as it would be when it goes out. */
export async function readShownAudience(db: Queryable, campaign: CampaignRow, now: Date): Promise<ShownAudience> {
  const over = campaign.status === 'done' || campaign.status === 'cancelled';
  if (over || campaign.kind === 'oneOff') {
    const { rows } = await db.query<{ waterfall: Waterfall }>(LAST, [campaign.number]);
    if (rows[0]) return { waterfall: rows[0].waterfall, frozen: true };
  }
  return { waterfall: await previewAudience(db, asAudience(campaign), sendsAt(campaign, now)), frozen: false };
}

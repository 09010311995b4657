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

const LAST = `SELECT number, waterfall FROM send_run WHERE campaign = $1 AND waterfall ? 'stages' ORDER BY number DESC LIMIT 1`;

/** The run of a campaign that goes out no more, as it was frozen; undefined where it may still go out, or never did. */
export async function lastFrozen(
  db: Queryable,
  { number, status, kind }: CampaignRow,
): Promise<{ number: number; waterfall: Waterfall } | undefined> {
  if (status !== 'done' && status !== 'cancelled' && kind !== 'oneOff') return undefined;
  const { rows } = await db.query<{ number: number; waterfall: Waterfall }>(LAST, [number]);
  return rows[0];
}

/** The audience of a campaign that goes out no more as it was frozen last; of every other as it would be when it goes out. */
export async function readShownAudience(db: Queryable, campaign: CampaignRow, now: Date): Promise<ShownAudience> {
  const run = await lastFrozen(db, campaign);
  if (run) return { waterfall: run.waterfall, frozen: true };
  return { waterfall: await previewAudience(db, asAudience(campaign), sendsAt(campaign, now)), frozen: false };
}

import sql from 'sql-template-tag';
import { AppError, newId } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import type { CampaignRow } from '../campaign-row';
import { findCampaignByNumber } from '../find-campaign';
import { readShopZone } from '../shop-zone';
import { asAudience } from './as-audience';
import { classifyMembers, membersOf } from './classify-members';
import { insertMessages } from './insert-messages';
import { readSendRules } from './send-rules';
import type { Waterfall } from './waterfall';
import { writeWaterfall } from './write-waterfall';

export { previewAudience } from './preview-audience';

/** What came of freezing: a run, or a question where the audience has grown since somebody approved it. */
export type Frozen =
  | { run: { number: number; id: string; status: 'sending' | 'pilot' }; waterfall: Waterfall }
  | { grown: { from: number; to: number } };

const RUN = `INSERT INTO send_run (id, campaign, step, version, status, frozen_at, waterfall, pilot_until)
  VALUES ($1, $2, $3, $4, $5, $6, '{}', $7) RETURNING number`;

/**
 * Freezes the audience of a step: a run, an exclusion with its reason for everyone in the segment who gets nothing, a
 * message for everyone else, in one transaction of a few statements. Errors: conflict where nothing is approved.
 */
export const freezeRun = (pool: Pool, campaign: number, step: number, at: Date): Promise<Frozen> =>
  inTransaction(pool, async (db) => freezeInto(db, await findCampaignByNumber(db, campaign), step, at));

/** The same within the caller's transaction. */
export async function freezeInto(db: Queryable, campaign: CampaignRow, step: number, at: Date): Promise<Frozen> {
  const version = campaign.steps.find(({ position }) => position === step)?.approved ?? null;
  if (version === null) throw new AppError('conflict', 'No version of this email has been approved');
  if (campaign.segmentNumber === null) throw new AppError('conflict', 'The campaign has no segment');
  const rules = await readSendRules(db);
  const grown = await hasGrown(db, campaign, step, version, rules.growth);
  if (grown) return { grown };
  const { pilot } = campaign;
  const status = pilot ? 'pilot' : 'sending';
  const until = pilot ? new Date(at.getTime() + pilot.waitHours * 3_600_000) : null;
  const run = { id: newId('snd'), number: 0 };
  const made = await db.query<{ number: number }>(RUN, [run.id, campaign.number, step, version, status, at, until]);
  run.number = made.rows[0]?.number ?? 0;
  await db.query(
    'CREATE TEMPORARY TABLE IF NOT EXISTS frozen_audience (customer int, id text, email text, reason text, detail text) ON COMMIT DELETE ROWS',
  );
  await db.query('DELETE FROM frozen_audience');
  const judged = classifyMembers(membersOf(campaign.segmentNumber), asAudience(campaign), rules, at);
  await db.query(sql`INSERT INTO frozen_audience (customer, id, email, reason, detail) ${judged}`);
  await db.query(
    `INSERT INTO send_exclusion (run, customer, reason, detail) SELECT $1, customer, reason, detail FROM frozen_audience WHERE reason IS NOT NULL`,
    [run.number],
  );
  await db.query('ANALYZE frozen_audience');
  const zone = await readShopZone(db);
  const moved = await insertMessages(db, {
    receivers: sql`SELECT customer FROM frozen_audience WHERE reason IS NULL`,
    run,
    campaign,
    step,
    version,
    plan: { mode: campaign.sendTime.mode, quietHours: campaign.sendTime.quietHours ?? rules.quietHours, zone, at },
    pilotShare: pilot?.share ?? null,
  });
  const waterfall = await writeWaterfall(db, run.number, moved, at);
  return { run: { ...run, status }, waterfall };
}

/**
 * Where the segment has become many times as large as when somebody said yes to it: from how many to how many. Members are
 * held against members: who would have received it then is fewer, by consent and by what they have had lately. That counts
 * only where an approval of before did not keep the size of the segment.
 */
async function hasGrown(
  db: Queryable,
  campaign: CampaignRow,
  step: number,
  version: number,
  times: number,
): Promise<{ from: number; to: number } | null> {
  const { rows } = await db.query<{ from: number | null; to: number }>(
    `SELECT coalesce($3, (SELECT max(audience) FROM review WHERE campaign = $1 AND step = $2 AND version = $5 AND status = 'approved'))::int AS from,
       (SELECT count(*)::int FROM membership WHERE segment = $4 AND left_at IS NULL) AS to`,
    [campaign.number, step, campaign.confirmedSize, campaign.segmentNumber, version],
  );
  const [size] = rows;
  // Somebody who approved an email to nobody or to three did not mean three hundred either.
  return size && size.from !== null && size.to >= Math.max(size.from, 10) * times
    ? { from: size.from, to: size.to }
    : null;
}

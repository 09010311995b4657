import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { latestVersion, type StoredVersion, saveDraft } from '../content/versions';
import { findCampaign, lockCampaign } from './find-campaign';
import { recordCampaignAct } from './record-act';
import { voidApproval } from './void-approval';

export interface SaveEmailInput {
  /** Id of the campaign. */
  campaign: string;
  step: number;
  document: unknown;
  /** Hash that the edit began from. */
  from?: string | undefined;
  generated?: boolean | undefined;
  note?: string | undefined;
  actor: string;
  at: Date;
}

/**
 * Keeps an edit of an email of a campaign: the draft, or a new version where the last was submitted or approved, which is
 * thereby superseded. Errors: notFound, invalidInput (with places), conflict.
 */
export async function saveEmail(pool: Pool, input: SaveEmailInput): Promise<StoredVersion> {
  const { campaign: id, step, document, from, generated, note, actor, at } = input;
  const campaign = await findCampaign(pool, id);
  if (campaign.status === 'done' || campaign.status === 'cancelled')
    throw new AppError('conflict', 'This campaign is over; make a copy of it instead');
  const before = await latestVersion(pool, { campaign: campaign.number, step });
  const saved = await saveDraft(pool, {
    campaign: campaign.number,
    step,
    document,
    by: actor,
    at,
    from,
    generated,
    note,
  });
  if (before && saved.number === before.number && before.hash === saved.hash) return saved;
  await inTransaction(pool, async (db) => {
    const now = await lockCampaign(db, id);
    if (before && saved.number !== before.number) await voidApproval(db, now, step, { actor, at });
    if (!before || saved.number !== before.number)
      await recordCampaignAct(db, {
        campaign: now.number,
        step,
        actor,
        act: 'edited',
        detail: { version: saved.number },
        at,
      });
    await db.query('UPDATE campaign SET updated_at = $2 WHERE number = $1', [now.number, at]);
  });
  return saved;
}

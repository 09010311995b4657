import { step } from '@/lib/content/review/machine';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { recordCampaignAct } from '../../record-act';
import { refuse } from '../refuse';
import { bareId, lockReview, readState } from '../review-row';
import { backToDraft } from './cast-vote';

/** Takes an email back from its reviewers: it is a draft again. Errors: notFound; forbidden; conflict where it is decided. */
export async function withdrawReview(
  pool: Pool,
  { review: id, by, at }: { review: string; by: string; at: Date },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const review = await lockReview(client, id);
    const next = step(await readState(client, review), { type: 'withdraw', by: bareId(by) });
    if (!next.ok) throw refuse(next.error);
    await client.query(`UPDATE review SET status = 'withdrawn', decided_at = $2 WHERE number = $1`, [
      review.number,
      at,
    ]);
    await client.query(`UPDATE email_version SET status = 'draft' WHERE campaign = $1 AND step = $2 AND number = $3`, [
      review.campaign,
      review.step,
      review.version,
    ]);
    await recordCampaignAct(client, {
      campaign: review.campaign,
      step: review.step,
      actor: `user:${bareId(by)}`,
      act: 'withdrawn',
      detail: { review: review.id, version: review.version },
      at,
    });
    await backToDraft(client, review, at);
  });
}

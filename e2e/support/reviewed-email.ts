import { createPool } from '@/lib/platform/db';
import type { Role } from '@/lib/services/accounts/permissions';
import { createCampaign } from '@/lib/services/campaigns/create-campaign';
import { createCampaignSchema } from '@/lib/services/campaigns/fields';
import { submitForReview } from '@/lib/services/campaigns/review/submit-for-review';
import { saveEmail } from '@/lib/services/campaigns/save-email';
import { databaseUrl } from '../demo';

export const emailOf = (subject: string, text = 'It has been a while, and your shelf has filled up again.') => ({
  format: 1,
  variants: [{ key: 'A', subject, preheader: 'New on your shelf.' }],
  blocks: [
    { type: 'hero', id: 'hero', title: 'We kept the light on' },
    { type: 'text', id: 'para', text },
    { type: 'button', id: 'look', label: 'See your shelf', href: 'https://thistleandtin.example/shelf' },
  ],
});

/** An email of a campaign that people of the demo write and submit. */
export async function openReviewedEmail() {
  const url = databaseUrl();
  // What the checks of an email ask of their surroundings is read from here.
  process.env.DATABASE_URL ??= url;
  const pool = createPool(url, 2);
  const actorOf = async (role: Role): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(
      'SELECT id FROM user_account WHERE role::text = $1 ORDER BY created_at LIMIT 1',
      [role],
    );
    return `user:${rows[0]?.id ?? ''}`;
  };
  const now = async (): Promise<Date> => {
    const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    return rows[0]?.now ?? new Date(0);
  };
  return {
    /** Made, written and submitted by the role; answers the ids of campaign and review. */
    async submit(name: string, document: object, role: Role = 'marketer') {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM segment WHERE status = 'active' AND size > 20 ORDER BY size LIMIT 1`,
      );
      const at = await now();
      const actor = await actorOf(role);
      const input = createCampaignSchema.parse({
        name,
        segment: rows[0]?.id ?? null,
        schedule: { at: new Date(at.getTime() + 5 * 86_400_000).toISOString() },
      });
      const campaign = await createCampaign(pool, input, { actor, at });
      return { campaign: campaign.id, review: await this.resubmit(campaign.id, document, role) };
    },
    /** Another version of it, submitted. */
    async resubmit(campaign: string, document: object, role: Role = 'marketer'): Promise<string> {
      const actor = await actorOf(role);
      await saveEmail(pool, { campaign, step: 0, document, actor, at: await now() });
      const { rows } = await pool.query<{ number: number }>('SELECT number FROM campaign WHERE id = $1', [campaign]);
      return (await submitForReview(pool, { campaign: rows[0]?.number ?? 0, step: 0, by: actor, at: await now() })).id;
    },
    async statusOf(campaign: string): Promise<string> {
      const { rows } = await pool.query<{ status: string }>('SELECT status FROM campaign WHERE id = $1', [campaign]);
      return rows[0]?.status ?? '';
    },
    /** Gone again, so that the demo is as it was. */
    async remove(campaign: string): Promise<void> {
      await pool.query('DELETE FROM review WHERE campaign = (SELECT number FROM campaign WHERE id = $1)', [campaign]);
      await pool.query('DELETE FROM campaign WHERE id = $1', [campaign]);
    },
    close: () => pool.end(),
  };
}

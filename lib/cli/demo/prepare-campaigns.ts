import { cartReminder, type ExampleProduct, earlyLook, welcome, winBack } from '@/lib/demo/email/example-emails';
import type { Pool } from '@/lib/platform/db';
import { DEFAULT_SEND_RULES, writeSendRules } from '@/lib/services/campaigns/audience/send-rules';
import { createCampaign } from '@/lib/services/campaigns/create-campaign';
import { type CreateCampaignInput, createCampaignSchema } from '@/lib/services/campaigns/fields';
import { findCampaign } from '@/lib/services/campaigns/find-campaign';
import { submitForReview } from '@/lib/services/campaigns/review/submit-for-review';
import { castVote } from '@/lib/services/campaigns/review/votes/cast-vote';
import { saveEmail } from '@/lib/services/campaigns/save-email';
import { ensureStrategies } from '@/lib/services/campaigns/strategies/ensure-strategies';
import { DEFAULT_BRAND } from '@/lib/services/content/brand';
import { latestVersion } from '@/lib/services/content/versions';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Campaigns as a marketer would have them on a Monday: one live, two that wait for the reviewer, one half written. All of it
 * through the use cases that the screens call, by the demo's marketer and reviewer.
 */
export async function prepareCampaigns(pool: Pool, products: readonly ExampleProduct[], now: Date): Promise<void> {
  const { rows } = await pool.query<{ id: string; role: string }>('SELECT id, role FROM user_account');
  const idOf = (role: string): string => rows.find((one) => one.role === role)?.id ?? '';
  const [marketer, reviewer] = [idOf('marketer'), idOf('reviewer')];
  const actor = `user:${marketer}`;
  const { siteUrl } = DEFAULT_BRAND;
  await ensureStrategies(pool, now);
  // The shop's mailings of Thursday and of every fourth Monday alone reach two a week: nobody would be left to try one on.
  await writeSendRules(pool, { ...DEFAULT_SEND_RULES, cap: { count: 3, days: 7 } }, now);

  const make = async (input: Partial<CreateCampaignInput>, emails: readonly unknown[]): Promise<string> => {
    const { id } = await createCampaign(pool, createCampaignSchema.parse(input), { actor, ownerId: marketer, at: now });
    for (const [step, document] of emails.entries())
      await saveEmail(pool, { campaign: id, step, document, actor, at: now });
    return id;
  };
  const submit = async (id: string, dueAt: Date | null) => {
    const { number } = await findCampaign(pool, id);
    const { id: review } = await submitForReview(pool, { campaign: number, step: 0, by: actor, at: now, dueAt });
    return { number, review };
  };

  const reminder = await make(
    {
      name: 'Left at the till',
      kind: 'triggered',
      segment: 'abandoned-carts',
      strategy: 'cart-reminder',
      holdout: 0.1,
    },
    [cartReminder(siteUrl)],
  );
  const { number, review } = await submit(reminder, null);
  const version = await latestVersion(pool, { campaign: number, step: 0 });
  await castVote(pool, { review, by: `user:${reviewer}`, decision: 'approve', hash: version?.hash ?? '', at: now });

  const silent = await make(
    {
      name: 'We kept the light on',
      segment: 'at-risk',
      strategy: 'win-back',
      holdout: 0.1,
      schedule: at(new Date(now.getTime() + DAY_MS)),
    },
    [winBack(siteUrl, products)],
  );
  await submit(silent, new Date(now.getTime() + 4 * HOUR_MS));

  const first = await make(
    {
      name: 'Early look, Christmas',
      segment: 'vips',
      strategy: 'exclusive-offer',
      schedule: at(new Date(now.getTime() + 3 * DAY_MS)),
    },
    [earlyLook(siteUrl, products)],
  );
  await submit(first, new Date(now.getTime() + 2 * DAY_MS));

  const steps = [
    { name: 'Welcome', delay: null, exitRule: null },
    { name: 'What others begin with', delay: '3d', exitRule: null },
  ];
  await make(
    { name: 'First steps', kind: 'sequence', segment: 'signed-up-no-order', strategy: 'onboarding', steps },
    welcome(siteUrl, products),
  );
}

const at = (time: Date) => ({
  at: time.toISOString(),
  recurrence: null,
  until: null,
  zone: 'Europe/London',
  startOnApproval: true,
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignWorld } from '@/lib/testing/campaign-world';
import { runCampaigns } from '../run/run-campaigns';
import { settleApproval } from './votes/settle-approval';

const NOW = new Date('2026-06-10T12:00:00Z');
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const thrown = (error: unknown): never => {
  throw error;
};

let world: CampaignWorld;
beforeAll(async () => {
  world = await CampaignWorld.open(NOW);
});
afterAll(() => world.close());
beforeEach(() => world.reset(60));

const review = (campaign: number, status: string, audience: number | null) =>
  world.pool.query(
    `INSERT INTO review (id, campaign, step, version, status, hash, submitted_by, submitted_at, risk, risk_reasons, approvals, policies, audience)
     VALUES ('rev_' || $1::int, $1, 0, 1, $2, 'hash', 'u', $3, 'low', '[]', 1, '[]', $4)`,
    [campaign, status, NOW, audience],
  );
const approve = (campaign: number) => settleApproval(world.pool, { campaign, step: 0, version: 1 }, NOW);

describe('the audience that somebody approved', () => {
  it('is that of the segment: who would not have received it then is no growth', async () => {
    const { id, number } = await world.campaign({}, { status: 'inReview' });
    await review(number, 'approved', 0);
    await approve(number);
    await runCampaigns(world.pool, NOW, thrown);
    expect(await world.status(id)).toEqual({ status: 'sending', statusReason: null });
    expect(await world.messages(number)).toHaveLength(60);
  });

  it('is asked for again where the segment has grown tenfold since', async () => {
    await world.pool.query('UPDATE membership SET left_at = $1 WHERE customer > 6', [NOW]);
    const { id, number } = await world.campaign({}, { status: 'inReview' });
    await approve(number);
    await world.pool.query(
      'INSERT INTO membership (segment, customer, entered_at) SELECT 1, n, $1 FROM generate_series(7, 60) n',
      [later(1_000)],
    );
    await world.setting('send.rules', { quietHours: null, cap: null, growth: 5 });
    await runCampaigns(world.pool, later(2_000), thrown);
    expect((await world.status(id)).statusReason).toContain('grown from 6 to 60 customers');
  });
});

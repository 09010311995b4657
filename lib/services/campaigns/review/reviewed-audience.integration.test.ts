import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignWorld, DAY } from '@/lib/testing/campaign-world';
import { readAudience } from '../audience/read-audience';
import { readShownAudience } from '../audience/shown-audience';
import { findCampaign } from '../find-campaign';
import { runCampaigns } from '../run/run-campaigns';
import { countAudience, readReviewedCampaign } from './gather-facts';
import { countOpenReviews } from './tend-reviews';
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
/** Everyone has had two emails, six days ago: as many as the cap of a week takes. */
const writeTwice = async () => {
  const { number } = await world.campaign({ name: 'Before' }, { status: 'done' });
  await world.pool.query(
    `INSERT INTO message (id, run, campaign, step, version, customer, variant, status, due_at, sent_at, created_at)
     SELECT 'eml_' || n || '_' || k, k, $1, 0, 1, n, 'A', 'sent', $2, $2, $2 FROM generate_series(1, 60) n, generate_series(1, 2) k`,
    [number, later(-6 * DAY)],
  );
  await world.setting('send.rules', { quietHours: null, cap: { count: 2, days: 7 } });
};

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

describe('an audience before it goes out', () => {
  const schedule = { at: later(2 * DAY).toISOString() };

  it('is counted for the time at which it goes out', async () => {
    await writeTwice();
    const soon = await world.campaign({ schedule }, { status: 'draft' });
    const atOnce = await world.campaign({}, { status: 'draft' });
    const receives = async (id: string) => (await readAudience(world.pool, id, { at: NOW })).waterfall.receives;
    expect([await receives(soon.id), await receives(atOnce.id)]).toEqual([60, 0]);
    const reviewed = await readReviewedCampaign(world.pool, soon.number);
    expect(reviewed && (await countAudience(world.pool, reviewed, NOW))).toBe(60);
  });

  it('is shown as it was frozen once it has gone out', async () => {
    const { id, number } = await world.campaign({}, { status: 'inReview' });
    await world.setting('send.rules', { quietHours: null, cap: { count: 1, days: 7 } });
    const shown = async () => {
      const { waterfall, frozen } = await readShownAudience(world.pool, await findCampaign(world.pool, id), later(DAY));
      return [waterfall.receives, frozen];
    };
    expect(await shown()).toEqual([60, false]);
    await approve(number);
    await runCampaigns(world.pool, NOW, thrown);
    await world.send(NOW);
    expect(await shown()).toEqual([60, true]);
    // And of one person what was written down then.
    await world.pool.query(`INSERT INTO customer (number, id, created_at, updated_at) VALUES (61, 'cus_61', $1, $1)`, [
      NOW,
    ]);
    await world.pool.query(`DELETE FROM message WHERE customer = 2`);
    await world.pool.query(
      `INSERT INTO send_exclusion (run, customer, reason) SELECT number, 2, 'heldOut' FROM send_run`,
    );
    const why = async (customer: string) =>
      (await readAudience(world.pool, id, { customer, at: later(DAY) })).customer?.sentence;
    expect([await why('cus_1'), await why('cus_2'), await why('cus_61')]).toEqual([
      'received it',
      'is held out for comparison',
      'was not in the segment',
    ]);
  });

  it('is counted for a review once its segment is built', async () => {
    const { number } = await world.campaign({}, { status: 'inReview' });
    await review(number, 'open', null);
    const audience = async () => (await world.pool.query('SELECT audience FROM review')).rows[0];
    await world.pool.query('UPDATE segment SET built_version = NULL');
    await countOpenReviews(world.pool, NOW);
    expect(await audience()).toEqual({ audience: null });
    await world.pool.query('UPDATE segment SET built_version = 1');
    await countOpenReviews(world.pool, NOW);
    expect(await audience()).toEqual({ audience: 60 });
  });
});

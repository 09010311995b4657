import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignWorld, DAY, email, HOUR } from '@/lib/testing/campaign-world';
import { findCampaign } from '../find-campaign';
import { asAudience } from './as-audience';
import { explainPerson } from './explain-person';
import { freezeRun, previewAudience } from './freeze-audience';
import { hashShare } from './hash-share';
import { reachableWithoutConsent } from './waterfall';

const NOW = new Date('2026-06-10T12:00:00Z');
let world: CampaignWorld;
beforeAll(async () => {
  world = await CampaignWorld.open(NOW);
});
beforeEach(() => world.reset(100));
afterAll(() => world.close());

const sql = (text: string, values: unknown[] = []) => world.pool.query(text, values);
const preview = async (id: string, at = NOW) =>
  previewAudience(world.pool, asAudience(await findCampaign(world.pool, id)), at);

/** One customer for each reason, the others receive. */
async function spoil(): Promise<void> {
  await sql(`UPDATE customer SET email = NULL WHERE number = 1`);
  await sql(`DELETE FROM consent WHERE customer = 2`);
  await sql(`UPDATE consent SET state = 'unsubscribed' WHERE customer = 3`);
  await sql(`UPDATE consent SET state = 'pending' WHERE customer = 4`);
  await sql(`UPDATE consent SET at = '2023-01-01' WHERE customer = 5`);
  await sql(
    `INSERT INTO topic (key, name, description, position, double_opt_in) VALUES ('offers', 'Offers', '', 0, false)`,
  );
  await sql(`INSERT INTO topic_consent (customer, topic, state, at) VALUES (6, 'offers', 'unsubscribed', $1)`, [NOW]);
  await sql(
    `INSERT INTO suppression (customer, channel, reason, at) VALUES (7, 'email', 'bounced', $1), (8, 'email', 'complained', $1)`,
    [NOW],
  );
  await sql(`INSERT INTO suppressed_address (email, reason, at) VALUES ('c9@example.com', 'import', $1)`, [NOW]);
  await sql(`UPDATE customer SET email = 'C20@example.com' WHERE number = 21`);
  await sql(
    `INSERT INTO contact_preference (customer, paused_until, max_per_week, updated_at) VALUES (10, $2, NULL, $1), (11, NULL, 1, $1)`,
    [NOW, new Date(NOW.getTime() + DAY)],
  );
  const other = await world.campaign({ name: 'Earlier' }, { status: 'done' });
  await sql(
    `INSERT INTO send_run (number, id, campaign, step, version, status, frozen_at, waterfall) VALUES (900, 'snd_e', $1, 0, 1, 'done', $2, '{}'), (901, 'snd_f', $1, 0, 1, 'done', $2, '{}')`,
    [other.number, NOW],
  );
  const sent = (run: number, customer: number, days: number) =>
    sql(
      `INSERT INTO message (id, run, campaign, step, version, customer, variant, status, due_at, created_at, sent_at)
       VALUES ('eml_' || $1::int || '_' || $2::int, $1, $3, 0, 1, $2, 'A', 'sent', $4, $4, $4)`,
      [run, customer, other.number, new Date(NOW.getTime() - days * DAY)],
    );
  await sent(900, 11, 2);
  for (const run of [900, 901]) await sent(run, 12, 3);
  await sent(900, 13, 3);
  for (const run of [900, 901]) await sent(run, 14, 8);
  await sql(`UPDATE customer SET erased_at = $1 WHERE number = 15`, [NOW]);
  await world.setting('send.rules', { quietHours: null, cap: { count: 2, days: 7 }, consentMonths: 24 });
}

const EXPECTED = {
  1: 'noAddress',
  2: 'neverAsked',
  3: 'withdrew',
  4: 'pending',
  5: 'tooOld',
  6: 'topicWithdrawn',
  7: 'hardBounce',
  8: 'complaint',
  9: 'suppressed',
  10: 'askedToPause',
  11: 'ownCap',
  12: 'cap',
  21: 'sameAddress',
};

describe('the waterfall', () => {
  it('gives each customer the first reason that holds, the same in preview, in a frozen run and asked for by name', async () => {
    await spoil();
    const campaign = await world.campaign({ topic: 'offers' });
    const before = await preview(campaign.id);
    expect(before).toMatchObject({ members: 99, receives: 86 });
    expect(before.stages.map(({ stage, left, lost }) => [stage, left, lost])).toEqual([
      ['consent', 93, 6],
      ['suppressed', 89, 4],
      ['cap', 86, 3],
      ['quiet', 86, 0],
      ['holdout', 86, 0],
    ]);
    // Never asked, not confirmed, too old: with an address and not withdrawn, so that the segment calls them reachable.
    const unasked = Object.values(EXPECTED).filter((each) => ['neverAsked', 'pending', 'tooOld'].includes(each));
    expect(reachableWithoutConsent(before)).toBe(unasked.length);
    const frozen = await freezeRun(world.pool, campaign.number, 0, NOW);
    expect(frozen).toMatchObject({ waterfall: { ...before, at: NOW.toISOString() } });
    expect(await world.excluded()).toEqual(EXPECTED);
    expect(await world.messages(campaign.number)).toHaveLength(86);
    const row = asAudience(await findCampaign(world.pool, campaign.id));
    for (const [customer, reason] of Object.entries(EXPECTED))
      if (customer !== '21')
        expect(await explainPerson(world.pool, { ...row, number: -1 }, `cus_${customer}`, NOW)).toMatchObject({
          reason,
        });
    expect(await explainPerson(world.pool, row, 'cus_13', NOW)).toMatchObject({ receives: false, reason: 'cap' });
    await expect(explainPerson(world.pool, row, 'cus_15', NOW)).rejects.toMatchObject({ code: 'notFound' });
  });

  it('holds out the same people every time, by a draw that is independent of the variant', async () => {
    await world.reset(4000);
    const campaign = await world.campaign(
      { holdout: 0.1 },
      { document: email([{ key: 'A', weight: 3 }, { key: 'B' }]) },
    );
    await freezeRun(world.pool, campaign.number, 0, NOW);
    const out = Object.keys(await world.excluded()).map(Number);
    const expected = Array.from({ length: 4000 }, (_, index) => index + 1).filter(
      (n) => hashShare('holdout', campaign.id, `cus_${n}`) < 0.1,
    );
    expect(out.sort((a, b) => a - b)).toEqual(expected);
    expect(out.length).toBeGreaterThan(340);
    expect(out.length).toBeLessThan(460);
    const sent = await world.messages(campaign.number);
    expect(sent).toHaveLength(4000 - out.length);
    for (const { customer, variant } of sent)
      expect(variant).toBe(hashShare('variant', campaign.id, `cus_${customer}`) < 0.75 ? 'A' : 'B');
    const share = sent.filter(({ variant }) => variant === 'A').length / sent.length;
    expect(Math.abs(share - 0.75)).toBeLessThan(0.03);
  });

  it('leaves a customer to the campaign that goes first', async () => {
    const first = await world.campaign({ name: 'First' }, { status: 'done' });
    await freezeRun(world.pool, first.number, 0, new Date(NOW.getTime() - DAY));
    const second = await world.campaign({ name: 'Second' });
    const settle = (rule: string) =>
      sql(
        `INSERT INTO campaign_precedence (first, second, days, rule, settled_by, settled_at) VALUES ($1, $2, 7, $3, 'user:u', $4) ON CONFLICT (first, second) DO UPDATE SET rule = excluded.rule`,
        [first.number, second.number, rule, NOW],
      );
    expect((await preview(second.id)).receives).toBe(100);
    await settle('wait');
    expect((await preview(second.id)).stages[2]).toMatchObject({
      lost: 100,
      reasons: [{ reason: 'otherFirst', count: 100 }],
    });
    expect((await preview(second.id, new Date(NOW.getTime() + 7 * DAY))).receives).toBe(100);
    await settle('both');
    expect((await preview(second.id)).receives).toBe(100);
  });
});

describe('when each is written to', () => {
  const dues = async (settings: Record<string, unknown>, at: Date) => {
    const { number } = await world.campaign(settings);
    await freezeRun(world.pool, number, 0, at);
    return new Map((await world.messages(number)).map(({ customer, dueAt }) => [customer, dueAt.toISOString()]));
  };

  it('moves what falls into the quiet hours of a customer to their end, and loses nobody', async () => {
    await sql(`UPDATE customer SET traits = '{"country": "US"}' WHERE number = 1`);
    await sql(`UPDATE customer SET traits = '{"country": "US", "timezone": "America/Los_Angeles"}' WHERE number = 2`);
    await sql(`UPDATE customer SET traits = '{"timezone": "Mars/Olympus"}' WHERE number = 3`);
    const night = new Date('2026-06-10T22:30:00Z');
    const settings = { sendTime: { quietHours: { from: '22:00', to: '08:00' } } };
    const due = await dues(settings, night);
    expect(due.get(1)).toBe('2026-06-10T22:30:00.000Z');
    expect(due.get(2)).toBe('2026-06-10T22:30:00.000Z');
    expect(due.get(3)).toBe('2026-06-11T07:00:00.000Z');
    expect(due.size).toBe(100);
    const { rows } = await sql(`SELECT waterfall->'stages'->3 AS quiet FROM send_run`);
    expect(rows[0]?.quiet).toMatchObject({ stage: 'quiet', moved: 98, lost: 0 });
  });

  it('sends at the same time of day in each zone', async () => {
    await sql(`UPDATE customer SET traits = '{"country": "US"}' WHERE number = 1`);
    await sql(`UPDATE customer SET traits = '{"country": "AU"}' WHERE number = 2`);
    const due = await dues({ sendTime: { mode: 'zone' } }, new Date('2026-06-10T08:00:00Z'));
    expect(due.get(3)).toBe('2026-06-10T08:00:00.000Z');
    expect(due.get(1)).toBe('2026-06-10T13:00:00.000Z');
    expect(due.get(2)).toBe('2026-06-10T23:00:00.000Z');
  });

  it('sends at the hour of each one’s habit; who has none, or hardly any, at that of everyone', async () => {
    await sql(
      `INSERT INTO event_name (id, kind, name) VALUES (1, 'track', 'Email Opened'), (2, 'track', 'Page Viewed')`,
    );
    const opened = (customer: number, hour: number, times: number, name = 1) =>
      sql(
        `INSERT INTO event (message_key, customer, name, occurred_at, received_at)
         SELECT gen_random_uuid(), $1, $4, $5::timestamptz + make_interval(hours => $2::int) - make_interval(days => d), $5 FROM generate_series(1, $3::int) AS d`,
        [customer, hour, times, name, '2026-06-10T00:10:00Z'],
      );
    await opened(1, 20, 12);
    await opened(2, 6, 1);
    await opened(4, 3, 30, 2);
    for (let customer = 10; customer < 30; customer += 1) await opened(customer, 18, 6);
    const due = await dues({ sendTime: { mode: 'habit' } }, NOW);
    expect(due.get(1)).toBe('2026-06-10T20:00:00.000Z');
    // One opening at six is outweighed by everyone's eighteen o'clock.
    expect(due.get(2)).toBe('2026-06-10T18:00:00.000Z');
    expect(due.get(4)).toBe('2026-06-10T18:00:00.000Z');
    expect(due.get(50)).toBe('2026-06-10T18:00:00.000Z');
    const late = await dues({ sendTime: { mode: 'habit' } }, new Date(NOW.getTime() + 7 * HOUR));
    expect(late.get(50)).toBe('2026-06-11T18:00:00.000Z');
  });
});

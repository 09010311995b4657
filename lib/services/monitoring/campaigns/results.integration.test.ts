import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wilsonInterval } from '@/lib/statistics/proportion';
import { CampaignWorld, DAY, email, HOUR } from '@/lib/testing/campaign-world';
import { readMap } from './read-map';
import { readResults } from './read-results';

const NOW = new Date('2026-06-10T12:00:00Z');
const LATER = new Date(NOW.getTime() + 20 * DAY);
let world: CampaignWorld;
let id: string;

/** 300 messages: customers 1 to 150 variant A, the others B; 301 to 400 held out. */
beforeAll(async () => {
  world = await CampaignWorld.open(NOW);
  await world.reset(400);
  const sql = (text: string, values: unknown[] = []) => world.pool.query(text, values);
  const campaign = await world.campaign(
    { holdout: 0.25, cost: { perEmail: '0.01', fixed: '7.00' }, strategy: null },
    { document: email([{ key: 'A' }, { key: 'B' }]), status: 'done' },
  );
  id = campaign.id;
  await sql(`UPDATE campaign SET ended_at = $2 WHERE number = $1`, [campaign.number, NOW]);
  await sql(
    `INSERT INTO send_run (number, id, campaign, step, version, status, frozen_at, waterfall) VALUES (1, 'snd_1', $1, 0, 1, 'done', $2, '{}')`,
    [campaign.number, NOW],
  );
  await sql(
    `INSERT INTO message (number, id, run, campaign, step, version, customer, variant, status, due_at, created_at, sent_at)
     SELECT n, 'eml_' || n, 1, $1, 0, 1, n, CASE WHEN n <= 150 THEN 'A' ELSE 'B' END, CASE WHEN n <= 2 THEN 'bounced' ELSE 'sent' END, $2, $2, $2 FROM generate_series(1, 300) AS n`,
    [campaign.number, NOW],
  );
  await sql(
    `INSERT INTO send_exclusion (run, customer, reason) SELECT 1, n, 'heldOut' FROM generate_series(301, 400) AS n`,
  );
  const signal = (kind: string, from: number, to: number, machine: string | null = null, times = 1) =>
    sql(
      `INSERT INTO message_signal (message, kind, at, machine) SELECT n, $1, $4, $5 FROM generate_series($2::int, $3::int) AS n CROSS JOIN generate_series(1, $6::int)`,
      [kind, from, to, NOW, machine, times],
    );
  await signal('open', 11, 70, null, 3);
  await signal('open', 71, 120, 'appleMail');
  await signal('click', 11, 40);
  await signal('click', 121, 130, 'scanner');
  await signal('open', 151, 180);
  await signal('unsubscribe', 151, 153);
  await sql(`INSERT INTO event_name (id, kind, name) VALUES (1, 'track', 'Order Completed')`);
  const order = (from: number, to: number, days: number) =>
    sql(
      `INSERT INTO event (message_key, customer, name, occurred_at, received_at) SELECT gen_random_uuid(), n, 1, $3, $3 FROM generate_series($1::int, $2::int) AS n`,
      [from, to, new Date(NOW.getTime() + days * DAY + HOUR)],
    );
  await order(11, 40, 2);
  await order(41, 50, 15);
  await order(301, 305, 3);
  await sql(
    `INSERT INTO conversion (message, order_key, campaign, customer, at, revenue, weight) SELECT n, gen_random_uuid(), $1, n, $2, 10.50, 1 FROM generate_series(11, 30) AS n`,
    [campaign.number, NOW],
  );
});
afterAll(() => world.close());

describe('results of a campaign', () => {
  it('counts each message once, with and without what machines did', async () => {
    const results = await readResults(world.pool, id, LATER);
    expect(results.figures).toMatchObject({
      sent: 300,
      bounced: 2,
      delivered: 298,
      opened: 90,
      openedRaw: 150,
      clicked: 30,
      clickedRaw: 40,
      unsubscribed: 3,
      complained: 0,
      converted: 20,
      revenue: '210.00',
      ordered: 30,
    });
    expect(results.rates.opened).toMatchObject({ part: 90, whole: 298, share: 90 / 298, ...wilsonInterval(90, 298) });
    // 300 emails at a penny, and seven pounds.
    expect(results).toMatchObject({ cost: '10.00', roi: 20 });
  });

  it('compares variants pair by pair, and says where there are too few', async () => {
    const [step] = (await readResults(world.pool, id, LATER)).steps;
    expect(step?.variants.map(({ key, figures }) => [key, figures.delivered, figures.opened, figures.clicked])).toEqual(
      [
        ['A', 148, 60, 30],
        ['B', 150, 30, 0],
      ],
    );
    const opened = step?.comparisons.find(({ rate }) => rate === 'opened');
    expect(opened).toMatchObject({ a: 'A', b: 'B', tooSmall: false });
    expect(opened?.difference).toBeCloseTo(60 / 148 - 30 / 150, 10);
    expect(opened?.p).toBeLessThan(0.001);
    expect(opened?.low).toBeGreaterThan(0.09);
    expect(step?.comparisons.map(({ rate }) => rate)).toEqual(['opened', 'clicked', 'converted']);
  });

  it('sets those who received it against those held out, by the same window for both', async () => {
    const { holdout } = await readResults(world.pool, id, LATER);
    expect(holdout).toMatchObject({
      received: { part: 30, whole: 300 },
      heldOut: { part: 5, whole: 100 },
      windowDays: 14,
    });
    expect(holdout?.difference).toBeCloseTo(0.05, 10);
    expect(holdout?.low).toBeLessThan(0.05);
  });

  it('stands in its cell of the map with the same figures', async () => {
    await world.pool.query(`UPDATE campaign SET strategy = NULL`);
    const map = await readMap(world.pool, 12, LATER);
    expect(map.strategies.map(({ key }) => key)).toEqual([
      'exclusive-offer',
      'onboarding',
      'cart-reminder',
      'win-back',
      'accessories',
      'bundle',
    ]);
    await world.pool.query(`UPDATE campaign SET strategy = (SELECT number FROM strategy WHERE key = 'win-back')`);
    const again = await readMap(world.pool, 12, LATER);
    const campaign = again.rows[0]?.cells[3]?.campaigns[0];
    expect(campaign).toMatchObject({ ordered: { part: 30, whole: 300 }, heldOut: 0.05, revenue: { total: 210 } });
    expect(again.coverage).toEqual({ customers: 400, one: 0, two: 0, more: 0, none: 400 });
    await world.pool.query(`UPDATE campaign SET status = 'live', next_run_at = $1`, [LATER]);
    expect((await readMap(world.pool, 12, LATER)).coverage).toEqual({
      customers: 400,
      one: 400,
      two: 0,
      more: 0,
      none: 0,
    });
  });
});

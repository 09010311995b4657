import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignWorld, DAY, HOUR } from '@/lib/testing/campaign-world';
import { cancelCampaign, pauseCampaign, resumeCampaign, startCampaign } from '../change-status';
import { listRuns } from '../list-runs';
import { readJourneys } from '../read-journeys';
import { runCampaigns } from './run-campaigns';

const NOW = new Date('2026-06-10T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
let world: CampaignWorld;
beforeAll(async () => {
  world = await CampaignWorld.open(NOW);
});
beforeEach(() => world.reset(60));
afterAll(() => world.close());

const by = (at: Date) => ({ actor: 'user:u', at });
const run = (at: Date) =>
  runCampaigns(world.pool, at, (error) => {
    throw error;
  });
const status = (id: string) => world.status(id);

describe('one-off campaigns', () => {
  it('freezes once, however many workers look, sends, and is done', async () => {
    const { id, number } = await world.campaign({ schedule: { at: later(HOUR).toISOString() } });
    await startCampaign(world.pool, id, by(NOW));
    await run(NOW);
    expect(await world.messages(number)).toEqual([]);
    await Promise.all([1, 2, 3, 4].map(() => run(later(HOUR))));
    expect(await world.messages(number)).toHaveLength(60);
    expect(await status(id)).toMatchObject({ status: 'sending' });
    expect((await world.pool.query('SELECT count(*)::int AS n FROM send_run')).rows[0]?.n).toBe(1);
    expect(await world.send(later(HOUR))).toBe(60);
    await run(later(HOUR + 1000));
    expect(await status(id)).toMatchObject({ status: 'done' });
    const acts = await world.pool.query('SELECT act FROM campaign_act WHERE campaign = $1 ORDER BY id', [number]);
    expect(acts.rows.map(({ act }) => act)).toEqual(['created', 'started', 'frozen', 'finished']);
  });

  it('can be paused, resumed and cancelled at any moment', async () => {
    const { id, number } = await world.campaign();
    await startCampaign(world.pool, id, by(NOW));
    await run(NOW);
    await world.pool.query(`UPDATE message SET status = 'sent', sent_at = $1 WHERE customer <= 20`, [NOW]);
    await pauseCampaign(world.pool, id, by(NOW));
    expect(await world.send(later(DAY))).toBe(0);
    await run(later(DAY));
    expect(await status(id)).toMatchObject({ status: 'paused' });
    await resumeCampaign(world.pool, id, by(later(DAY)));
    expect(await status(id)).toMatchObject({ status: 'sending', statusReason: null });
    expect((await world.messages(number)).every(({ dueAt, status: is }) => is === 'sent' || dueAt >= later(DAY))).toBe(
      true,
    );
    await cancelCampaign(world.pool, id, by(later(DAY)));
    const states = (await world.messages(number)).map((message) => message.status);
    expect([states.filter((is) => is === 'sent').length, states.filter((is) => is === 'cancelled').length]).toEqual([
      20, 40,
    ]);
    await expect(resumeCampaign(world.pool, id, by(later(DAY)))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says what a mail server holds up, and of what nobody knows', async () => {
    const { id, number } = await world.campaign();
    await startCampaign(world.pool, id, by(NOW));
    await run(NOW);
    const set = (from: number, to: number, values: string) =>
      world.pool.query(`UPDATE message SET ${values} WHERE customer BETWEEN $1 AND $2`, [from, to]);
    await set(1, 10, `status = 'sent'`);
    await set(11, 13, `status = 'uncertain'`);
    await set(14, 20, `reason = 'temporary'`);
    const [only] = await listRuns(world.pool, number);
    expect(only?.messages).toEqual({ waiting: 47, held: 7, sent: 13, uncertain: 3, notSent: 0 });
    expect((await readJourneys(world.pool, number)).sent).toEqual({ 0: 13 });
  });

  it('asks again where the audience has grown tenfold since the approval', async () => {
    const { id, number } = await world.campaign();
    await world.pool.query(
      `INSERT INTO review (id, campaign, step, version, status, hash, submitted_by, submitted_at, risk, risk_reasons, approvals, policies, audience)
       VALUES ('rev_1', $1, 0, 1, 'approved', 'hash', 'u', $2, 'low', '[]', 1, '[]', 6)`,
      [number, NOW],
    );
    await world.pool.query('UPDATE review SET audience = 6');
    await world.setting('send.rules', { quietHours: null, cap: null, growth: 5 });
    await startCampaign(world.pool, id, by(NOW));
    await run(NOW);
    expect(await status(id)).toEqual({
      status: 'paused',
      statusReason: 'The audience has grown from 6 to 60 customers since it was approved. Resume it if that is right',
    });
    expect(await world.messages(number)).toEqual([]);
    await resumeCampaign(world.pool, id, by(NOW));
    await run(NOW);
    expect(await world.messages(number)).toHaveLength(60);
  });
});

describe('a pilot', () => {
  const pilot = { share: 0.5, waitHours: 4, limits: { maxBounce: 0.2, maxComplaint: 0.01, maxUnsubscribe: 0.1 } };
  const begin = async (settings = {}) => {
    const campaign = await world.campaign({ pilot: { ...pilot, ...settings } });
    await startCampaign(world.pool, campaign.id, by(NOW));
    await run(NOW);
    await world.send(NOW);
    return campaign;
  };
  const sent = async (number: number) =>
    (await world.messages(number)).filter((message) => message.status === 'sent').length;

  it('sends a share first and the rest when its limits held', async () => {
    const { id, number } = await begin();
    const first = await sent(number);
    expect(first).toBeGreaterThan(15);
    expect(first).toBeLessThan(45);
    await run(later(4 * HOUR - 1));
    expect(await world.send(later(4 * HOUR - 1))).toBe(0);
    await run(later(4 * HOUR));
    expect(await world.send(later(4 * HOUR))).toBe(60 - first);
    await run(later(5 * HOUR));
    expect(await status(id)).toMatchObject({ status: 'done' });
  });

  it('stops and says why when they did not; a person may send the rest all the same', async () => {
    const { id, number } = await begin();
    const first = await sent(number);
    await world.pool.query(
      `INSERT INTO message_signal (message, kind, at) SELECT number, 'unsubscribe', $1 FROM message WHERE status = 'sent' ORDER BY number LIMIT 12`,
      [NOW],
    );
    await run(later(4 * HOUR));
    const stopped = await status(id);
    expect(stopped.status).toBe('paused');
    expect(stopped.statusReason).toMatch(
      /^The pilot did not hold its limits: unsubscribes \d\d\.\d %, at most 10\.0 %$/,
    );
    expect(await world.send(later(5 * HOUR))).toBe(0);
    await resumeCampaign(world.pool, id, by(later(5 * HOUR)));
    expect(await world.send(later(5 * HOUR))).toBe(60 - first);
  });
});

describe('a pilot of too few', () => {
  it('waits for a person, who may send the rest', async () => {
    const limits = { maxBounce: 1, maxComplaint: 1, maxUnsubscribe: 1 };
    const { id } = await world.campaign({ pilot: { share: 0.5, waitHours: 4, minSample: 50, limits } });
    await startCampaign(world.pool, id, by(NOW));
    await run(NOW);
    const first = await world.send(NOW);
    await run(later(4 * HOUR));
    expect(await status(id)).toEqual({
      status: 'paused',
      statusReason: `The pilot held its limits, but went to ${first} of the 50 that were asked for: too few to say. Resume it to send the rest`,
    });
    await resumeCampaign(world.pool, id, by(later(5 * HOUR)));
    expect(await world.send(later(5 * HOUR))).toBe(60 - first);
  });
});

describe('recurring campaigns', () => {
  it('come round, leave out what was missed, and end', async () => {
    const recurrence = { every: 'week', weekday: 4, time: '09:00' };
    const { id, number } = await world.campaign({
      kind: 'recurring',
      schedule: { recurrence, zone: 'Europe/London', until: '2026-07-10T00:00:00Z' },
    });
    await startCampaign(world.pool, id, by(NOW));
    const dates: string[] = [];
    for (const day of [0, 1, 8, 25, 40]) {
      await run(later(day * DAY));
      await world.send(later(day * DAY));
    }
    const { rows } = await world.pool.query<{ at: Date }>(
      'SELECT frozen_at AS at FROM send_run WHERE campaign = $1 ORDER BY number',
      [number],
    );
    dates.push(...rows.map(({ at }) => at.toISOString().slice(0, 10)));
    // Thursdays are 11, 18 and 25 June, 2 and 9 July; the looks are on the 10th, 11th, 18th, 5 and 20 July.
    expect(dates).toEqual(['2026-06-11', '2026-06-18']);
    await run(later(41 * DAY));
    expect(await status(id)).toMatchObject({ status: 'done' });
  });
});

describe('campaigns by entry', () => {
  const by48 = { delay: null, exitWhenLeft: true, reEntry: { mode: 'after', after: '7d' } };

  it('writes to who enters after the delay, not to who was there or has left, and again by the rule of re-entry', async () => {
    const { id, number } = await world.campaign({ kind: 'triggered', trigger: { ...by48, delay: '2h' } });
    await startCampaign(world.pool, id, by(NOW));
    await world.pool.query('DELETE FROM membership');
    await world.move(1, true, later(HOUR));
    await world.move(2, true, later(HOUR));
    await world.move(2, false, later(2 * HOUR));
    await Promise.all([run(later(HOUR)), run(later(HOUR))]);
    expect(await world.messages(number)).toEqual([]);
    await Promise.all([1, 2, 3].map(() => run(later(3 * HOUR))));
    expect((await world.messages(number)).map(({ customer }) => customer)).toEqual([1]);
    await world.send(later(3 * HOUR));
    // In and out again within a week, then after it.
    await world.move(1, false, later(DAY));
    await world.move(1, true, later(2 * DAY));
    await run(later(3 * DAY));
    expect(await world.messages(number)).toHaveLength(1);
    await world.move(1, false, later(8 * DAY));
    await world.move(1, true, later(9 * DAY));
    for (const days of [9, 9.05, 9.2]) await run(later(days * DAY));
    expect(await world.messages(number)).toHaveLength(2);
    const { rows } = await world.pool.query(
      'SELECT customer, entry, outcome FROM journey ORDER BY entered_at, customer',
    );
    expect(rows).toEqual([
      { customer: 1, entry: 1, outcome: 'completed' },
      { customer: 2, entry: 1, outcome: 'exited' },
      { customer: 1, entry: 2, outcome: 'completed' },
    ]);
  });

  it('leads through a sequence, email by email, until an exit rule holds', async () => {
    const steps = [
      { name: 'One', delay: null },
      {
        name: 'Two',
        delay: '3d',
        exitRule: { type: 'all', children: [{ type: 'trait', trait: 'city', op: 'eq', value: 'Whitby' }] },
      },
      { name: 'Three', delay: '4d' },
    ];
    const { id, number } = await world.campaign({ kind: 'sequence', trigger: { ...by48, exitWhenLeft: false }, steps });
    await startCampaign(world.pool, id, by(NOW));
    await world.pool.query('DELETE FROM membership');
    for (const customer of [1, 2]) await world.move(customer, true, later(HOUR));
    await world.pool.query(`UPDATE customer SET traits = '{"city": "Whitby"}' WHERE number = 2`);
    await world.pool.query(`DELETE FROM consent WHERE customer = 1`);
    for (let hours = 1; hours <= 24 * 8; hours += 6) {
      await run(later(hours * HOUR));
      if (hours === 7)
        await world.pool.query(
          `INSERT INTO consent (customer, channel, state, at, source) VALUES (1, 'email', 'subscribed', $1, 't')`,
          [NOW],
        );
      await world.send(later(hours * HOUR));
    }
    // The first had not consented when the first email was due; the second left by the rule before the second.
    expect((await world.messages(number)).map(({ customer, step }) => [customer, step])).toEqual([
      [2, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(await world.excluded()).toEqual({ 1: 'neverAsked' });
  });
});

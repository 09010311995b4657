import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { CommitQueue } from '@/lib/services/ingest/commit-queue';
import { ingestBatch } from '@/lib/services/ingest/ingest-calls';
import { MailWorld, START } from '@/lib/testing/mail-world';
import { attributeConversions } from './attribute-conversions';

let world: MailWorld;
beforeAll(async () => {
  world = await MailWorld.start();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const DAY = 86_400_000;
const after = (days: number) => new Date(START.getTime() + days * DAY);
const model = (campaign: number, name: string, windowDays = 14) =>
  pool().query(`UPDATE campaign SET attribution = $2 WHERE number = $1`, [campaign, { model: name, windowDays }]);
/** Message of a campaign to customer 1. */
const messageOf = async (campaign: number, customer = 1): Promise<number> =>
  (
    await pool().query<{ number: number }>('SELECT number FROM message WHERE campaign = $1 AND customer = $2', [
      campaign,
      customer,
    ])
  ).rows[0]?.number ?? 0;
const touch = (message: number, kind: string, days: number, machine: string | null = null) =>
  pool().query('INSERT INTO message_signal (message, kind, at, machine) VALUES ($1, $2, $3, $4)', [
    message,
    kind,
    after(days),
    machine,
  ]);
const happen = (event: string, days: number, orderId: string, total: number, userId = 'u1') =>
  ingestBatch(
    { db: pool(), clock: { now: () => after(60) }, queue: new CommitQueue(pool(), { now: () => after(60) }) },
    {
      batch: [
        {
          type: 'track',
          event,
          userId,
          messageId: `${event} ${orderId} ${days}`,
          timestamp: after(days).toISOString(),
          properties: { orderId, total },
        },
      ],
    },
    null,
  );
const attribute = (days = 60) => attributeConversions(pool(), after(days));
const conversions = async () =>
  (
    await pool().query<{ message: number; revenue: string; weight: number }>(
      'SELECT message, revenue::float8, weight FROM conversion ORDER BY message, at',
    )
  ).rows;

it('credits an order to the last click within the window, once, however often it is asked', async () => {
  const [first, second] = [await world.campaign(2), await world.campaign(2)];
  const [a, b] = [await messageOf(first.campaign), await messageOf(second.campaign)];
  await touch(a, 'click', 0.1);
  await touch(b, 'click', 1);
  await touch(a, 'open', 2);
  await happen('Order Completed', 3, 'one', 60);
  await happen('Order Completed', 14.5, 'two', 40);
  await happen('Order Completed', 20, 'three', 10);
  await happen('Order Completed', 0.05, 'before', 10);
  expect(await attribute()).toEqual({ standing: 2, written: 2, gone: 0 });
  expect(await conversions()).toEqual([
    { message: b, revenue: 60, weight: 1 },
    { message: b, revenue: 40, weight: 1 },
  ]);
  expect(await attribute()).toEqual({ standing: 2, written: 0, gone: 0 });
});

it('lastOpen takes an open or a click; a machine is nobody', async () => {
  const { campaign } = await world.campaign(2);
  await model(campaign, 'lastOpen');
  const message = await messageOf(campaign);
  await touch(message, 'open', 1, 'appleMail');
  await happen('Order Completed', 2, 'one', 50);
  expect(await attribute()).toMatchObject({ standing: 0 });
  await touch(message, 'open', 1.5);
  await attribute();
  expect(await conversions()).toEqual([{ message, revenue: 50, weight: 1 }]);
});

it('linear shares equally, and the parts are the whole', async () => {
  const three = [await world.campaign(1), await world.campaign(1), await world.campaign(1)];
  for (const { campaign } of three) {
    await model(campaign, 'linear');
    await touch(await messageOf(campaign), 'open', 1);
  }
  await happen('Order Completed', 2, 'one', 100);
  await attribute();
  const rows = await conversions();
  expect(rows.map(({ revenue }) => revenue)).toEqual([33.333333, 33.333333, 33.333333]);
  expect(rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
});

it('a late order, a refund and a click that was a program’s are put right', async () => {
  const { campaign } = await world.campaign(2);
  const [one, two] = [await messageOf(campaign, 1), await messageOf(campaign, 2)];
  await touch(one, 'click', 1);
  await touch(two, 'click', 1);
  await happen('Order Completed', 2, 'two', 80, 'u2');
  await attribute(3);
  await happen('Order Completed', 1.5, 'late', 30);
  await happen('Order Refunded', 4, 'two', 50, 'u2');
  expect(await attribute(10)).toEqual({ standing: 2, written: 2, gone: 0 });
  expect(await conversions()).toEqual([
    { message: one, revenue: 30, weight: 1 },
    { message: two, revenue: 30, weight: 1 },
  ]);
  await pool().query(`UPDATE message_signal SET machine = 'scanner' WHERE message = $1`, [two]);
  expect(await attribute(10)).toEqual({ standing: 1, written: 0, gone: 1 });
});

it('what is older than it can judge stays as it was', async () => {
  const { campaign } = await world.campaign(1);
  await touch(await messageOf(campaign), 'click', 1);
  await happen('Order Completed', 2, 'one', 80);
  await attribute(3);
  expect(await attribute(200)).toEqual({ standing: 0, written: 0, gone: 0 });
  expect(await conversions()).toHaveLength(1);
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { OutboxProvider } from '@/lib/platform/mail/outbox/outbox-provider';
import { CommitQueue } from '@/lib/services/ingest/commit-queue';
import { MailWorld } from '@/lib/testing/mail-world';
import { announceSignals } from './announce-signals';
import { recordSignal } from './record-signal';

let world: MailWorld;
beforeAll(async () => {
  world = await MailWorld.start();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const announce = async () => {
  const queue = new CommitQueue(pool(), world.clock);
  while (await announceSignals({ db: pool(), clock: world.clock, queue }));
};
const see = (message: number, kind: 'open' | 'click', url?: string, agent = BROWSER, method = 'GET') =>
  recordSignal(pool(), {
    message,
    kind,
    url,
    sign: { method, headers: new Headers({ 'user-agent': agent }) },
    at: world.clock.now(),
  });
const events = async () =>
  (
    await pool().query<{ name: string; customer: number }>(
      `SELECT n.name, e.customer FROM event e JOIN event_name n ON n.id = e.name ORDER BY e.customer, e.occurred_at, n.name`,
    )
  ).rows.map(({ name, customer }) => `${customer} ${name}`);

it('what a person did comes back as events, once, with what it belongs to', async () => {
  await world.campaign(2);
  await world.sender(new OutboxProvider(pool())).drain();
  world.clock.advance(60_000);
  await see(1, 'open');
  await see(1, 'open');
  await see(1, 'click', 'https://thistleandtin.example/shop');
  await announce();
  expect(await events()).toEqual(['1 Email Delivered', '1 Email Opened', '2 Email Delivered']);
  world.clock.advance(11_000);
  await announce();
  await pool().query('UPDATE message_signal SET announce_at = at');
  await announce();
  expect(await events()).toEqual(['1 Email Delivered', '1 Email Link Clicked', '1 Email Opened', '2 Email Delivered']);
  const { rows } = await pool().query(
    `SELECT e.properties FROM event e JOIN event_name n ON n.id = e.name WHERE n.name = 'Email Link Clicked'`,
  );
  expect(rows[0]?.properties).toEqual({
    campaignId: expect.stringMatching(/^cmp_/),
    campaign: 'Winter lights',
    messageId: 'msg_1x1',
    variant: 'A',
    url: 'https://thistleandtin.example/shop',
  });
  expect((await pool().query(`SELECT count(*)::int AS n FROM message_signal WHERE kind = 'open'`)).rows).toEqual([
    { n: 2 },
  ]);
});

it('what a program did is kept, says what it was, and feeds nothing', async () => {
  await world.campaign(5);
  await world.sender(new OutboxProvider(pool())).drain();
  world.clock.advance(2_000);
  await see(1, 'open', undefined, 'Mozilla/5.0');
  await see(2, 'open', undefined, BROWSER, 'HEAD');
  // Tries every link within seconds, and calls itself a browser.
  for (const path of ['shop', 'tea', 'terms']) {
    await see(3, 'click', `https://thistleandtin.example/${path}`);
    world.clock.advance(700);
  }
  await see(4, 'click', 'https://thistleandtin.example/shop');
  world.clock.advance(60_000);
  await announce();
  expect((await events()).filter((line) => !line.endsWith('Delivered'))).toEqual(['4 Email Link Clicked']);
  const { rows } = await pool().query(
    `SELECT message, kind, machine, count(*)::int AS n FROM message_signal WHERE kind <> 'delivered' GROUP BY 1, 2, 3 ORDER BY 1`,
  );
  expect(rows).toEqual([
    { message: 1, kind: 'open', machine: 'appleMail', n: 1 },
    { message: 2, kind: 'open', machine: 'prefetch', n: 1 },
    { message: 3, kind: 'click', machine: 'scanner', n: 3 },
    { message: 4, kind: 'click', machine: null, n: 1 },
  ]);
});

it('a message that is not there any more, an erased and a merged customer', async () => {
  await world.campaign(3);
  await world.sender(new OutboxProvider(pool())).drain();
  await announce();
  await pool().query('UPDATE customer SET erased_at = $1 WHERE number = 1', [world.clock.now()]);
  await pool().query('UPDATE customer SET merged_into = 3, external_id = NULL WHERE number = 2');
  for (const message of [1, 2, 999]) await see(message, 'open');
  await announce();
  expect((await events()).filter((line) => line.endsWith('Opened'))).toEqual(['3 Email Opened']);
});

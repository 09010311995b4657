import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { PostOutside } from '@/lib/platform/outside/post-outside';
import { openProductDatabase } from '@/lib/testing/product-database';
import { openReceiver, type WebhookReceiver } from '@/lib/testing/webhook-receiver';
import { type CreateWebhookInput, createWebhook } from '../create-webhook';
import { getDelivery } from '../delivery-row';
import { getWebhook } from '../get-webhook';
import { listDeliveries } from '../list-deliveries';
import { recoverDeliveries } from '../recover-deliveries';
import { replayDelivery } from '../replay-delivery';
import { rotateSecret } from '../rotate-secret';
import { sendTest } from '../send-test';
import { sweepDeliveries } from '../sweep-deliveries';
import { updateWebhook } from '../update-webhook';
import { sender } from './attempt';
import { Dispatcher } from './dispatcher';

/** Near the real time: the verifier refuses messages that are older than five minutes by the system's clock. */
const START = new Date();
const [SECOND, HOUR] = [1_000, 3_600_000];
/** How long a receiver that hangs is waited for. */
const PATIENCE = 2_000;

let database: Awaited<ReturnType<typeof openProductDatabase>>;
let clock: FixedClock;
let outside: PostOutside;
let dispatcher: Dispatcher;
const receivers: WebhookReceiver[] = [];

beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = new FixedClock(START);
  await pool().query(
    'TRUNCATE webhook_endpoint, webhook_delivery, webhook_outbox, segment_transition, segment, customer RESTART IDENTITY CASCADE',
  );
  await pool().query(
    `INSERT INTO customer (number, id, external_id, created_at, updated_at) SELECT n, 'cus_' || n, 'u' || n, $1, $1 FROM generate_series(1, 500) AS n`,
    [START],
  );
  for (const name of ['Browsers', 'VIPs'])
    await pool().query(
      `INSERT INTO segment (id, key, name, rule, status, created_at, updated_at) VALUES ($1, $2, $3, '{"type":"all","children":[]}', 'active', $4, $4)`,
      [`seg_${name}`, name.toLowerCase(), name, START],
    );
  outside = new PostOutside({ allowPrivate: true, timeoutMs: PATIENCE });
  dispatcher = newDispatcher();
});
afterEach(async () => {
  outside.close();
  for (const receiver of receivers.splice(0)) await receiver.close();
});

const newDispatcher = () => new Dispatcher({ clock, send: sender(outside, clock), wake: () => undefined });
const receive = async (...args: Parameters<typeof openReceiver>) => {
  const receiver = await openReceiver(...args);
  receivers.push(receiver);
  return receiver;
};
const announceTo = (url: string, more: Partial<CreateWebhookInput> = {}) =>
  createWebhook(pool(), { url, events: ['segment.entered', 'segment.left'], segments: null, at: clock.now(), ...more });
/** What the writers of memberships do. */
const move = (customers: number[], { segment = 1, entered = true, initial = false } = {}) =>
  pool().query(
    'INSERT INTO segment_transition (segment, customer, entered, at, initial) SELECT $1, c, $3, $4, $5 FROM unnest($2::int[]) AS c',
    [segment, customers, entered, clock.now(), initial],
  );
/** Ticks until nothing is left to do at the clock's instant. */
const settle = async (one = dispatcher) => {
  do {
    await one.tick(pool());
    await sleep(5);
  } while (one.busy > 0);
};
const deliveries = async (webhookId: string) => (await listDeliveries(pool(), webhookId, { limit: 500 })).data;

describe('an entry or exit', () => {
  it('reaches every endpoint that wants it, signed, with the ids of the customer and nothing else', async () => {
    const [all, some] = [await receive(), await receive()];
    const { secret } = await announceTo(all.url);
    await announceTo(some.url, { events: ['segment.left'], segments: ['vips'] });
    await move([1]);
    await move([2], { segment: 2, entered: false });
    await settle();
    const bodies = all.messages.map(({ body, headers }) => new Verifier(secret).verify(body, headers));
    const at = START.toISOString();
    expect(bodies).toEqual([
      {
        type: 'segment.entered',
        timestamp: at,
        data: {
          segment: { id: 'seg_Browsers', key: 'browsers', name: 'Browsers' },
          customer: { id: 'cus_1', externalId: 'u1' },
          at,
        },
      },
      {
        type: 'segment.left',
        timestamp: at,
        data: {
          segment: { id: 'seg_VIPs', key: 'vips', name: 'VIPs' },
          customer: { id: 'cus_2', externalId: 'u2' },
          at,
        },
      },
    ]);
    expect(some.messages.map(({ body }) => JSON.parse(body).data.customer.id)).toEqual(['cus_2']);
    expect(new Set([...all.messages, ...some.messages].map(({ id }) => id)).size).toBe(3);
  });

  it('is not missed where transactions commit in another order than they wrote', async () => {
    const receiver = await receive();
    await announceTo(receiver.url);
    const slow = await pool().connect();
    await slow.query('BEGIN');
    await slow.query('INSERT INTO segment_transition (segment, customer, entered, at) VALUES (1, 1, true, now())');
    await move([2]);
    await settle();
    await slow.query('COMMIT');
    slow.release();
    await settle();
    expect(receiver.messages.map(({ body }) => JSON.parse(body).data.customer.id)).toEqual(['cus_2', 'cus_1']);
  });

  it('of a first build is announced only where it is asked for', async () => {
    const [plain, mirror] = [await receive(), await receive()];
    await announceTo(plain.url);
    await announceTo(mirror.url, { announceFirstBuild: true });
    await move([1, 2, 3], { initial: true });
    await move([1], { entered: false });
    await settle();
    expect([plain.messages.length, mirror.messages.length]).toEqual([1, 4]);
  });
});

describe('a delivery that fails', () => {
  it('is tried for a day, then given up, and replayed under the same id', async () => {
    let well = false;
    const receiver = await receive(
      (response) => void response.writeHead(well ? 200 : 503).end(well ? 'thanks' : 'busy'),
    );
    const { webhook, secret } = await announceTo(receiver.url);
    await move([1]);
    await settle();
    const times = [0];
    for (;;) {
      const next = (await deliveries(webhook.id))[0]?.nextAttemptAt;
      if (!next) break;
      clock.set(new Date(new Date(next).getTime() - 1));
      await settle();
      expect(receiver.messages).toHaveLength(times.length);
      clock.advance(1);
      await settle();
      expect(receiver.messages).toHaveLength(times.length + 1);
      times.push((clock.now().getTime() - START.getTime()) / SECOND);
    }
    expect(times).toEqual([0, 5, 305, 2_105, 9_305, 27_305, 63_305, 86_400]);
    const [failed] = await deliveries(webhook.id);
    expect(failed).toMatchObject({ status: 'failed', attempts: 8, nextAttemptAt: null });
    expect(failed?.log).toHaveLength(8);
    expect(failed?.log[0]).toMatchObject({
      status: 503,
      error: 'Answered 503.',
      answer: 'busy',
      at: START.toISOString(),
    });

    well = true;
    clock.set(START);
    await replayDelivery(pool(), failed?.id ?? '', clock.now());
    await settle();
    expect(await getDelivery(pool(), failed?.id ?? '')).toMatchObject({ status: 'delivered', attempts: 1 });
    expect(new Set(receiver.messages.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    const last = receiver.messages.at(-1);
    expect(new Verifier(secret).verify(last?.body ?? '', last?.headers ?? {})).toHaveProperty('type');
  });

  it('is repeated by the next worker where the process died before it wrote the answer down', async () => {
    const receiver = await receive();
    const { webhook } = await announceTo(receiver.url);
    await move([1, 2, 3]);
    await dispatcher.tick(pool());
    await receiver.waitFor(3);
    // Dead: nothing has been recorded.
    expect((await deliveries(webhook.id)).map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting']);
    await settle(newDispatcher());
    expect(receiver.messages).toHaveLength(6);
    expect(new Set(receiver.messages.map(({ id }) => id)).size).toBe(3);
    expect((await deliveries(webhook.id)).map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('says why: a redirect, an address within, a receiver that hangs, one whose answer holds a NUL', async () => {
    const redirect = await receive(
      (response) => void response.writeHead(302, { location: 'http://example.com/' }).end(),
    );
    const hang = await receive(() => undefined);
    const odd = await receive((response) => void response.writeHead(500).end('a\u0000b'));
    const made = [];
    for (const { url } of [redirect, hang, odd, { url: 'http://169.254.169.254/latest' }].slice(0, 3))
      made.push(await announceTo(url));
    await expect(announceTo('http://169.254.169.254/latest')).rejects.toMatchObject({ code: 'invalidInput' });
    await move([1]);
    await settle();
    const said = [];
    for (const { webhook } of made) said.push((await deliveries(webhook.id))[0]?.log[0]);
    expect(said.map((one) => one?.error)).toEqual([
      'Answered 302: redirects are not followed. Enter the address it leads to.',
      'No answer within 10 seconds.',
      'Answered 500.',
    ]);
    expect(said[2]?.answer).toBe('a\ufffdb');
  });
});

describe('an endpoint', () => {
  it('that hangs does not delay another, and is called by one message at a time until it answers', async () => {
    let hanging = true;
    const slow = await receive((response) => (hanging ? undefined : void response.writeHead(204).end()));
    const quick = await receive();
    const { webhook } = await announceTo(slow.url);
    await announceTo(quick.url);
    await move(Array.from({ length: 120 }, (_, n) => n + 1));
    const started = performance.now();
    while (quick.messages.length < 120) {
      await dispatcher.tick(pool());
      await sleep(5);
    }
    expect(performance.now() - started).toBeLessThan(PATIENCE);
    expect(slow.messages.length).toBeLessThanOrEqual(50);
    await settle();
    expect((await getWebhook(pool(), webhook.id)).failingSince).not.toBeNull();
    const before = slow.messages.length;
    clock.advance(2 * SECOND);
    await dispatcher.tick(pool());
    expect(dispatcher.busy).toBe(1);
    await settle();
    expect(slow.messages.length - before).toBe(1);
    hanging = false;
    for (let n = 0; n < 4; n += 1) {
      clock.advance(10 * SECOND);
      await settle();
    }
    expect(new Set(slow.messages.map(({ id }) => id)).size).toBe(120);
    expect((await deliveries(webhook.id)).every(({ status }) => status === 'delivered')).toBe(true);
    expect((await getWebhook(pool(), webhook.id)).failingSince).toBeNull();
  });

  it('that answers 410 is disabled, and its deliveries wait until it is enabled', async () => {
    let gone = true;
    const receiver = await receive((response) => void response.writeHead(gone ? 410 : 204).end());
    const { webhook } = await announceTo(receiver.url);
    await move([1]);
    await settle();
    expect(await getWebhook(pool(), webhook.id)).toMatchObject({ enabled: false, disabledReason: 'gone' });
    await move([2]);
    await settle();
    expect(receiver.messages).toHaveLength(1);
    await expect(sendTest(pool(), webhook.id, clock.now())).rejects.toMatchObject({ code: 'conflict' });

    gone = false;
    await updateWebhook(pool(), webhook.id, { enabled: true, at: clock.now() });
    const since = new Date(START.getTime() - HOUR);
    expect(await recoverDeliveries(pool(), webhook.id, { since, missed: true, at: clock.now() })).toEqual({
      replayed: 1,
      missed: 1,
    });
    await settle();
    expect(
      receiver.messages
        .slice(1)
        .map(({ body }) => JSON.parse(body).data.customer.id)
        .sort(),
    ).toEqual(['cus_1', 'cus_2']);
    expect(await recoverDeliveries(pool(), webhook.id, { since, missed: true, at: clock.now() })).toEqual({
      replayed: 0,
      missed: 0,
    });
  });

  it('that has failed for five days is disabled with the reason; one failure after a silence does not end it', async () => {
    const receiver = await receive((response) => void response.writeHead(500).end());
    const { webhook } = await announceTo(receiver.url);
    const state = () => getWebhook(pool(), webhook.id);
    await move([1]);
    await settle();
    clock.advance(6 * 24 * HOUR);
    await move([2]);
    await settle();
    expect((await state()).enabled).toBe(true);
    for (let n = 0; n < 3; n += 1) {
      clock.advance(HOUR);
      await settle();
    }
    expect(await state()).toMatchObject({
      enabled: false,
      disabledReason: 'failing',
      failingSince: START.toISOString(),
    });
  });

  it('hears both secrets for a day after a rotation, then the new one alone', async () => {
    const receiver = await receive();
    const { webhook, secret: before } = await announceTo(receiver.url);
    const { secret: after } = await rotateSecret(pool(), webhook.id, new Date(START.getTime() - 23 * HOUR));
    await move([1]);
    await settle();
    const [both] = receiver.messages;
    for (const secret of [before, after]) new Verifier(secret).verify(both?.body ?? '', both?.headers ?? {});
    const { secret: last } = await rotateSecret(pool(), webhook.id, new Date(START.getTime() - 25 * HOUR));
    await move([2]);
    await settle();
    const alone = receiver.messages[1];
    new Verifier(last).verify(alone?.body ?? '', alone?.headers ?? {});
    expect(() => new Verifier(after).verify(alone?.body ?? '', alone?.headers ?? {})).toThrow();
    const { rows } = await pool().query('SELECT secret, old_secret FROM webhook_endpoint');
    expect(JSON.stringify(rows)).not.toMatch(/whsec_/);
  });

  it('that is disabled by a person keeps what waits, and sends it when it is enabled again', async () => {
    const receiver = await receive();
    const { webhook } = await announceTo(receiver.url);
    await sendTest(pool(), webhook.id, clock.now());
    await updateWebhook(pool(), webhook.id, { enabled: false, at: clock.now() });
    await settle();
    expect(receiver.messages).toHaveLength(0);
    await updateWebhook(pool(), webhook.id, { enabled: true, at: clock.now() });
    await settle();
    expect(JSON.parse(receiver.messages[0]?.body ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { webhook: { id: webhook.id } },
    });
  });
});

it('the log is searched by customer and segment, paged, and forgets what is old', async () => {
  const receiver = await receive();
  const { webhook } = await announceTo(receiver.url);
  await move([1, 2, 3, 4, 5]);
  await move([1], { segment: 2 });
  await settle();
  const list = (input: object) => listDeliveries(pool(), webhook.id, { limit: 50, ...input });
  expect((await list({ q: 'u1' })).data).toHaveLength(2);
  expect((await list({ q: 'vips' })).data).toHaveLength(1);
  expect((await list({ status: 'failed' })).data).toEqual([]);
  const first = await list({ limit: 4 });
  const second = await list({ limit: 4, cursor: first.nextCursor });
  expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(6);
  expect(second.nextCursor).toBeNull();
  await expect(list({ cursor: 'bm9uZQ' })).rejects.toMatchObject({ code: 'invalidInput' });
  expect(await sweepDeliveries(pool(), new Date(START.getTime() + 29 * 24 * HOUR))).toBe(0);
  expect(await sweepDeliveries(pool(), new Date(START.getTime() + 31 * 24 * HOUR))).toBe(6);
});

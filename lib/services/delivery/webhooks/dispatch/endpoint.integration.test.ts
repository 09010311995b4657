import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { HOUR, PATIENCE, SECOND, START, WebhookWorld } from '@/lib/testing/webhook-world';
import { getWebhook } from '../get-webhook';
import { listDeliveries } from '../list-deliveries';
import { recoverDeliveries } from '../recover-deliveries';
import { rotateSecret } from '../rotate-secret';
import { sendTest } from '../send-test';
import { sweepDeliveries } from '../sweep-deliveries';
import { updateWebhook } from '../update-webhook';

let world: WebhookWorld;
beforeAll(async () => {
  world = await WebhookWorld.open();
});
beforeEach(() => world.reset());
afterEach(() => world.rest());
afterAll(() => world.close());

describe('an endpoint', () => {
  it('that hangs does not delay another, and is called by one message at a time until it answers', async () => {
    let hanging = true;
    const slow = await world.receive((response) => (hanging ? undefined : void response.writeHead(204).end()));
    const quick = await world.receive();
    const { webhook } = await world.announceTo(slow.url);
    await world.announceTo(quick.url);
    await world.move(Array.from({ length: 120 }, (_, n) => n + 1));
    const started = performance.now();
    while (quick.messages.length < 120) {
      await world.dispatcher.tick(pool());
      await sleep(5);
    }
    expect(performance.now() - started).toBeLessThan(PATIENCE);
    expect(slow.messages.length).toBeLessThanOrEqual(50);
    await world.settle();
    expect((await getWebhook(pool(), webhook.id)).failingSince).not.toBeNull();
    const before = slow.messages.length;
    world.clock.advance(2 * SECOND);
    await world.dispatcher.tick(pool());
    expect(world.dispatcher.busy).toBe(1);
    await world.settle();
    expect(slow.messages.length - before).toBe(1);
    hanging = false;
    for (let n = 0; n < 4; n += 1) {
      world.clock.advance(10 * SECOND);
      await world.settle();
    }
    expect(new Set(slow.messages.map(({ id }) => id)).size).toBe(120);
    expect((await world.deliveries(webhook.id)).every(({ status }) => status === 'delivered')).toBe(true);
    expect((await getWebhook(pool(), webhook.id)).failingSince).toBeNull();
  });

  it('that answers 410 is disabled, and its deliveries wait until it is enabled', async () => {
    let gone = true;
    const receiver = await world.receive((response) => void response.writeHead(gone ? 410 : 204).end());
    const { webhook } = await world.announceTo(receiver.url);
    await world.move([1]);
    await world.settle();
    expect(await getWebhook(pool(), webhook.id)).toMatchObject({ enabled: false, disabledReason: 'gone' });
    await world.move([2]);
    await world.settle();
    expect(receiver.messages).toHaveLength(1);
    await expect(sendTest(pool(), webhook.id, world.clock.now())).rejects.toMatchObject({ code: 'conflict' });

    gone = false;
    await updateWebhook(pool(), webhook.id, { enabled: true, at: world.clock.now() });
    const since = new Date(START.getTime() - HOUR);
    expect(await recoverDeliveries(pool(), webhook.id, { since, missed: true, at: world.clock.now() })).toEqual({
      replayed: 1,
      missed: 1,
    });
    await world.settle();
    expect(
      receiver.messages
        .slice(1)
        .map(({ body }) => JSON.parse(body).data.customer.id)
        .sort(),
    ).toEqual(['cus_1', 'cus_2']);
    expect(await recoverDeliveries(pool(), webhook.id, { since, missed: true, at: world.clock.now() })).toEqual({
      replayed: 0,
      missed: 0,
    });
  });

  it('that is back is sent at once what waits for its next attempt, where a person says so', async () => {
    let well = false;
    const receiver = await world.receive((response) => void response.writeHead(well ? 204 : 500).end());
    const { webhook } = await world.announceTo(receiver.url);
    await world.move([1, 2]);
    await world.settle();
    well = true;
    await world.settle();
    expect(receiver.messages).toHaveLength(2);
    const since = new Date(START.getTime() - HOUR);
    const outcome = await recoverDeliveries(pool(), webhook.id, { since, missed: false, at: world.clock.now() });
    expect(outcome).toEqual({ replayed: 2, missed: 0 });
    await world.settle();
    expect((await world.deliveries(webhook.id)).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });

  it('that has failed for five days is disabled with the reason; one failure after a silence does not end it', async () => {
    const receiver = await world.receive((response) => void response.writeHead(500).end());
    const { webhook } = await world.announceTo(receiver.url);
    const state = () => getWebhook(pool(), webhook.id);
    await world.move([1]);
    await world.settle();
    world.clock.advance(6 * 24 * HOUR);
    await world.move([2]);
    await world.settle();
    expect((await state()).enabled).toBe(true);
    for (let n = 0; n < 3; n += 1) {
      world.clock.advance(HOUR);
      await world.settle();
    }
    expect(await state()).toMatchObject({
      enabled: false,
      disabledReason: 'failing',
      failingSince: START.toISOString(),
    });
  });

  it('hears both secrets for a day after a rotation, then the new one alone', async () => {
    const receiver = await world.receive();
    const { webhook, secret: before } = await world.announceTo(receiver.url);
    const { secret: after } = await rotateSecret(pool(), webhook.id, new Date(START.getTime() - 23 * HOUR));
    await world.move([1]);
    await world.settle();
    const [both] = receiver.messages;
    for (const secret of [before, after]) new Verifier(secret).verify(both?.body ?? '', both?.headers ?? {});
    const { secret: last } = await rotateSecret(pool(), webhook.id, new Date(START.getTime() - 25 * HOUR));
    await world.move([2]);
    await world.settle();
    const alone = receiver.messages[1];
    new Verifier(last).verify(alone?.body ?? '', alone?.headers ?? {});
    expect(() => new Verifier(after).verify(alone?.body ?? '', alone?.headers ?? {})).toThrow();
    const { rows } = await pool().query('SELECT secret, old_secret FROM webhook_endpoint');
    expect(JSON.stringify(rows)).not.toMatch(/whsec_/);
  });

  it('that is disabled by a person keeps what waits, and sends it when it is enabled again', async () => {
    const receiver = await world.receive();
    const { webhook } = await world.announceTo(receiver.url);
    await sendTest(pool(), webhook.id, world.clock.now());
    await updateWebhook(pool(), webhook.id, { enabled: false, at: world.clock.now() });
    await world.settle();
    expect(receiver.messages).toHaveLength(0);
    await updateWebhook(pool(), webhook.id, { enabled: true, at: world.clock.now() });
    await world.settle();
    expect(JSON.parse(receiver.messages[0]?.body ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { webhook: { id: webhook.id } },
    });
  });
});

it('the log is searched by customer and segment, paged, and forgets what is old', async () => {
  const receiver = await world.receive();
  const { webhook } = await world.announceTo(receiver.url);
  await world.move([1, 2, 3, 4, 5]);
  await world.move([1], { segment: 2 });
  await world.settle();
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

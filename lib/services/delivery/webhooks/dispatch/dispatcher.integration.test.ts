import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { SECOND, START, WebhookWorld } from '@/lib/testing/webhook-world';
import { getDelivery } from '../delivery-row';
import { replayDelivery } from '../replay-delivery';

let world: WebhookWorld;
beforeAll(async () => {
  world = await WebhookWorld.open();
});
beforeEach(() => world.reset());
afterEach(() => world.rest());
afterAll(() => world.close());

describe('an entry or exit', () => {
  it('reaches every endpoint that wants it, signed, with the ids of the customer and nothing else', async () => {
    const [all, some] = [await world.receive(), await world.receive()];
    const { secret } = await world.announceTo(all.url);
    await world.announceTo(some.url, { events: ['segment.left'], segments: ['vips'] });
    await world.move([1]);
    await world.move([2], { segment: 2, entered: false });
    await world.settle();
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
    const receiver = await world.receive();
    await world.announceTo(receiver.url);
    const slow = await pool().connect();
    await slow.query('BEGIN');
    await slow.query('INSERT INTO segment_transition (segment, customer, entered, at) VALUES (1, 1, true, now())');
    await world.move([2]);
    await world.settle();
    await slow.query('COMMIT');
    slow.release();
    await world.settle();
    expect(receiver.messages.map(({ body }) => JSON.parse(body).data.customer.id)).toEqual(['cus_2', 'cus_1']);
  });

  it('of a first build is announced only where it is asked for', async () => {
    const [plain, mirror] = [await world.receive(), await world.receive()];
    await world.announceTo(plain.url);
    await world.announceTo(mirror.url, { announceFirstBuild: true });
    await world.move([1, 2, 3], { initial: true });
    await world.move([1], { entered: false });
    await world.settle();
    expect([plain.messages.length, mirror.messages.length]).toEqual([1, 4]);
  });
});

describe('a delivery that fails', () => {
  it('is tried for a day, then given up, and replayed under the same id', async () => {
    let well = false;
    const receiver = await world.receive(
      (response) => void response.writeHead(well ? 200 : 503).end(well ? 'thanks' : 'busy'),
    );
    const { webhook, secret } = await world.announceTo(receiver.url);
    await world.move([1]);
    await world.settle();
    const times = [0];
    for (;;) {
      const next = (await world.deliveries(webhook.id))[0]?.nextAttemptAt;
      if (!next) break;
      world.clock.set(new Date(new Date(next).getTime() - 1));
      await world.settle();
      expect(receiver.messages).toHaveLength(times.length);
      world.clock.advance(1);
      await world.settle();
      expect(receiver.messages).toHaveLength(times.length + 1);
      times.push((world.clock.now().getTime() - START.getTime()) / SECOND);
    }
    expect(times).toEqual([0, 5, 305, 2_105, 9_305, 27_305, 63_305, 86_400]);
    const [failed] = await world.deliveries(webhook.id);
    expect(failed).toMatchObject({ status: 'failed', attempts: 8, nextAttemptAt: null });
    expect(failed?.log).toHaveLength(8);
    expect(failed?.log[0]).toMatchObject({
      status: 503,
      error: 'Answered 503.',
      answer: 'busy',
      at: START.toISOString(),
    });

    well = true;
    world.clock.set(START);
    await replayDelivery(pool(), failed?.id ?? '', world.clock.now());
    await world.settle();
    expect(await getDelivery(pool(), failed?.id ?? '')).toMatchObject({ status: 'delivered', attempts: 1 });
    expect(new Set(receiver.messages.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    const last = receiver.messages.at(-1);
    expect(new Verifier(secret).verify(last?.body ?? '', last?.headers ?? {})).toHaveProperty('type');
  });

  it('is repeated by the next worker where the process died before it wrote the answer down', async () => {
    const receiver = await world.receive();
    const { webhook } = await world.announceTo(receiver.url);
    await world.move([1, 2, 3]);
    await world.dispatcher.tick(pool());
    await receiver.waitFor(3);
    // Dead: nothing has been recorded.
    expect((await world.deliveries(webhook.id)).map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting']);
    await world.settle(world.newDispatcher());
    expect(receiver.messages).toHaveLength(6);
    expect(new Set(receiver.messages.map(({ id }) => id)).size).toBe(3);
    expect((await world.deliveries(webhook.id)).map(({ status }) => status)).toEqual([
      'delivered',
      'delivered',
      'delivered',
    ]);
  });

  it('says why: a redirect, an address within, a receiver that hangs, one whose answer holds a NUL', async () => {
    const redirect = await world.receive(
      (response) => void response.writeHead(302, { location: 'http://example.com/' }).end(),
    );
    const hang = await world.receive(() => undefined);
    const odd = await world.receive((response) => void response.writeHead(500).end('a\u0000b'));
    const made = [];
    for (const { url } of [redirect, hang, odd, { url: 'http://169.254.169.254/latest' }].slice(0, 3))
      made.push(await world.announceTo(url));
    await expect(world.announceTo('http://169.254.169.254/latest')).rejects.toMatchObject({ code: 'invalidInput' });
    await world.move([1]);
    await world.settle();
    const said = [];
    for (const { webhook } of made) said.push((await world.deliveries(webhook.id))[0]?.log[0]);
    expect(said.map((one) => one?.error)).toEqual([
      'Answered 302: redirects are not followed. Enter the address it leads to.',
      'No answer within 10 seconds.',
      'Answered 500.',
    ]);
    expect(said[2]?.answer).toBe('a\ufffdb');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { MailWorld } from '@/lib/testing/mail-world';
import { readMailState } from './mail-state';

let world: MailWorld;
beforeAll(async () => {
  world = await MailWorld.start();
});
beforeEach(() => world.reset());
afterEach(() => world.rest());
afterAll(() => world.close());

const run = (statement: string, values: unknown[] = []) => pool().query(statement, values);
const MINUTE = 60_000;

describe('a mail server that does not do what it should', () => {
  it('greylists: tried again in a minute, then taken', async () => {
    const seen = new Set<string>();
    const { server, provider } = await world.server({
      onRecipient: (to) => {
        if (seen.has(to)) return undefined;
        seen.add(to);
        return { code: 451, words: '4.7.1 Greylisted' };
      },
    });
    await world.campaign(20);
    const sender = world.sender(provider);
    await sender.drain();
    expect(await world.states()).toEqual({ 'queued temporary': 20 });
    await sender.drain();
    expect(server.mails).toHaveLength(0);
    world.clock.advance(MINUTE);
    await sender.drain();
    expect([server.mails.length, await world.states()]).toEqual([20, { sent: 20 }]);
  });

  it('refuses for a day and a half: given up', async () => {
    const { provider } = await world.server({ onRecipient: () => ({ code: 452, words: '4.2.2 Full' }) });
    await world.campaign(1);
    const sender = world.sender(provider);
    for (let hours = 0; hours < 48; hours += 1) {
      await sender.drain();
      world.clock.advance(60 * MINUTE);
    }
    expect(await world.states()).toEqual({ 'failed gaveUp': 1 });
  });

  it('does not know the address: a bounce, and the address is not written to again', async () => {
    const { server, provider } = await world.server({
      onRecipient: (to) => (to.startsWith('c1@') ? { code: 550, words: '5.1.1 No such user' } : undefined),
    });
    await world.campaign(2);
    await world.sender(provider).drain();
    expect(await world.states()).toEqual({ 'bounced hardBounce': 1, sent: 1 });
    expect((await run('SELECT customer, reason FROM suppression')).rows).toEqual([{ customer: 1, reason: 'bounced' }]);
    expect((await run('SELECT email, reason FROM suppressed_address')).rows).toEqual([
      { email: 'c1@customers.example', reason: 'hardBounce' },
    ]);
    await world.campaign(2);
    await world.sender(provider).drain();
    expect(server.mails).toHaveLength(2);
    expect(await world.states()).toMatchObject({ 'skipped hardBounce': 1, sent: 2 });
  });

  it('drops the connection after DATA: uncertain, and never sent again by itself', async () => {
    let n = 0;
    const { server, provider } = await world.server({
      onMessage: () => (n++ % 3 === 0 ? { drop: true, kept: n % 2 === 0 } : undefined),
    });
    await world.campaign(30);
    const sender = world.sender(provider);
    await sender.drain();
    world.clock.advance(3 * 24 * 60 * MINUTE);
    await sender.drain();
    expect(await world.states()).toEqual({ sent: 20, 'uncertain lost': 10 });
    const ids = server.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is away: nothing is tried over and over, people can see why, and it goes on by itself', async () => {
    const { server, provider } = await world.server();
    await server.close();
    await world.campaign(50);
    const sender = world.sender(provider);
    await sender.drain();
    expect(await world.states()).toMatchObject({ 'queued away': expect.any(Number) });
    expect((await run('SELECT max(attempts) AS most FROM message')).rows).toEqual([{ most: 0 }]);
    expect(await readMailState(pool())).toMatchObject({ kind: 'away', words: expect.stringContaining('ECONNREFUSED') });
    const { provider: back } = await world.server();
    await world.sender(back).drain();
    expect(await world.states()).toEqual({ sent: 50 });
  });

  it('hangs: the others go on meanwhile', async () => {
    const { server, provider } = await world.server({
      onMessage: (mail) => (mail.to.startsWith('c1@') ? new Promise<undefined>(() => undefined) : undefined),
    });
    await world.campaign(60);
    await world.sender(provider).drain();
    expect([server.mails.length, await world.states()]).toEqual([59, { sent: 59, 'uncertain lost': 1 }]);
  });

  it('has had enough: everything waits', async () => {
    let much = true;
    const { server, provider } = await world.server({
      onRecipient: () => (much ? { code: 451, words: '4.7.0 Too many messages' } : undefined),
    });
    await world.campaign(20);
    const sender = world.sender(provider);
    await sender.drain();
    much = false;
    await sender.drain();
    expect(server.mails).toHaveLength(0);
    world.clock.advance(10_000);
    await sender.drain();
    expect([server.mails.length, await world.states()]).toEqual([20, { sent: 20 }]);
    expect(await readMailState(pool())).toBeNull();
  });
});

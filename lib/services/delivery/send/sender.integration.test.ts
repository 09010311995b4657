import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { OutboxProvider } from '@/lib/platform/mail/outbox/outbox-provider';
import { parseMail } from '@/lib/testing/mail-server';
import { DOCUMENT, MailWorld, ORIGIN, START } from '@/lib/testing/mail-world';
import { saveDraft } from '../../content/versions';
import { readToken } from '../tokens';

let world: MailWorld;
beforeAll(async () => {
  world = await MailWorld.start();
});
beforeEach(() => world.reset());
afterEach(() => world.rest());
afterAll(() => world.close());

const run = (statement: string, values: unknown[] = []) => pool().query(statement, values);
const MINUTE = 60_000;

describe('sending what is due', () => {
  it('hands over one message to each, with what mail to many must carry', async () => {
    const { server, provider } = await world.server();
    await world.campaign(40);
    expect(await world.sender(provider).drain()).toMatchObject({ sent: 40, queued: 0 });
    expect(new Set(server.mails.map(({ to }) => to)).size).toBe(40);
    const mail = await parseMail(server.mails.find(({ to }) => to === 'c7@customers.example')?.raw ?? '');
    expect(mail.subject).toBe('Tea lights for Ann7');
    expect(mail.from).toMatchObject({ value: [{ name: 'Thistle & Tin', address: 'hello@thistleandtin.example' }] });
    expect(mail.messageId).toBe('<msg_1x7@thistleandtin.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('feedback-id')).toMatch(/^cmp_\d+:offers:oneOff:kindred$/);
    expect(mail.headers.get('list')).toMatchObject({ id: { id: 'offers.thistleandtin.example' } });
    const raw = server.mails.find(({ to }) => to === 'c7@customers.example')?.raw.replace(/\r\n[ \t]+/g, ' ') ?? '';
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    const unsubscribe = /^List-Unsubscribe: <(.*)>\r$/m.exec(raw)?.[1] ?? '';
    expect(readToken('unsubscribe', unsubscribe.slice(`${ORIGIN}/u/`.length))).toEqual({
      kind: 'unsubscribe',
      customer: 7,
      message: 7,
    });
    expect(mail.text).toContain('tea lights');
    const links = [...String(mail.html).matchAll(/\/t\/c\/([\w-]+)"/g)].map(
      ([, token]) => readToken('click', token ?? '')?.url,
    );
    expect(
      links.filter((url) => url?.startsWith('https://thistleandtin.example/shop?utm_source=kindred')),
    ).toHaveLength(1);
    expect(await world.states()).toEqual({ sent: 40 });
    expect((await run(`SELECT DISTINCT kind FROM message_signal`)).rows).toEqual([{ kind: 'delivered' }]);
    expect(world.errors).toEqual([]);
  });

  it('looks again before it sends: who left, came onto the list, was erased, merged or has no address gets nothing', async () => {
    const { server, provider } = await world.server();
    await world.campaign(12);
    await run(`UPDATE consent SET state = 'unsubscribed' WHERE customer = 1`);
    await run(`INSERT INTO suppression VALUES (2, 'email', 'bounced', $1)`, [START]);
    await run(`INSERT INTO suppressed_address VALUES ('c3@customers.example', 'complaint', NULL, $1)`, [START]);
    await run(`UPDATE customer SET erased_at = $1 WHERE number = 4`, [START]);
    await run(`UPDATE customer SET merged_into = 20 WHERE number = 5`);
    await run(`UPDATE customer SET email = NULL WHERE number = 6`);
    await run(`INSERT INTO topic_consent VALUES (7, 'offers', 'unsubscribed', $1), (8, 'news', 'unsubscribed', $1)`, [
      START,
    ]);
    await run(
      `INSERT INTO contact_preference VALUES (9, NULL, $1::timestamptz + interval '1 day', $1), (10, NULL, $1, $1)`,
      [START],
    );
    await run(`DELETE FROM consent WHERE customer = 11`);
    await world.sender(provider).drain();
    expect(await world.states()).toEqual({
      'skipped askedToPause': 1,
      'skipped complaint': 1,
      'skipped erased': 1,
      'skipped hardBounce': 1,
      'skipped merged': 1,
      'skipped neverAsked': 1,
      'skipped noAddress': 1,
      'skipped topicWithdrawn': 1,
      'skipped withdrew': 1,
      sent: 3,
    });
    expect(server.mails.map(({ to }) => to).sort()).toEqual([
      'c10@customers.example',
      'c12@customers.example',
      'c8@customers.example',
    ]);
  });

  it('whoever asked for one a week after the audience was frozen gets one', async () => {
    const { server, provider } = await world.server();
    await world.campaign(2);
    await world.campaign(2);
    await run(`UPDATE message SET due_at = $1::timestamptz + interval '1 day' WHERE run = 2`, [START]);
    const sender = world.sender(provider);
    await sender.drain();
    await run(`INSERT INTO contact_preference VALUES (1, 1, NULL, $1), (2, 2, NULL, $1)`, [START]);
    world.clock.advance(24 * 60 * MINUTE);
    await sender.drain();
    expect([server.mails.length, await world.states()]).toEqual([3, { sent: 3, 'skipped ownCap': 1 }]);
  });

  it('whoever unsubscribes while the message is on the wire does not get it', async () => {
    const { server, provider } = await world.server();
    await world.campaign(1);
    const slow = Object.assign(Object.create(provider), {
      send: async (...[message, handing]: Parameters<typeof provider.send>) =>
        provider.send(message, async () => {
          await run(`UPDATE consent SET state = 'unsubscribed' WHERE customer = 1`);
          return handing?.() ?? true;
        }),
    });
    await world.sender(slow).drain();
    expect([server.mails.length, await world.states()]).toEqual([0, { 'skipped withdrew': 1 }]);
  });

  it('a paused campaign waits and goes on; a cancelled one is never sent; a pilot sends its share alone', async () => {
    const { server, provider } = await world.server();
    const { campaign, run: sendRun } = await world.campaign(10);
    await run(`UPDATE campaign SET status = 'paused'`);
    const sender = world.sender(provider);
    expect(await sender.drain()).toMatchObject({ sent: 0 });
    expect(await world.states()).toEqual({ queued: 10 });
    await run(`UPDATE campaign SET status = 'sending'`);
    await run(`UPDATE send_run SET status = 'pilot'`);
    await run(`UPDATE message SET pilot = true WHERE number <= 3`);
    await sender.drain();
    expect(server.mails).toHaveLength(3);
    await run(`UPDATE send_run SET status = 'sending' WHERE number = $1`, [sendRun]);
    await run(`UPDATE message SET due_at = $1::timestamptz + interval '1 hour' WHERE number > 8`, [START]);
    await sender.drain();
    expect(server.mails).toHaveLength(8);
    await run(`UPDATE campaign SET status = 'cancelled' WHERE number = $1`, [campaign]);
    world.clock.advance(60 * MINUTE);
    await sender.drain();
    expect(server.mails).toHaveLength(8);
  });

  it('sends only what was approved: a document that was changed behind the review stops its campaign and no other', async () => {
    const { server, provider } = await world.server();
    const tampered = await world.campaign(5);
    await world.campaign(5);
    await run('ALTER TABLE email_version DISABLE TRIGGER USER');
    await run(
      `UPDATE email_version SET document = jsonb_set(document, '{variants,0,subject}', '"Buy now"') WHERE campaign = $1`,
      [tampered.campaign],
    );
    await run('ALTER TABLE email_version ENABLE TRIGGER USER');
    await world.sender(provider).drain();
    expect(server.mails).toHaveLength(5);
    const { rows } = await run(`SELECT status, status_reason FROM campaign ORDER BY number`);
    expect(rows).toEqual([
      { status: 'paused', status_reason: expect.stringContaining('not the one that was approved') },
      { status: 'sending', status_reason: null },
    ]);
  });

  it('sends the approved version, not the draft after it', async () => {
    const { server, provider } = await world.server();
    const { campaign } = await world.campaign(2);
    const next = { ...DOCUMENT, variants: [{ key: 'A', subject: 'A draft' }] };
    await saveDraft(pool(), { campaign, step: 0, document: next, by: 'user:one', at: START });
    await world.sender(provider).drain();
    expect(server.mails.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim()).sort()).toEqual([
      'Tea lights for Ann1',
      'Warm evenings, Ann2',
    ]);
  });

  it('takes into the outbox once, also what it had begun before it was stopped', async () => {
    await world.campaign(30);
    const outbox = new OutboxProvider(pool());
    await world.sender(outbox).drain();
    await run(`UPDATE message SET status = 'handing', claimed_by = 'dead' WHERE number <= 10`);
    const next = world.sender(outbox);
    expect(await next.recover()).toEqual({ requeued: 10, uncertain: 0 });
    await next.drain();
    expect(await world.states()).toEqual({ sent: 30 });
    expect((await run('SELECT count(*)::int AS n FROM outbox_mail')).rows).toEqual([{ n: 30 }]);
  });
});

describe('two senders at once', () => {
  it('never send the same, also when the second takes everything over in the middle', async () => {
    const { server, provider } = await world.server({}, 3);
    await world.campaign(100);
    const first = world.sender(provider);
    const second = world.sender(provider);
    const draining = first.drain();
    await expect.poll(() => server.mails.length).toBeGreaterThan(5);
    await second.recover();
    await Promise.all([draining, second.drain()]);
    const ids = server.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(100);
    expect(await world.states()).toEqual({ sent: 100 });
  });
});

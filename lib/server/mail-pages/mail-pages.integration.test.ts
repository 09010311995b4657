import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { OutboxProvider } from '@/lib/platform/mail/outbox/outbox-provider';
import { readOutboxMail } from '@/lib/services/delivery/outbox/read-outbox-mail';
import { type MailToken, signToken } from '@/lib/services/delivery/tokens';
import { MailWorld } from '@/lib/testing/mail-world';
import type { RouteHandler } from '../route';
import { savePreferencesRoute, showPreferencesRoute } from './serve-preferences';
import { clickRoute, openRoute } from './serve-tracking';
import { showUnsubscribeRoute, unsubscribeRoute } from './serve-unsubscribe';

let world: MailWorld;
beforeAll(async () => {
  world = await MailWorld.start(5);
});
beforeEach(async () => {
  await world.reset();
  await world.campaign(3);
  await world.sender(new OutboxProvider(pool())).drain();
});
afterAll(() => world.close());

const routes = {
  open: openRoute(),
  click: clickRoute(),
  show: showUnsubscribeRoute(),
  unsubscribe: unsubscribeRoute(),
  centre: showPreferencesRoute(),
  save: savePreferencesRoute(),
} satisfies Record<string, RouteHandler>;
const BROWSER = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

const call = (
  name: keyof typeof routes,
  token: string | MailToken,
  more: { form?: string; method?: string; query?: string; agent?: string } = {},
) => {
  const text = typeof token === 'string' ? token : signToken(token);
  const method = more.method ?? (more.form === undefined ? 'GET' : 'POST');
  const request = new Request(`https://kindred.example/x/${text}${more.query ?? ''}`, {
    method,
    headers: {
      'user-agent': more.agent ?? BROWSER,
      'content-type': 'application/x-www-form-urlencoded',
      host: 'kindred.example',
    },
    ...(more.form === undefined ? {} : { body: more.form }),
  });
  return routes[name](request, { params: Promise.resolve({ token: text }) });
};
const rows = async (statement: string) => (await pool().query(statement)).rows;
const consent = (customer: number) =>
  rows(`SELECT state FROM consent WHERE customer = ${customer} AND channel = 'email'`);
const ledger = () => rows('SELECT customer, topic, state, source, wording FROM consent_record ORDER BY seq');
const UNSUBSCRIBE = { kind: 'unsubscribe', customer: 1, message: 1 } as const;
const CENTRE = { kind: 'preferences', customer: 1, message: 1 } as const;

describe('tracking', () => {
  it('the pixel is a picture and an open; a forged one is a picture and nothing', async () => {
    const answer = await call('open', { kind: 'open', message: 1 });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/gif',
      'no-store, max-age=0',
    ]);
    expect((await call('open', 'forged')).status).toBe(404);
    expect((await call('open', { kind: 'open', message: 12_345 })).status).toBe(200);
    expect(await rows(`SELECT message, machine FROM message_signal WHERE kind = 'open'`)).toEqual([
      { message: 1, machine: null },
    ]);
  });

  it('a click leads where the email said and nowhere else', async () => {
    const url = 'https://thistleandtin.example/shop?utm_source=kindred';
    const good = signToken({ kind: 'click', message: 1, position: 0, url });
    const answer = await call('click', good);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, url]);
    for (const bad of [
      'https://evil.example',
      signToken({ kind: 'open', message: 1 }),
      good.slice(0, -4),
      `${good.slice(0, 30)}${good[30] === 'A' ? 'B' : 'A'}${good.slice(31)}`,
      signToken({ kind: 'click', message: 1, position: 0, url: 'javascript:alert(1)' }),
    ]) {
      const refused = await call('click', bad);
      expect([refused.status, refused.headers.get('location')]).toEqual([404, null]);
    }
    await call('click', good, { method: 'HEAD' });
    expect(await rows(`SELECT url, machine FROM message_signal WHERE kind = 'click' ORDER BY seq`)).toEqual([
      { url, machine: null },
      { url, machine: 'prefetch' },
    ]);
  });
});

describe('unsubscribing', () => {
  it('GET and HEAD show and change nothing', async () => {
    const page = await call('show', UNSUBSCRIBE);
    const text = await page.text();
    expect(text).toContain('<form method="post">');
    expect(text).not.toContain('c1@customers.example');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    await call('show', UNSUBSCRIBE, { method: 'HEAD' });
    expect([await consent(1), await ledger()]).toEqual([[{ state: 'subscribed' }], []]);
  });

  it('one click by a mail program counts at once: the next email is not sent; a repeat changes nothing', async () => {
    const started = performance.now();
    const answer = await call('unsubscribe', UNSUBSCRIBE, { form: 'List-Unsubscribe=One-Click' });
    expect(answer.status).toBe(200);
    expect(await consent(1)).toEqual([{ state: 'unsubscribed' }]);
    expect(performance.now() - started).toBeLessThan(1_000);
    await call('unsubscribe', UNSUBSCRIBE, { form: 'List-Unsubscribe=One-Click' });
    expect(await ledger()).toEqual([
      { customer: 1, topic: null, state: 'unsubscribed', source: 'oneClick', wording: 'Unsubscribe' },
    ]);
    expect(await rows(`SELECT message FROM message_signal WHERE kind = 'unsubscribe'`)).toEqual([{ message: 1 }]);
    expect(await rows('SELECT count(*)::int AS n FROM change WHERE 1 = ANY(customers)')).toEqual([{ n: 1 }]);
    await world.campaign(2);
    await world.sender(new OutboxProvider(pool())).drain();
    expect(await world.states()).toEqual({ sent: 4, 'skipped withdrew': 1 });
  });

  it('takes the multipart body that some mail programs post', async () => {
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const token = signToken(UNSUBSCRIBE);
    const request = new Request(`https://kindred.example/u/${token}`, { method: 'POST', body: form });
    expect((await routes.unsubscribe(request, { params: Promise.resolve({ token }) })).status).toBe(200);
    expect(await ledger()).toMatchObject([{ source: 'oneClick' }]);
  });

  it('refuses what is not signed for it', async () => {
    for (const token of [
      'x',
      signToken({ kind: 'open', message: 1 }),
      signToken(CENTRE),
      `${signToken(UNSUBSCRIBE)}AA`,
    ]) {
      expect((await call('show', token)).status).toBe(404);
      expect((await call('unsubscribe', token, { form: 'List-Unsubscribe=One-Click' })).status).toBe(404);
    }
    expect((await call('unsubscribe', UNSUBSCRIBE, { form: 'x'.repeat(20_000) })).status).toBe(413);
    expect(await ledger()).toEqual([]);
  });

  it('a merged customer is the one who is left; an erased one is nobody', async () => {
    await pool().query('UPDATE customer SET merged_into = 2 WHERE number = 1');
    await call('unsubscribe', UNSUBSCRIBE, { form: '' });
    expect([await consent(1), await consent(2)]).toEqual([[{ state: 'subscribed' }], [{ state: 'unsubscribed' }]]);
    await pool().query('UPDATE customer SET erased_at = now() WHERE number = 3');
    expect((await call('unsubscribe', { ...UNSUBSCRIBE, customer: 3 }, { form: '' })).status).toBe(404);
  });
});

describe('the preference centre', () => {
  it('shows what stands, saves what is chosen, each change in the ledger', async () => {
    const page = await (await call('centre', CENTRE)).text();
    expect(page).toContain('value="offers" checked');
    const saved = await call('save', CENTRE, { form: 'act=save&topic=news&frequency=2&pause=30' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/p/${signToken(CENTRE)}?done=saved`]);
    expect(await rows('SELECT topic, state FROM topic_consent')).toEqual([{ topic: 'offers', state: 'unsubscribed' }]);
    expect(
      await rows("SELECT max_per_week, paused_until > now() + interval '29 days' AS long FROM contact_preference"),
    ).toEqual([{ max_per_week: 2, long: true }]);
    expect(await ledger()).toEqual([
      { customer: 1, topic: 'offers', state: 'unsubscribed', source: 'preferenceCentre', wording: 'Offers' },
      { customer: 1, topic: null, state: 'paused', source: 'preferenceCentre', wording: 'Pause all emails' },
    ]);
    const after = await (await call('centre', CENTRE, { query: '?done=saved' })).text();
    expect(after).toContain('Your choices are saved');
    expect(after).not.toContain('value="offers" checked');
    await call('save', CENTRE, { form: 'act=save&topic=news&frequency=2&pause=keep' });
    expect(await ledger()).toHaveLength(2);
  });

  it('leaving and coming back', async () => {
    await call('save', CENTRE, { form: 'act=leave' });
    expect(await consent(1)).toEqual([{ state: 'unsubscribed' }]);
    expect(await (await call('centre', CENTRE)).text()).toContain('Yes, send me emails again');
    await call('save', CENTRE, { form: 'act=back' });
    expect(await consent(1)).toEqual([{ state: 'subscribed' }]);
    expect((await ledger()).map(({ state }) => state)).toEqual(['unsubscribed', 'subscribed']);
  });

  it('a topic with confirmation: only the button of the email counts, once', async () => {
    await pool().query(
      `INSERT INTO topic (key, name, description, position, double_opt_in) VALUES ('vip', 'VIP <b>', '', 3, true)`,
    );
    await pool().query('DELETE FROM outbox_mail');
    await call('save', CENTRE, { form: 'act=save&topic=news&topic=offers&topic=vip' });
    expect(await rows(`SELECT state FROM topic_consent WHERE topic = 'vip'`)).toEqual([{ state: 'pending' }]);
    const [mail] = await rows('SELECT seq::text, recipient FROM outbox_mail');
    expect(mail?.recipient).toBe('c1@customers.example');
    const link = /\/p\/([\w-]+)/.exec((await readOutboxMail(pool(), String(mail?.seq))).text)?.[1] ?? '';
    // Saved once more it is not sent again, but where it is asked for: the first may have been lost.
    const sent = async () => (await rows('SELECT seq FROM outbox_mail')).length;
    expect(await (await call('centre', CENTRE)).text()).toContain('name="again" value="vip"');
    await call('save', CENTRE, { form: 'act=save&topic=news&topic=offers&topic=vip' });
    expect(await sent()).toBe(1);
    await pool().query('DELETE FROM outbox_mail');
    await call('save', CENTRE, { form: 'act=save&topic=news&topic=offers&topic=vip&again=news' });
    expect(await sent()).toBe(0);
    await call('save', CENTRE, { form: 'act=save&topic=news&topic=offers&topic=vip&again=vip' });
    expect(await sent()).toBe(1);
    const shown = await (await call('centre', link)).text();
    expect(shown).toContain('VIP &lt;b&gt;');
    expect(await rows(`SELECT state FROM topic_consent WHERE topic = 'vip'`)).toEqual([{ state: 'pending' }]);
    expect(await (await call('save', link, { form: '' })).text()).toContain('You are subscribed');
    expect(await rows(`SELECT state FROM topic_consent WHERE topic = 'vip'`)).toEqual([{ state: 'subscribed' }]);
    // Replayed after the customer has left the topic again: it does not come back.
    await call('save', CENTRE, { form: 'act=save&topic=news&topic=offers' });
    expect(await (await call('save', link, { form: '' })).text()).toContain('not open');
    expect(await rows(`SELECT state FROM topic_consent WHERE topic = 'vip'`)).toEqual([{ state: 'unsubscribed' }]);
  });

  it('nothing that a topic or a shop is called is read as markup', async () => {
    await pool().query(
      `UPDATE topic SET name = '<script>alert(1)</script>', description = '"><img src=x>' WHERE key = 'news'`,
    );
    const page = await (await call('centre', CENTRE)).text();
    expect(page).not.toMatch(/<script|<img/);
  });
});

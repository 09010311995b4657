import { afterEach, describe, expect, it } from 'vitest';
import {
  type MailServer,
  type MailServerOptions,
  openMailServer,
  openMuteServer,
  parseMail,
} from '@/lib/testing/mail-server';
import { MailError, type MailMessage } from '../mail-provider';
import { SmtpProvider } from './smtp-provider';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const MESSAGE: MailMessage = {
  reference: 'msg_1',
  messageId: 'msg_1@shop.example',
  from: { name: 'The Gift Shop', address: 'hello@shop.example' },
  to: { name: 'Zoë', address: 'zoe@customers.example' },
  subject: 'Tea lights for you ☕',
  html: '<p>Hello Zoë</p>',
  text: 'Hello Zoë\n.\n.two dots',
  headers: { 'List-Unsubscribe': '<https://shop.example/u/1>' },
  date: new Date('2026-11-22T12:00:00Z'),
};
const PATIENCE = { connect: 1_000, greeting: 300, silence: 400 };

async function world(
  options: MailServerOptions = {},
  connections = 2,
): Promise<{ server: MailServer; smtp: SmtpProvider }> {
  const server = await openMailServer(options);
  const smtp = new SmtpProvider({ url: server.url, connections, patience: PATIENCE });
  open.push(server, smtp);
  return { server, smtp };
}
const failed = (sending: Promise<unknown>): Promise<MailError> =>
  sending.then(
    () => Promise.reject(new Error('it was taken')),
    (error: unknown) => (error instanceof MailError ? error : Promise.reject(error)),
  );
const counted = () => {
  const asked = { times: 0, handing: async () => true };
  asked.handing = async () => {
    asked.times += 1;
    return true;
  };
  return asked;
};

describe('mail by SMTP', () => {
  it('arrives as it was written, with both parts, over connections that are kept', async () => {
    const { server, smtp } = await world({ user: { name: 'shop', password: 'se:cret' } });
    const many = Array.from({ length: 40 }, (_, i) => smtp.send({ ...MESSAGE, messageId: `m${i}@shop.example` }));
    for (const { providerId } of await Promise.all(many)) expect(providerId).toMatch(/^250/);
    expect(server.mails).toHaveLength(40);
    const mail = await parseMail(server.mails[0]?.raw ?? '');
    expect(mail.subject).toBe(MESSAGE.subject);
    expect(mail.text?.trim()).toBe(MESSAGE.text);
    expect(mail.html).toContain('Hello Zoë');
    expect(mail.to).toMatchObject({ value: [{ name: 'Zoë', address: 'zoe@customers.example' }] });
    expect(new Set(server.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).size).toBe(40);
  });

  it('carries a part in AMP between the text and the HTML', async () => {
    const { server, smtp } = await world();
    await smtp.send({ ...MESSAGE, amp: '<!doctype html><html ⚡4email></html>' });
    expect([...(server.mails[0]?.raw ?? '').matchAll(/^Content-Type: (text[^;]*)/gm)].map(([, type]) => type)).toEqual([
      'text/plain',
      'text/x-amp-html',
      'text/html',
    ]);
  });

  it('no name, subject or header becomes a header of its own', async () => {
    const { server, smtp } = await world();
    const evil = 'Ann\r\nBcc: all@customers.example\r\n\r\nBody';
    await smtp.send({
      ...MESSAGE,
      subject: evil,
      from: { name: `${evil}\u2028X-One: 1`, address: MESSAGE.from.address },
      to: { name: `"${evil}" <other@customers.example>,`, address: MESSAGE.to.address },
      headers: { 'List-Id': evil, 'X-Two\r\nX-Three': evil },
    });
    const raw = server.mails[0]?.raw ?? '';
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(head).not.toMatch(/^(Bcc|X-One|X-Three|Body)/im);
    const mail = await parseMail(raw);
    expect(mail.headers.has('bcc')).toBe(false);
    expect(mail.to).toMatchObject({ value: [{ address: 'zoe@customers.example' }] });
    expect(server.mails[0]?.to).toBe('zoe@customers.example');
  });

  it('is not sent to an address that would end the command', async () => {
    const { server, smtp } = await world();
    const to = { address: 'a@b.example>\r\nRCPT TO:<c@d.example' };
    expect(await failed(smtp.send({ ...MESSAGE, to }))).toMatchObject({ kind: 'permanent' });
    expect(server.mails).toHaveLength(0);
  });

  it('asks before its last byte, once, and sends nothing where the answer is no', async () => {
    const { server, smtp } = await world();
    let before = -1;
    await smtp.send(MESSAGE, async () => {
      before = server.mails.length;
      return true;
    });
    expect([before, server.mails.length]).toEqual([0, 1]);
    expect(await failed(smtp.send(MESSAGE, async () => false))).toMatchObject({ kind: 'withdrawn' });
    expect(await failed(smtp.send(MESSAGE, () => Promise.reject(new Error('database away'))))).toMatchObject({
      kind: 'withdrawn',
    });
    await smtp.send(MESSAGE);
    expect(server.mails).toHaveLength(2);
  });

  it.each([
    [{ code: 450, words: '4.7.1 Greylisted, come back later' }, 'temporary', false],
    [{ code: 452, words: '4.2.2 Mailbox full' }, 'temporary', false],
    [{ code: 552, words: '5.2.2 Mailbox full' }, 'temporary', false],
    [{ code: 451, words: '4.7.0 Too many messages from you' }, 'throttled', false],
    [{ code: 421, words: '4.3.2 Closing' }, 'throttled', false],
    [{ code: 550, words: '5.1.1 No such user' }, 'permanent', true],
    [{ code: 550, words: 'No such user' }, 'permanent', true],
    [{ code: 550, words: '5.7.1 We do not like you' }, 'permanent', false],
  ] as const)('%j of a recipient is %s (its address at fault: %s), before it asks', async (answer, kind, address) => {
    const { server, smtp } = await world({ onRecipient: (to) => (to.startsWith('bad') ? answer : undefined) }, 1);
    const asked = counted();
    const error = await failed(smtp.send({ ...MESSAGE, to: { address: 'bad@customers.example' } }, asked.handing));
    expect([error.kind, error.address, asked.times]).toEqual([kind, address, 0]);
    expect(error.message).toContain(answer.words);
    await smtp.send(MESSAGE);
    expect(server.mails).toHaveLength(1);
  });

  it('refused after DATA is refused, not lost', async () => {
    const { smtp } = await world({ onMessage: () => ({ code: 554, words: '5.7.1 Looks like spam' }) }, 1);
    expect(await failed(smtp.send(MESSAGE, counted().handing))).toMatchObject({ kind: 'permanent', address: false });
  });

  it('is lost where the connection ends after its last byte', async () => {
    for (const kept of [true, false]) {
      const { server, smtp } = await world({ onMessage: () => ({ drop: true, kept }) }, 1);
      const asked = counted();
      expect(await failed(smtp.send(MESSAGE, asked.handing))).toMatchObject({ kind: 'lost' });
      expect([asked.times, server.mails.length]).toEqual([1, kept ? 1 : 0]);
    }
  });

  it('goes on after a connection that ended before the message', async () => {
    let calls = 0;
    const { server, smtp } = await world({ onRecipient: () => (calls++ === 0 ? 'drop' : undefined) }, 1);
    expect(await failed(smtp.send(MESSAGE))).toMatchObject({ kind: 'temporary', retryAfter: 5_000 });
    await smtp.send(MESSAGE);
    expect(server.mails).toHaveLength(1);
  });

  it('does not wait for ever: a server that never greets, or goes silent', async () => {
    const asked = counted();
    for (const [lines, kind] of [
      [[], 'away'],
      [['220 hello'], 'away'],
      [['220 hello', '250 ok', '250 ok'], 'temporary'],
      [['220 hello', '250 ok', '250 ok', '250 ok'], 'temporary'],
      [['220 hello', '250 ok', '250 ok', '250 ok', '354 go on'], 'lost'],
    ] as const) {
      const mute = await openMuteServer(lines);
      const smtp = new SmtpProvider({ url: mute.url, connections: 1, patience: PATIENCE });
      open.push(mute, smtp);
      const started = performance.now();
      expect(await failed(smtp.send(MESSAGE, asked.handing)), lines.join()).toMatchObject({ kind });
      expect(performance.now() - started).toBeLessThan(3_000);
    }
    expect(asked.times).toBe(1);
  });

  it('says that a server is away: nothing listens, a wrong password', async () => {
    const nobody = new SmtpProvider({ url: 'smtp://127.0.0.1:9', connections: 1, patience: PATIENCE });
    expect(await failed(nobody.send(MESSAGE))).toMatchObject({ kind: 'away' });
    const server = await openMailServer({ user: { name: 'shop', password: 'right' } });
    const stranger = new SmtpProvider({
      url: server.url.replace('right', 'wrong'),
      connections: 1,
      patience: PATIENCE,
    });
    open.push(server, stranger);
    expect(await failed(stranger.send(MESSAGE))).toMatchObject({ kind: 'away' });
  });
});

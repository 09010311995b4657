import { createHmac, createSign, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MailError, type MailMessage, type MailProvider } from '../mail-provider';
import { MailgunProvider } from '../mailgun/mailgun-provider';
import { readMailgunReports } from '../mailgun/read-mailgun-reports';
import { PostmarkProvider } from '../postmark/postmark-provider';
import { readPostmarkReports } from '../postmark/read-postmark-reports';
import { readSendgridReports } from '../sendgrid/read-sendgrid-reports';
import { SendgridProvider } from '../sendgrid/sendgrid-provider';
import { readSesReports } from '../ses/read-ses-reports';
import { SesProvider } from '../ses/ses-provider';
import { signRequest } from '../ses/sign-request';
import { UnsignedReport } from './report';

const AT = new Date('2026-11-22T12:00:00Z');
const SECONDS = String(AT.getTime() / 1_000);
const MESSAGE: MailMessage = {
  reference: 'msg_1',
  messageId: 'msg_1@shop.example',
  from: { name: 'Shop "One"\r\nBcc: x', address: 'hello@shop.example' },
  to: { name: 'Zoë', address: 'zoe@customers.example' },
  subject: 'Hello\r\nBcc: all@shop.example',
  html: '<p>Hi</p>',
  text: 'Hi',
  headers: { 'List-Unsubscribe': '<https://shop.example/u/1>' },
  date: AT,
};
const common = { connections: 2, reportsDelivery: true };
const providers: Record<string, (reach: typeof fetch) => MailProvider> = {
  ses: (reach) =>
    new SesProvider({
      ...common,
      reach,
      region: 'eu-west-1',
      accessKeyId: 'AKID',
      secretAccessKey: 'secret',
      now: () => AT,
    }),
  sendgrid: (reach) => new SendgridProvider({ ...common, reach, key: 'key' }),
  postmark: (reach) => new PostmarkProvider({ ...common, reach, token: 'key', stream: 'broadcast' }),
  mailgun: (reach) => new MailgunProvider({ ...common, reach, key: 'key', domain: 'shop.example', region: 'eu' }),
};
const answering =
  (status: number, body: string, headers: Record<string, string> = {}): typeof fetch =>
  async () =>
    new Response(body, { status, headers });
const kindOf = (sending: Promise<unknown>): Promise<string> =>
  sending.then(
    () => 'taken',
    (error: unknown) =>
      error instanceof MailError ? `${error.kind}${error.address ? ' address' : ''}` : String(error),
  );

describe.each(Object.entries(providers))('%s', (name, make) => {
  it('tells the failures apart', async () => {
    const send = (reach: typeof fetch, handing = async () => true) => kindOf(make(reach).send(MESSAGE, handing));
    expect(await send(answering(200, '{"id":"<x@y>","MessageID":"1","MessageId":"1"}'))).toBe('taken');
    expect(await send(answering(429, 'slow down', { 'retry-after': '3' }))).toBe('throttled');
    expect(await send(answering(503, 'later'))).toBe('temporary');
    expect(await send(answering(500, 'broken'))).toBe('lost');
    expect(await send(answering(401, 'who?'))).toBe('away');
    expect(await send(answering(400, 'bad request'))).toBe('permanent');
    expect(await send(() => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })))).toBe(
      'away',
    );
    expect(await send(() => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })))).toBe(
      'lost',
    );
    let called = false;
    const never: typeof fetch = async () => {
      called = true;
      return new Response('{}');
    };
    expect([await send(never, async () => false), called]).toEqual(['withdrawn', false]);
  });

  it('sends no header that was not meant', async () => {
    let sent = '';
    const reach: typeof fetch = async (_url, init) => {
      const body = init?.body;
      const text = body instanceof FormData ? await (body.get('message') as Blob).text() : String(body);
      sent = name === 'ses' ? Buffer.from(JSON.parse(text).Content.Raw.Data, 'base64').toString() : text;
      return new Response('{}');
    };
    await make(reach).send(MESSAGE);
    expect(sent).not.toMatch(/(^|\n|\\n)bcc:/i);
    expect(sent).toContain('https://shop.example/u/1');
  });
});

it('signs for Amazon as its documentation does (the example "get-vanilla" of its test suite)', () => {
  const headers = signRequest(
    {
      method: 'GET',
      url: new URL('https://example.amazonaws.com/'),
      region: 'us-east-1',
      service: 'service',
      body: '',
      headers: {},
      at: new Date('2015-08-30T12:36:00Z'),
    },
    { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  );
  expect(headers.authorization).toContain('Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31');
});

describe('reports', () => {
  it('Postmark: a bounce, where the password is right', () => {
    const password = 'a long password';
    const headers = (given: string) =>
      new Headers({ authorization: `Basic ${Buffer.from(`postmark:${given}`).toString('base64')}` });
    const body = JSON.stringify({
      RecordType: 'Bounce',
      Type: 'HardBounce',
      Email: 'a@b.example',
      MessageID: 'x',
      Metadata: { reference: 'msg_1' },
      Description: 'gone',
      BouncedAt: '2026-11-22T11:00:00Z',
    });
    expect(readPostmarkReports(headers(password), body, password, AT)).toMatchObject([
      { kind: 'bounce', hard: true, reference: 'msg_1', email: 'a@b.example' },
    ]);
    expect(() => readPostmarkReports(headers('wrong'), body, password, AT)).toThrow(UnsignedReport);
    expect(() => readPostmarkReports(new Headers(), body, password, AT)).toThrow(UnsignedReport);
  });

  it('SendGrid: signed with its key, over the very bytes, of today', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const body = JSON.stringify([
      {
        event: 'bounce',
        type: 'bounce',
        email: 'a@b.example',
        reference: 'msg_1',
        sg_message_id: 'abc.filter',
        timestamp: Number(SECONDS) - 5,
      },
      { event: 'open' },
    ]);
    const headers = (text: string, time = SECONDS) =>
      new Headers({
        'x-twilio-email-event-webhook-timestamp': time,
        'x-twilio-email-event-webhook-signature': sign('sha256', Buffer.from(time + text), privateKey).toString(
          'base64',
        ),
      });
    expect(readSendgridReports(headers(body), body, key, AT)).toMatchObject([
      { kind: 'bounce', hard: true, providerId: 'abc' },
    ]);
    expect(() => readSendgridReports(headers(body), `${body} `, key, AT)).toThrow(UnsignedReport);
    expect(() => readSendgridReports(headers(body, '1700000000'), body, key, AT)).toThrow(UnsignedReport);
    expect(() => readSendgridReports(new Headers(), body, key, AT)).toThrow(UnsignedReport);
  });

  it('Mailgun: a complaint, signed', () => {
    const signature = createHmac('sha256', 'key').update(`${SECONDS}token`).digest('hex');
    const body = (given: string) =>
      JSON.stringify({
        signature: { timestamp: SECONDS, token: 'token', signature: given },
        'event-data': {
          event: 'complained',
          recipient: 'a@b.example',
          timestamp: Number(SECONDS) - 5,
          'user-variables': { reference: 'msg_1' },
        },
      });
    expect(readMailgunReports(body(signature), 'key', AT)).toMatchObject([
      { kind: 'complaint', reference: 'msg_1', email: 'a@b.example' },
    ]);
    expect(() => readMailgunReports(body('00'.repeat(32)), 'key', AT)).toThrow(UnsignedReport);
    expect(() => readMailgunReports(body(''), 'key', AT)).toThrow(UnsignedReport);
  });

  it('SES: by a topic of ours, signed with a certificate of Amazon', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const message = JSON.stringify({
      eventType: 'Bounce',
      mail: { messageId: 'x', tags: { reference: ['msg_1'] } },
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: 'a@b.example', diagnosticCode: '550 5.1.1' }],
        timestamp: '2026-11-22T11:59:00.000Z',
      },
    });
    const call = (more: Record<string, string> = {}) => {
      const fields: Record<string, string> = {
        Type: 'Notification',
        MessageId: '1',
        TopicArn: 'arn:ours',
        Message: message,
        Timestamp: AT.toISOString(),
        SignatureVersion: '2',
        SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/x.pem',
        ...more,
      };
      const content = ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type']
        .map((name) => `${name}\n${fields[name]}\n`)
        .join('');
      return JSON.stringify({
        Signature: createSign('RSA-SHA256').update(content).sign(privateKey, 'base64'),
        ...fields,
        ...more,
      });
    };
    const pem = async () => publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(await readSesReports(call(), 'arn:ours', pem, AT)).toMatchObject({
      reports: [{ kind: 'bounce', hard: true, reference: 'msg_1' }],
    });
    for (const bad of [
      call({ TopicArn: 'arn:theirs' }),
      call({ SigningCertURL: 'https://sns.eu-west-1.amazonaws.com.evil.example/x.pem' }),
      call({ Signature: 'AAAA' }),
    ])
      await expect(readSesReports(bad, 'arn:ours', pem, AT)).rejects.toThrow(UnsignedReport);
  });
});

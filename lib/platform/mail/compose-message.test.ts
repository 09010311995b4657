import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { composeMessage } from './compose-message';
import { dkimOf } from './open-provider';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const dkim = {
  domainName: 'thistleandtin.example',
  keySelector: 'k1',
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const message = {
  reference: 'eml_1',
  messageId: 'eml_1@thistleandtin.example',
  from: { name: 'Thistle & Tin', address: 'hello@thistleandtin.example' },
  to: { name: 'Zoë', address: 'zoe@customers.example' },
  subject: 'Für dich',
  text: 'Hello  \nyou',
  html: '<p>Hello</p>',
  headers: {
    'List-Unsubscribe': '<https://kindred.example/u/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': '"Thistle" <news.thistleandtin.example>',
    'Feedback-ID': 'cmp_1:news:oneOff:kindred',
  },
  date: new Date('2026-11-22T10:00:00Z'),
};

/** "relaxed" of RFC 6376, 3.4.2 and 3.4.4. */
const line = (text: string): string => {
  const colon = text.indexOf(':');
  const value = text
    .slice(colon + 1)
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .replaceAll(/[ \t]+/g, ' ');
  return `${text.slice(0, colon).trim().toLowerCase()}:${value.trim()}`;
};
const relaxedBody = (body: string): string =>
  `${body
    .replaceAll(/[ \t]+(?=\r\n)/g, '')
    .replaceAll(/[ \t]+/g, ' ')
    .replace(/(\r\n)*$/, '')}\r\n`;

describe('a signed message', () => {
  it('is signed with all that one-click unsubscribing stands on, as a receiver verifies it', async () => {
    const raw = (await composeMessage(message, dkim)).toString('latin1');
    const [head = '', body = ''] = [raw.slice(0, raw.indexOf('\r\n\r\n')), raw.slice(raw.indexOf('\r\n\r\n') + 4)];
    const headers = head.split(/\r\n(?![ \t])/);
    const signature = line(headers.find((one) => /^DKIM-Signature:/i.test(one)) ?? '');
    const tag = (name: string): string =>
      (new RegExp(`(?:^|[;:]) ?${name}=([^;]*)`).exec(signature)?.[1] ?? '').replaceAll(' ', '');
    const covered = tag('h').toLowerCase().split(':');
    expect(covered).toEqual(
      expect.arrayContaining(['from', 'to', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'feedback-id']),
    );
    expect(tag('bh')).toBe(createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64'));
    const chosen = covered.map((name) => line(headers.find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? ''));
    const unsigned = signature.replace(/( ?b=)[^;]*$/, '$1');
    const verify = createVerify('RSA-SHA256').update([...chosen, unsigned].join('\r\n'), 'latin1');
    expect(verify.verify(keys.publicKey, tag('b'), 'base64')).toBe(true);
  });
});

describe('the key of signatures', () => {
  const read = (key: string) =>
    dkimOf({ DKIM_DOMAIN: 'thistleandtin.example', DKIM_SELECTOR: 'k1', DKIM_PRIVATE_KEY: key });

  it('may stand on one line, and is refused at once where it cannot sign', () => {
    expect(read(dkim.privateKey.replaceAll('\n', '\\n'))).toEqual(dkim);
    expect(() => read('-----BEGIN PRIVATE KEY-----')).toThrow('DKIM_PRIVATE_KEY is no private key');
    const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => read(curve)).toThrow('signatures are by RSA');
  });
});

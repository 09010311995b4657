import { beforeAll, describe, expect, it } from 'vitest';
import { type MailToken, readToken, signToken } from './tokens';

beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: 'postgres://nowhere', KINDRED_ENCRYPTION_KEY: 'a key for tests only' });
});

const TOKENS: MailToken[] = [
  { kind: 'open', message: 4_294_967_297 },
  { kind: 'click', message: 7, position: 3, url: 'https://shop.example/täschchen?utm_source=kindred&x=%20#top' },
  { kind: 'unsubscribe', customer: 12, message: 7 },
  { kind: 'preferences', customer: 12, message: 0 },
  { kind: 'confirm', customer: 12, topic: 'offers', at: 1_790_000_000 },
];

describe('tokens of mail', () => {
  it('come back as they were', () => {
    for (const token of TOKENS) expect(readToken(token.kind, signToken(token))).toEqual(token);
  });

  it('are not taken for another kind: an open does not unsubscribe', () => {
    for (const token of TOKENS)
      for (const other of TOKENS)
        if (other.kind !== token.kind) expect(readToken(other.kind, signToken(token))).toBeUndefined();
  });

  it('are refused where a single bit is another, or a part is missing or added', () => {
    for (const token of TOKENS) {
      const bytes = Buffer.from(signToken(token), 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const forged = Buffer.from(bytes);
        forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(readToken(token.kind, forged.toString('base64url'))).toBeUndefined();
      }
      for (const text of [
        '',
        'x',
        bytes.subarray(1).toString('base64url'),
        `${signToken(token)}A`,
        signToken(token).slice(0, -1),
      ])
        expect(readToken(token.kind, text)).toBeUndefined();
    }
  });

  it('are refused where they are written otherwise: padded, in plain base64, far too long, with other characters', () => {
    const [, click] = TOKENS;
    if (!click) throw new Error('no token');
    const text = signToken(click);
    for (const other of [`${text}=`, ` ${text}`, `${text}\n`, 'A'.repeat(9_000), '../../etc/passwd', '🙂'])
      expect(readToken('click', other)).toBeUndefined();
  });
});

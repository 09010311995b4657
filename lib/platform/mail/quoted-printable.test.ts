import { expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { quotedPrintable } from './quoted-printable';

/** RFC 2045 as it stands: soft line ends away, then each =XX is a byte. */
const decode = (text: string): string => {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
const back = (text: string): string => decode(quotedPrintable(text));

it('says the same when it is read again, in lines that every server takes', () => {
  const random = createRandom(7);
  const pieces = [
    'a',
    'tea light',
    '=',
    '=3D',
    ' ',
    '\t',
    '  ',
    '.',
    '\r\n',
    'ü',
    '☕',
    '👩‍👩‍👧',
    '\u0000',
    '\u2028',
    'x'.repeat(90),
    '="https://a.example/?b=c&d=e"',
  ];
  for (let n = 0; n < 300; n += 1) {
    const text = Array.from({ length: random.int(0, 60) }, () => random.pick(pieces)).join('');
    expect(back(text)).toBe(text);
    for (const line of quotedPrintable(text).split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(76);
      expect(line).toMatch(/^[\t\x20-\x7e]*$/);
      expect(line).not.toMatch(/[ \t]$/);
    }
  }
});

it('line ends of all kinds become those of mail', () => {
  expect(quotedPrintable('a\nb\rc\r\nd')).toBe('a\r\nb\r\nc\r\nd');
});

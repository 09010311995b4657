import { stem } from './stem';

export interface Token {
  kind: 'word' | 'number' | 'quoted' | 'date' | 'duration' | 'sign';
  /** As it stands in the sentence; what stands between quotation marks, without them. */
  text: string;
  /** What it is compared by. */
  stem: string;
  /** Place in the sentence, in UTF-16 units, the end not included. */
  start: number;
  end: number;
  /** Of a number. */
  number?: number;
  percent?: boolean;
  /** ISO 4217. */
  money?: string;
}

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['quoted', /[“„"]([^“”„"]*)[”“"]|‘([^‘’]+)’/uy],
  ['date', /\d{4}-\d{2}-\d{2}(?:[Tt][\d:.]+(?:[Zz]|[+-]\d\d:\d\d)?)?/uy],
  ['duration', /(\d+)\s?(m|min|mins|h|hr|hrs|d|w|wk|wks)(?![\p{L}\d])/uy],
  ['number', /-?[£$€]?\s?\d+(?:,\d{3})*(?:\.\d+)?(?:k(?![\p{L}\d])|(?![\p{L}\d]))(?:\s?%)?/uy],
  ['word', /\/[\w/-]+|@?[\p{L}\d_]+(?:\.[\p{L}\d_]+)+|[\p{L}_][\p{L}\p{M}\p{N}_'’]*|\d+[\p{L}][\p{L}\d]*/uy],
  ['sign', />=|<=|[^\s]/uy],
];

/** “30days”, written as one word. */
const UNIT_BEHIND = /^(\d+)(minutes?|hours?|days?|weeks?|months?|years?)$/i;
const CURRENCIES: Readonly<Record<string, string>> = { '£': 'GBP', $: 'USD', '€': 'EUR' };
const SIGNS: Readonly<Record<string, string>> = { '&': 'and', '≥': '>=', '≤': '<=', ';': ',' };

/** The words, numbers and signs of a sentence, each with its place. “haven’t” is two: “have” and “not”. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text.charAt(at)) || (text.charAt(at) === '-' && /[\p{L}\d]/u.test(text.charAt(at - 1)))) {
      if (text.charAt(at) === '-' && /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1)))
        tokens.push({ kind: 'word', text: '-', stem: 'to', start: at, end: at + 1 });
      at += 1;
      continue;
    }
    const found = readToken(text, at);
    tokens.push(...found.tokens);
    at = found.end;
  }
  return tokens;
}

function readToken(text: string, at: number): { tokens: Token[]; end: number } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const [whole] = match;
    const end = at + whole.length;
    return { tokens: tokensOf(kind, match, at, end), end };
  }
  return { tokens: [], end: at + 1 };
}

function tokensOf(kind: Token['kind'], match: RegExpExecArray, start: number, end: number): Token[] {
  const [whole] = match;
  const place = { start, end };
  switch (kind) {
    case 'quoted': {
      const inside = match[1] ?? match[2] ?? '';
      return [{ kind, text: inside, stem: inside.toLowerCase(), ...place }];
    }
    case 'date':
      return [{ kind, text: whole, stem: whole, ...place }];
    case 'duration':
      return [{ kind, text: `${match[1]}${(match[2] ?? '').charAt(0)}`, stem: whole, ...place }];
    case 'number':
      return [numberToken(whole, place)];
    case 'word':
      return wordTokens(whole, place);
    case 'sign':
      return [{ kind, text: whole, stem: SIGNS[whole] ?? whole, ...place }];
  }
}

function numberToken(whole: string, place: { start: number; end: number }): Token {
  const digits = whole.replace(/[^\d.-]/g, '');
  const number = Number(digits) * (whole.includes('k') ? 1000 : 1);
  const money = CURRENCIES[whole.replace(/[^£$€]/g, '')];
  return {
    kind: 'number',
    text: whole,
    stem: digits,
    number,
    ...(whole.includes('%') ? { percent: true } : {}),
    ...(money ? { money } : {}),
    ...place,
  };
}

const CONTRACTED: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall' };

function wordTokens(whole: string, place: { start: number; end: number }): Token[] {
  const plain = whole.replace(/’/g, "'").replace(/'+$/, '');
  const negative = /^(\w+)n't$/i.exec(plain) ?? /^(can)not$/i.exec(plain);
  if (negative) {
    const base = negative[1] ?? '';
    const word = CONTRACTED[base.toLowerCase()] ?? base;
    return [
      { kind: 'word', text: word, stem: stem(word), ...place },
      { kind: 'word', text: 'not', stem: 'not', ...place },
    ];
  }
  const amount = UNIT_BEHIND.exec(plain);
  if (amount) {
    const [, digits = '', unit = ''] = amount;
    const middle = place.start + digits.length;
    return [
      { kind: 'number', text: digits, stem: digits, number: Number(digits), start: place.start, end: middle },
      { kind: 'word', text: unit, stem: stem(unit), start: middle, end: place.end },
    ];
  }
  const word = plain.replace(/'(s|ve|re|d|ll)$/i, '');
  return [{ kind: 'word', text: word, stem: stem(word.replace(/^e_?mail/i, 'email')), ...place }];
}

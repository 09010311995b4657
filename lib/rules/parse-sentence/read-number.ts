import type { Read, Words } from './words';

export interface Amount {
  number: number;
  percent?: boolean;
  money?: string;
  /** The word was vague: “a few”. */
  vague?: boolean;
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.split(' ').map((word, index): [string, number] => [word, index]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index): [string, number] => [word, (index + 2) * 10]),
]);
const SCALES: Readonly<Record<string, number>> = { hundr: 100, hundred: 100, thousand: 1000, dozen: 12 };
const VAGUE: readonly (readonly [string, number, boolean])[] = [
  ['a couple of', 2, false],
  ['a couple', 2, false],
  ['a few', 3, true],
  ['several', 3, true],
  ['a dozen', 12, false],
  ['half a dozen', 6, false],
  ['a handful of', 5, true],
];
const MONEY: Readonly<Record<string, string>> = {
  pounds: 'GBP',
  gbp: 'GBP',
  euro: 'EUR',
  eur: 'EUR',
  dollar: 'USD',
  usd: 'USD',
};

/** A number in digits or words, with its currency or per cent: “£200”, “two hundred”, “1.5k”, “10 percent”, “a few”. */
export function readNumber(words: Words, at: number): Read<Amount> | undefined {
  for (const [phrase, number, vague] of VAGUE) {
    const end = words.match(at, phrase);
    if (end !== undefined) return { value: { number, ...(vague ? { vague } : {}) }, end };
  }
  const token = words.at(at);
  if (token?.kind === 'number' && token.number !== undefined && Number.isFinite(token.number)) {
    const { number, percent, money } = token;
    return withUnit(words, { number, ...(percent ? { percent } : {}), ...(money ? { money } : {}) }, at + 1);
  }
  if (/^\d+x$/i.test(token?.text ?? ''))
    return { value: { number: Number.parseInt(token?.text ?? '', 10) }, end: at + 1 };
  return readWords(words, at);
}

function readWords(words: Words, at: number): Read<Amount> | undefined {
  let end = at;
  let total = 0;
  let current: number | undefined;
  if (words.match(at, 'a') && SCALES[words.stem(at + 1)]) {
    current = 1;
    end += 1;
  }
  for (;;) {
    const word = words.stem(end);
    const small = NUMBER_WORDS.get(words.at(end)?.text.toLowerCase() ?? '');
    const scale = SCALES[word];
    if (small !== undefined && (current === undefined || (current % 10 === 0 && small < 10) || current % 100 === 0))
      current = (current ?? 0) + small;
    else if (scale && current !== undefined) {
      total += scale >= 1000 ? current * scale : 0;
      current = scale >= 1000 ? 0 : current * scale;
    } else if (word === 'and' && current !== undefined && current >= 100 && NUMBER_WORDS.has(words.stem(end + 1))) {
      // “a hundred and fifty”
    } else break;
    end += 1;
  }
  return current === undefined || end === at ? undefined : withUnit(words, { number: total + current }, end);
}

function withUnit(words: Words, amount: Amount, at: number): Read<Amount> {
  const percent = words.match(at, '%', 'percent', 'per cent', 'percentage');
  if (percent !== undefined) return { value: { ...amount, percent: true }, end: percent };
  const money = MONEY[words.stem(at)];
  return money ? { value: { ...amount, money }, end: at + 1 } : { value: amount, end: at };
}

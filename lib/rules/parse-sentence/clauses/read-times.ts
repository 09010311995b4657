import { type Bounded, readAmount, readTail } from '../read-amount';
import type { Read, Words } from '../words';

/** “at least 3 times”, “twice”, “once”, “more than once”. */
export function readTimes(words: Words, at: number): Read<Bounded & { said: string }> | undefined {
  const exact = words.match(at, 'exactly', 'just', 'only', 'precisely');
  const start = exact ?? at;
  const phrases: readonly (readonly [string, Bounded['op'], number, boolean])[] = [
    ['more than once', 'gt', 1, false],
    ['more than twice', 'gt', 2, false],
    ['at least once', 'gte', 1, false],
    ['at least twice', 'gte', 2, false],
    ['at most once', 'lte', 1, false],
    ['at most twice', 'lte', 2, false],
    ['no more than once', 'lte', 1, false],
    ['no more than twice', 'lte', 2, false],
    ['not more than once', 'lte', 1, false],
    ['less than twice', 'lt', 2, false],
    ['fewer than twice', 'lt', 2, false],
    ['once or more', 'gte', 1, false],
    ['once or twice', 'between', 1, false],
    ['twice or more', 'gte', 2, false],
    ['multiple times', 'gte', 2, false],
    ['many times', 'gte', 5, true],
    ['repeatedly', 'gte', 2, true],
    ['several times', 'gte', 3, true],
    ['once', 'eq', 1, exact === undefined],
    ['twice', exact === undefined ? 'gte' : 'eq', 2, exact === undefined],
    ['one time', 'eq', 1, exact === undefined],
  ];
  const base = { percent: false, bare: false };
  let best: Read<Bounded & { said: string }> | undefined;
  for (const [phrase, op, number, vague] of phrases) {
    const end = words.match(start, phrase);
    if (end === undefined || (best && best.end >= end)) continue;
    const value: Bounded['value'] = op === 'between' ? [1, 2] : number;
    best = { value: { ...base, op, value, vague, said: words.slice(at, end) }, end };
  }
  if (best) return best;
  const counted = words.match(at, 'count', 'count is', 'count of');
  const compared = counted === undefined ? undefined : readAmount(words, counted);
  if (compared)
    return { value: { ...compared.value, vague: false, said: words.slice(at, compared.end) }, end: compared.end };
  const amount = readAmount(words, at);
  const times =
    amount &&
    (words.match(
      amount.end,
      'times',
      'time',
      'or more times',
      'separate times',
      'occasions',
      'x',
      'different times',
      'times or more',
    ) ??
      (/^\d+x$/i.test(words.at(amount.end - 1)?.text ?? '') ? amount.end : undefined));
  if (!amount || times === undefined) return undefined;
  const tail = amount.value.bare ? readTail(words, times) : undefined;
  const more = words.match(amount.end, 'or more times', 'times or more') !== undefined;
  const said = words.slice(at, times);
  if (tail) return { value: { ...amount.value, op: tail.value, bare: false, said }, end: tail.end };
  if (more) return { value: { ...amount.value, op: 'gte', bare: false, said }, end: times };
  const bare = amount.value.bare && exact === undefined && amount.value.value !== 0;
  return {
    value: { ...amount.value, op: bare ? 'gte' : amount.value.op, vague: bare || amount.value.vague, said },
    end: times,
  };
}

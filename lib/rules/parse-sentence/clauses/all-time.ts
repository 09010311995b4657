import type { Words } from '../words';

/** Words that say that no time frame is meant. */
export const EVER = [
  'ever',
  'at any point',
  'at some point',
  'any time',
  'at all',
  'so far',
  'at any time',
  'of all time',
  'all time',
  'over all time',
  'across all time',
  'over their lifetime',
  'over the lifetime',
  'to date',
  'in their lifetime',
  'in the past',
  'before',
];
const THAT_TIME = [
  'that time',
  'that period',
  'that window',
  'that time frame',
  'that timeframe',
  'the same time',
  'the same period',
];
const DURING = ['within', 'in', 'during', 'over', 'inside'];

/** “in that time”: the time frame that was said before; the place behind it. */
export const readThatTime = (words: Words, at: number): number | undefined =>
  words.match(at, ...DURING.flatMap((during) => THAT_TIME.map((time) => `${during} ${time}`)));

const anywhere = (words: Words, from: number, to: number, holds: (place: number) => boolean): boolean =>
  Array.from({ length: Math.max(0, Math.min(to, words.length) - from) }, (_, index) => from + index).some(holds);

/** Whether the words of a clause say “ever” or the like. */
export const saysEver = (words: Words, from: number, to: number): boolean =>
  anywhere(words, from, to, (place) => words.match(place, ...EVER) !== undefined);

/** Whether the words of a clause say “in that time” or the like. */
export const saysThatTime = (words: Words, from: number, to: number): boolean =>
  anywhere(words, from, to, (place) => readThatTime(words, place) !== undefined);

import type { DateWords } from './date-words';
import type { Read, Words } from './words';

const DAY_MS = 86_400_000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day after the fourth Thursday of November. */
function blackFriday(year: number): number {
  const first = Date.UTC(year, 10, 1);
  const thursday = (4 - new Date(first).getUTCDay() + 7) % 7;
  return first + (thursday + 22) * DAY_MS;
}

const FEASTS: readonly (readonly [phrases: readonly string[], dayOf: (year: number) => number])[] = [
  [['black friday'], blackFriday],
  [['cyber monday'], (year) => blackFriday(year) + 3 * DAY_MS],
  [['christmas day', 'christmas', 'last christmas'], (year) => Date.UTC(year, 11, 25)],
  [['christmas eve'], (year) => Date.UTC(year, 11, 24)],
  [['boxing day'], (year) => Date.UTC(year, 11, 26)],
  [['new year', 'new years day', "new year's day"], (year) => Date.UTC(year, 0, 1)],
  [["valentine's day", 'valentines day', "valentine's"], (year) => Date.UTC(year, 1, 14)],
  [['halloween'], (year) => Date.UTC(year, 9, 31)],
];

/** A day that shops know by its name: “Black Friday”; without a year the last one before today. */
export function readFeast(words: Words, at: number, today: string): Read<DateWords> | undefined {
  const start = words.match(at, 'last') ?? at;
  for (const [phrases, dayOf] of FEASTS) {
    const end = words.match(start, ...phrases);
    if (end === undefined) continue;
    const said = /^(19|20)\d\d$/.test(words.at(end)?.text ?? '') ? Number(words.at(end)?.text) : undefined;
    const current = Number(today.slice(0, 4));
    const year = said ?? (isoDay(dayOf(current)) <= today ? current : current - 1);
    const from = isoDay(dayOf(year));
    const to = isoDay(dayOf(year) + DAY_MS);
    return said === undefined ? { value: { from, to, taken: from }, end } : { value: { from, to }, end: end + 1 };
  }
  return undefined;
}

import type { Context } from '../context';
import type { DateWords } from '../date-words';
import type { Note } from '../draft';
import { readDate } from '../read-date';
import { isUnit, readDuration } from '../read-duration';
import type { Read, Words } from '../words';
import { EVER, readThatTime } from './all-time';
import { readAgo } from './read-ago';
import { takenNote, type Window, type WindowWords } from './window-words';

export type { Window, WindowWords } from './window-words';

const LAST = [
  'in the last',
  'within the last',
  'during the last',
  'for the last',
  'over the last',
  'in last',
  'from the last',
  'of the last',
  'last',
  'the last',
];
const RECENT = LAST.flatMap((phrase) =>
  ['last', 'past', 'previous', 'preceding', 'most recent'].map((word) => phrase.replace('last', word)),
).concat([
  'in these last',
  'in their last',
  'any time in the last',
  'any time in the past',
  'at any time in the last',
  'some time in the last',
  'within last',
  'within past',
  'throughout the last',
  'throughout the past',
]);
/** The time frame that stands here: “in the last 30 days”, “more than 2 hours ago”, “since 1 March”, “this week”. */
export function readWindow(context: Context, at: number): Read<WindowWords> | undefined {
  return (
    readAgo(context, at) ??
    readLast(context, at) ??
    readDates(context, at) ??
    readNamed(context, at) ??
    readPlain(context, at)
  );
}

function readLast({ words }: Context, at: number): Read<WindowWords> | undefined {
  const start = words.match(at, ...RECENT);
  const duration = start === undefined ? undefined : readDuration(words, start, true);
  if (!duration) return undefined;
  const notes = takenNote(at, duration.end, words, 'within', duration.value);
  const bare = words.match(at, 'last') !== undefined && isUnit(words.stem(at + 1));
  if (bare) notes.splice(0, notes.length, rolling(words, at, duration.end, duration.value.text));
  return { value: { window: { within: duration.value.text }, notes }, end: duration.end };
}

const rolling = (words: Words, from: number, to: number, text: string): Note => ({
  from,
  to,
  message: `“${words.slice(from, to)}” was taken as the last ${text.replace(/d$/, ' days').replace(/^1w$/, '7 days')}, counted from each moment on. For calendar dates say “since 1 March”.`,
  keys: ['within'],
});

/** “since 1 March”, “between 1 and 31 March 2026”, “in 2025”, “before 2026-02-01”. */
function readDates({ words, lexicon }: Context, at: number): Read<WindowWords> | undefined {
  const { today } = lexicon.vocabulary;
  const date = (place: number): Read<DateWords> | undefined => readDate(words, place, today);
  const made = (window: Window, end: number, ...dates: readonly DateWords[]): Read<WindowWords> => ({
    value: { window, notes: yearNotes(words, at, end, dates) },
    end,
  });
  const between = words.match(at, 'between', 'from');
  const low = between === undefined ? undefined : date(between);
  const link = low && words.match(low.end, 'and', 'to', 'until', 'till', 'through');
  const high = link === undefined ? undefined : date(link);
  if (low && high && high.value.to > low.value.from)
    return made({ from: low.value.from, to: high.value.to }, high.end, low.value, high.value);
  const since = words.match(at, 'since', 'from', 'starting', 'as of', 'on or after', 'since the');
  const first = since === undefined ? undefined : date(since);
  const to = first && words.match(first.end, 'before', 'until', 'to');
  const second = to === undefined ? undefined : date(to);
  if (first && second && words.match(first.end, 'before'))
    return made({ from: first.value.from, to: second.value.from }, second.end, first.value, second.value);
  if (first)
    return made(
      { from: first.value.from },
      words.match(first.end, 'on', 'onwards', 'onward') ?? first.end,
      first.value,
    );
  const after = words.match(at, 'after', 'later than');
  const later = after === undefined ? undefined : date(after);
  if (later) return made({ from: later.value.to }, later.end, later.value);
  const before = words.match(at, 'before', 'earlier than', 'prior to');
  const sooner = before === undefined ? undefined : date(before);
  if (sooner) return made({ to: sooner.value.from }, sooner.end, sooner.value);
  const until = words.match(at, 'until', 'till', 'up to', 'through', 'up until', 'on or before');
  const last = until === undefined ? undefined : date(until);
  if (last) return made({ to: last.value.to }, last.end, last.value);
  const on = words.match(at, 'in', 'on', 'during', 'throughout', 'in all of') ?? (words.match(at, 'last') && at);
  const day = on === undefined ? undefined : date(on);
  return day && day.value.to > day.value.from
    ? made({ from: day.value.from, to: day.value.to }, day.end, day.value)
    : undefined;
}

const yearNotes = (words: Words, from: number, to: number, dates: readonly DateWords[]): Note[] => {
  const taken = dates.find((each) => each.taken)?.taken;
  return taken ? [{ from, to, message: `“${words.slice(from, to)}” was taken as of ${taken}.`, keys: ['from'] }] : [];
};

/** “today”, “yesterday”, “this week”, “recently”. */
function readNamed({ words }: Context, at: number): Read<WindowWords> | undefined {
  const both = words.match(at, 'yesterday or today', 'today or yesterday', 'today and yesterday', 'since yesterday');
  const simple = (window: Window, end: number, said: string): Read<WindowWords> => ({
    value: {
      window,
      notes: [{ from: at, to: end, message: `“${words.slice(at, end)}” was taken as ${said}.`, keys: ['within'] }],
    },
    end,
  });
  if (both !== undefined) return simple({ within: '2d' }, both, 'the last 48 hours');
  const today = words.match(at, 'today', 'earlier today');
  if (today !== undefined) return simple({ within: '1d' }, today, 'the last 24 hours');
  const yesterday = words.match(at, 'yesterday');
  if (yesterday !== undefined)
    return simple({ within: '2d', olderThan: '1d' }, yesterday, 'between 24 and 48 hours ago');
  const vague = words.match(
    at,
    'recently',
    'lately',
    'in recent times',
    'of late',
    'in a while',
    'for a while',
    'in recent days',
  );
  if (vague !== undefined) return simple({ within: '30d' }, vague, 'the last 30 days');
  const now = words.match(
    at,
    'this',
    'during this',
    'in this',
    'the current',
    'in the current',
    'so far this',
    'over this',
  );
  const unit = now !== undefined && isUnit(words.stem(now)) ? readDuration(words, now, true) : undefined;
  if (unit)
    return {
      value: { window: { within: unit.value.text }, notes: [rolling(words, at, unit.end, unit.value.text)] },
      end: unit.end,
    };
  const ever = readThatTime(words, at) ?? words.match(at, ...EVER);
  return ever === undefined ? undefined : { value: { window: {}, notes: [] }, end: ever };
}

/** “within 48 hours”, “in 90 days”, “for 3 months”, “for more than 60 days”. */
function readPlain({ words }: Context, at: number): Read<WindowWords> | undefined {
  const start = words.match(
    at,
    'within',
    'in',
    'for',
    'over',
    'during',
    'inside',
    'in the space of',
    'inside of',
    'within the space of',
    'in under',
  );
  if (start === undefined) return undefined;
  const exact =
    words.match(
      start,
      'more than',
      'over',
      'at least',
      'up to',
      'less than',
      'about',
      'around',
      'roughly',
      'well over',
    ) ?? start;
  const duration = readDuration(words, exact);
  if (!duration) return undefined;
  const { text } = duration.value;
  const end = words.match(duration.end, 'or more', 'or longer', 'now', 'straight', 'in a row') ?? duration.end;
  return {
    value: {
      window: { within: text },
      notes: takenNote(exact, duration.end, words, 'within', duration.value),
      plain: true,
    },
    end,
  };
}

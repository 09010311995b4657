import type { Context } from '../context';
import { type DurationWords, readDuration } from '../read-duration';
import { readNumber } from '../read-number';
import type { Read, Words } from '../words';
import { takenNote, type WindowWords } from './window-words';

const OVER = [
  'more than',
  'over',
  'at least',
  'older than',
  'longer than',
  'earlier than',
  'upwards of',
  'longer ago than',
  'a minimum of',
];
const UNDER = ['less than', 'under', 'fewer than', 'not more than', 'no more than', 'at most', 'up to'];

/** “more than 2 hours ago”, “between 30 and 60 days ago”, “3 days ago”. */
export function readAgo(context: Context, at: number): Read<WindowWords> | undefined {
  const first = readOneAgo(context, at);
  const link = first && context.words.match(first.end, 'but', ', but', 'and', ', and', 'yet', 'but not');
  if (!first || link === undefined || Object.keys(first.value.window).length > 1) return first;
  const second = readOneAgo(context, context.words.match(link, 'be') ?? link);
  const both = second && { ...first.value.window, ...second.value.window };
  if (!second || !both || Object.keys(both).length !== 2 || Object.keys(second.value.window).length !== 1) return first;
  return {
    value: { window: both, notes: [...first.value.notes, ...second.value.notes], open: true },
    end: second.end,
  };
}

function readOneAgo({ words }: Context, at: number): Read<WindowWords> | undefined {
  const over = words.match(at, ...OVER);
  const under = words.match(at, ...UNDER);
  const range = readAgoRange(words, at);
  if (range) return range;
  const start = over ?? under ?? at;
  const duration = readDuration(words, start);
  if (!duration) return undefined;
  const more = words.match(duration.end, 'or more', 'or longer', 'plus', '+');
  const end = words.match(more ?? duration.end, 'ago', 'back', 'or more ago', 'or longer ago', 'earlier');
  if (end === undefined) return undefined;
  const { text } = duration.value;
  const key = under === undefined ? 'olderThan' : 'within';
  const notes = takenNote(start, duration.end, words, key, duration.value);
  if (under !== undefined) return { value: { window: { within: text }, notes }, end };
  if (
    over === undefined &&
    more === undefined &&
    words.match(duration.end, 'or more ago', 'or longer ago') === undefined
  ) {
    const next = `${Number.parseInt(text, 10) + 1}${text.slice(-1)}`;
    notes.push({
      from: at,
      to: end,
      message: `“${words.slice(at, end)}” was taken as between ${text} and ${next} ago. Say “more than” for everything before.`,
      keys: ['olderThan'],
    });
    return { value: { window: { within: next, olderThan: text }, notes }, end };
  }
  return { value: { window: { olderThan: text }, notes }, end };
}

function readAgoRange(words: Words, at: number): Read<WindowWords> | undefined {
  const start = words.match(at, 'between', 'from') ?? at;
  const low = readDuration(words, start) ?? readNumber(words, start);
  const link = low && words.match(low.end, 'and', 'to');
  const high = link === undefined ? undefined : readDuration(words, link);
  const end = high && words.match(high.end, 'ago', 'back');
  if (!low || !high || end === undefined) return undefined;
  const text = 'text' in low.value ? low.value : readDurationOf(words, low.value.number, high.end - 1);
  if (!text) return undefined;
  const notes = [
    ...takenNote(start, low.end, words, 'olderThan', text),
    ...takenNote(start, high.end, words, 'within', high.value),
  ];
  return { value: { window: { within: high.value.text, olderThan: text.text }, notes: notes.slice(-1) }, end };
}

/** A number with the unit that stands elsewhere: the 30 of “30 to 60 days ago”. */
function readDurationOf(words: Words, number: number, unitAt: number): DurationWords | undefined {
  const unit = readDuration(words, unitAt, true)?.value.text;
  if (!unit) return undefined;
  return { text: `${number * Number.parseInt(unit, 10)}${unit.slice(-1)}` };
}

import type { Condition, EventCondition } from '../types';
import { isNoTime, negate } from './change-draft';
import { saysEver, saysThatTime } from './clauses/all-time';
import { eventCondition } from './clauses/event-draft';
import { readPart, startDraft } from './clauses/read-event-parts';
import { readWindow } from './clauses/read-window';
import type { Clause, Context } from './context';
import { type Draft, draft } from './draft';
import type { Item } from './items';
import { readAmount } from './read-amount';
import type { Words } from './words';

const lastEvent = (items: readonly Item[]) => {
  const before = items.findLast((item) => item.kind === 'clause');
  if (before?.kind !== 'clause' || before.draft.kind !== 'condition') return undefined;
  const { condition } = before.draft;
  return condition.type === 'event' ? { item: before, condition } : undefined;
};

/** “bought toys but not *candles*”, “ordered in 2025 but not *in 2026*”: the event said before, with another part. */
export function readElliptic(context: Context, at: number, items: readonly Item[]): Clause | undefined {
  const before = lastEvent(items);
  if (!before || items.at(-1)?.kind === 'clause') return undefined;
  const { event, where = [], within, olderThan, from, to } = before.condition;
  // “ordered before 2026 but not since”
  const since = context.words.match(at, 'since', 'since then', 'after that', 'afterwards');
  const after =
    to === undefined ? (within === undefined && olderThan ? { within: olderThan } : undefined) : { from: to };
  if (since !== undefined && after && !readWindow(context, at)) {
    const condition: EventCondition = { type: 'event', event, ...(where.length > 0 ? { where } : {}), ...after };
    return { value: negate(draft(condition, at, since)), end: since };
  }
  const made = startDraft(event);
  let end = at;
  for (;;) {
    const next = readPart(context, made, end, true);
    if (next === undefined || next <= end) break;
    end = next;
  }
  if (made.amount || made.aggregate || made.per !== undefined || !(made.where.length > 0 || made.timed))
    return undefined;
  if (made.where.length === 0) made.where.push(...where);
  const window = { within, olderThan, from, to };
  if (!made.timed) made.window = Object.fromEntries(Object.entries(window).filter(([, part]) => part !== undefined));
  return { value: negate(draft(eventCondition(made), at, end, made.notes)), end };
}

/** “opened 5 emails in the last month but did not click”: the denied event is looked for in the same time. */
export function shareForward(
  { words }: Pick<Context, 'words'>,
  read: Draft,
  items: readonly Item[],
  from: number,
  to: number,
): Draft {
  if (saysThatTime(words, from, to)) return shareThatTime({ words }, read, items, from, to);
  const before = lastEvent(items);
  if (!before || !isNoTime(read) || items.at(-1)?.kind === 'clause' || before.condition.within === undefined)
    return read;
  if (saysEver(words, from, to)) return read;
  const { within } = before.condition;
  const message = `The time frame before it was taken for “${words.slice(from, to)}” too.`;
  return {
    ...read,
    condition: { ...read.condition, within },
    notes: [...read.notes, { from, to, message, keys: ['within'] }],
  };
}

/** “signed up in the last 30 days but placed no order within that time”: the time of the clause before. */
export function shareThatTime(
  { words }: Pick<Context, 'words'>,
  read: Draft,
  items: readonly Item[],
  from: number,
  to: number,
): Draft {
  if (!isNoTime(read) || !saysThatTime(words, from, to)) return read;
  const before = items.findLast((item) => item.kind === 'clause');
  const said = before?.kind === 'clause' && before.draft.kind === 'condition' ? before.draft.condition : undefined;
  const window = said && timeOf(said);
  const message =
    window && Object.keys(window).length > 0
      ? 'The time frame before it was taken here too.'
      : 'No time was said before it: it was taken as at any time.';
  return {
    ...read,
    condition: { ...read.condition, ...window },
    notes: [...read.notes, { from, to, message, keys: ['within'] }],
  };
}

function timeOf(condition: Condition): Pick<EventCondition, 'within' | 'olderThan' | 'from' | 'to'> {
  if (condition.type === 'trait' && condition.op === 'within') return { within: String(condition.value) };
  if (condition.type !== 'event') return {};
  const { within, olderThan, from, to } = condition;
  return Object.fromEntries(Object.entries({ within, olderThan, from, to }).filter(([, part]) => part !== undefined));
}

/** Both done at least once without a word about how often, or both counted: “3 views and 1 cart add”. */
function isAlike(words: Words, before: { from: number }, at: number, both: readonly EventCondition[]): boolean {
  const done = ({ op = 'gte', aggregate, notFollowedBy }: EventCondition): boolean =>
    op === 'gte' && !aggregate && !notFollowedBy;
  const counted = [before.from, at].map((place) => readAmount(words, place) !== undefined);
  return both.every(done) && (counted.every(Boolean) || both.every(({ value = 1 }) => value === 1));
}

/** “viewed a product and added to cart in the last 7 days”, “no visit and no email open in the last 60 days”, “neither opened nor visited in the last 60 days”: both in that time. */
export function shareBack({ words }: Context, read: Draft, items: Item[], at: number): void {
  const link = items.at(-1);
  const before = items.at(-2);
  if (before?.kind !== 'clause' || (link?.kind !== 'and' && link?.kind !== 'or')) return;
  if (read.kind !== 'condition' || read.condition.type !== 'event' || !isNoTime(before.draft)) return;
  const together =
    words.match(before.to, 'and') === at &&
    isAlike(words, before, at, [before.draft.condition, read.condition]) &&
    read.condition.within !== undefined &&
    !saysEver(words, before.from, before.to);
  const denied = before.draft.condition.op === 'eq' && before.draft.condition.value === 0 && read.condition.value === 0;
  if (!(denied || together || items.at(-3)?.kind === 'neither') || before.draft.condition.notFollowedBy) return;
  const { within, olderThan, from, to } = read.condition;
  const window = Object.fromEntries(
    Object.entries({ within, olderThan, from, to }).filter(([, part]) => part !== undefined),
  );
  if (Object.keys(window).length === 0) return;
  const said = words.slice(before.from, before.to);
  const note = {
    from: before.from,
    to: before.to,
    message: `The time frame was taken for “${said}” too.`,
    keys: ['within'],
  };
  items[items.length - 2] = {
    ...before,
    draft: {
      ...before.draft,
      condition: { ...before.draft.condition, ...window },
      notes: [...before.draft.notes, note],
    },
  };
}

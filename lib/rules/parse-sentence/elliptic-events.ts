import { isNoTime, negate } from './change-draft';
import { eventCondition } from './clauses/event-draft';
import { readPart, startDraft } from './clauses/read-event-parts';
import type { Clause, Context } from './context';
import { type Draft, draft } from './draft';
import type { Item } from './items';

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
export function shareForward({ words }: Context, read: Draft, items: readonly Item[], from: number, to: number): Draft {
  const before = lastEvent(items);
  if (!before || !isNoTime(read) || items.at(-1)?.kind === 'clause' || before.condition.within === undefined)
    return read;
  const { within } = before.condition;
  const message = `The time frame before it was taken for “${words.slice(from, to)}” too.`;
  return {
    ...read,
    condition: { ...read.condition, within },
    notes: [...read.notes, { from, to, message, keys: ['within'] }],
  };
}

/** “no visit and no email open in the last 60 days”, “neither opened nor visited in the last 60 days”: both in that time. */
export function shareBack({ words }: Context, read: Draft, items: Item[]): void {
  const link = items.at(-1);
  const before = items.at(-2);
  if (before?.kind !== 'clause' || (link?.kind !== 'and' && link?.kind !== 'or')) return;
  if (read.kind !== 'condition' || read.condition.type !== 'event' || !isNoTime(before.draft)) return;
  const denied = before.draft.condition.op === 'eq' && before.draft.condition.value === 0 && read.condition.value === 0;
  if (!(denied || items.at(-3)?.kind === 'neither') || before.draft.condition.notFollowedBy) return;
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

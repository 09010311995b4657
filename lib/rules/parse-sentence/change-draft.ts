import { complementOf } from '../complement';
import type { Condition, EventCondition, MetricCondition, TraitCondition } from '../types';
import type { WindowWords } from './clauses/read-window';
import { type Draft, type DraftCondition, group, type Note } from './draft';

type EventDraftCondition = DraftCondition & { condition: EventCondition };

/** A plain event for which no time was said. */
export const isNoTime = (draft: Draft): draft is EventDraftCondition =>
  draft.kind === 'condition' &&
  draft.condition.type === 'event' &&
  [draft.condition.within, draft.condition.olderThan, draft.condition.from, draft.condition.to].every(
    (part) => part === undefined,
  );

/** “opened none of them”: an event that must not have been, said without “not”. */
export const isNever = (draft: Draft): boolean =>
  draft.kind === 'condition' &&
  draft.condition.type === 'event' &&
  draft.condition.op === 'eq' &&
  draft.condition.value === 0;

const never = (condition: Condition): Condition =>
  condition.type === 'event' && condition.op === 'lt' && condition.value === 1
    ? { ...condition, op: 'eq', value: 0 }
    : condition;

/** The opposite of what was read: of a condition its complement where it has one, else “none of”. */
export function negate(draft: Draft): Draft {
  if (draft.kind === 'group') {
    if (draft.type === 'any') return { ...draft, type: 'none' };
    if (draft.type === 'none') return { ...draft, type: 'any' };
    return group('none', [draft]);
  }
  const { condition } = draft;
  const followed = condition.type === 'event' && condition.notFollowedBy !== undefined;
  const complement = followed ? undefined : complementOf(condition);
  return complement ? { ...draft, condition: never(complement) } : group('none', [draft]);
}

/** A time frame said of a group, for those of its events that have none. */
export function spreadWindow(draft: Draft, { window, notes }: WindowWords): Draft {
  const given = Object.keys(window).length > 0;
  if (draft.kind === 'group')
    return { ...draft, children: draft.children.map((child) => spreadWindow(child, { window, notes })) };
  if (!given || !isNoTime(draft)) return draft;
  return { ...draft, condition: { ...draft.condition, ...window }, notes: [...draft.notes, ...notes] };
}

type Valued = DraftCondition & { condition: TraitCondition | MetricCondition };

const isValued = (draft: Draft): draft is Valued =>
  draft.kind === 'condition' &&
  (draft.condition.type === 'trait' || draft.condition.type === 'metric') &&
  (draft.condition.op === 'eq' || draft.condition.op === 'in');

const nameOf = ({ condition }: Valued): string =>
  condition.type === 'trait' ? `trait ${condition.trait}` : `metric ${condition.metric}`;

/** Joins by “or”: values of one trait or metric become one list. */
export function joinAny(drafts: readonly Draft[], notes: readonly Note[] = []): Draft {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const same = isValued(draft) ? joined.findIndex((other) => isValued(other) && nameOf(other) === nameOf(draft)) : -1;
    const other = joined[same];
    if (other && isValued(other) && isValued(draft)) joined[same] = merge(other, draft);
    else joined.push(draft);
  }
  return group('any', joined, notes);
}

function merge(one: Valued, other: Valued): Draft {
  const values = [one.condition.value, other.condition.value].flat().filter((value) => value !== undefined);
  return {
    ...one,
    condition: { ...one.condition, op: 'in', value: [...new Set(values)] },
    to: other.to,
    notes: [...one.notes, ...other.notes],
  };
}

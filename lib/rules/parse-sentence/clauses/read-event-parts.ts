import { findEvent } from '@/lib/catalog';
import type { Context } from '../context';
import type { Note } from '../draft';
import { type Bounded, readAmount } from '../read-amount';
import { type Read, stemSet } from '../words';
import type { EventDraft } from './event-draft';
import { moneyPath, pathOfNoun, propertyPath } from './event-properties';
import { type ObjectWords, readNamedValue, readObject } from './read-object';
import { readTimes } from './read-times';
import { currencyNotes, readMoney, readNamedWhere } from './read-where';
import { readWindow, type WindowWords } from './read-window';

/** Words of no weight that may stand among the parts of an event. */
const IDLE = [
  'it',
  'one',
  'them',
  'online',
  'from us',
  'with us',
  'on our site',
  'on our website',
  'on the site',
  'on the website',
  'in our shop',
  'in our store',
  'in the shop',
  'already',
  'again',
  'any',
  'yet',
  'of ours',
  'from our shop',
  'from our store',
  'from the shop',
  'all in all',
  'a total of',
  'we send',
  'we sent them',
  'we sent',
  'from you',
  'of them',
  'from them',
  'of it',
];

const limits = (amount: Bounded): NonNullable<EventDraft['amount']> => ({ op: amount.op, value: amount.value });

/** What the object says about the event. */
export function takeObject(context: Context, draft: EventDraft, object: ObjectWords, from: number, to: number): void {
  draft.where.push(...object.where);
  draft.notes.push(...object.notes);
  if (object.same !== undefined) draft.per = object.same;
  if (object.count) takeCount(context, draft, object.count, from, to);
  if (object.distinct !== undefined) {
    draft.aggregate = 'distinct';
    draft.of = object.distinct;
  }
}

function takeCount(context: Context, draft: EventDraft, count: Bounded, from: number, to: number): void {
  const one = count.bare && count.value === 1;
  if (one) return;
  const zero = count.bare && count.value === 0;
  draft.amount = count.bare && !zero ? { op: 'gte', value: count.value } : limits(count);
  if ((count.bare && !zero) || count.vague)
    draft.notes.push({
      from,
      to,
      message: `“${context.words.slice(from, to)}” was taken as at least ${count.value}. For no more than that, say “exactly”.`,
      keys: ['value'],
    });
}

/** One more part of an event condition from a place on, taken into the draft; the place behind it. */
export function readPart(context: Context, draft: EventDraft, at: number, free: boolean): number | undefined {
  const { words } = context;
  const none = words.match(at, 'none of them', 'none of those', 'none', 'nothing', 'none of it');
  if (none !== undefined && !draft.amount && !draft.aggregate) {
    draft.amount = { op: 'eq', value: 0 };
    return none;
  }
  const times = draft.amount && !draft.aggregate ? undefined : readTimes(words, at);
  if (times && !draft.amount) {
    draft.amount = limits(times.value);
    if (times.value.vague)
      draft.notes.push({
        from: at,
        to: times.end,
        message: `“${times.value.said}” was taken as ${draft.amount.op === 'eq' ? 'exactly' : 'at least'} ${times.value.value}.`,
        keys: ['value'],
      });
    return times.end;
  }
  const same = words.match(
    at,
    'of the same',
    'with the same',
    'same',
    'the same',
    ', with the same',
    'for the same',
    ', same',
  );
  const path = same === undefined || draft.per !== undefined ? undefined : pathOfSame(context, draft.event, same);
  if (same !== undefined && path) {
    draft.per = path.value;
    return path.end;
  }
  const window = draft.timed ? undefined : (readWindow(context, at) ?? readSetOff(context, at));
  if (window) {
    draft.window = { ...draft.window, ...window.value.window };
    draft.notes.push(...window.value.notes);
    draft.timed = Object.keys(window.value.window).length > 0;
    return window.end;
  }
  const aggregate = readAggregate(context, draft, at);
  if (aggregate !== undefined) return aggregate;
  const where = readNamedWhere(context, at, draft.event);
  if (where && (!words.match(at, 'and') || draft.where.length > 0)) {
    draft.where.push(where.value.where);
    draft.notes.push(...where.value.notes.map((note) => ({ ...note, keys: undefined })));
    return where.end;
  }
  const money = readMoney(context, at, draft.event);
  if (money) return takeMoney(context, draft, money.value, at, money.end);
  if (free) {
    const object = readObject(context, at, draft.event, EMPTY);
    if (object.end > at) {
      takeObject(context, draft, object.value, at, object.end);
      return object.end;
    }
  } else {
    const named = readNamedValue(context, at, draft.event);
    if (named) {
      draft.where.push(named.value.where);
      draft.notes.push(...named.value.notes);
      return named.end;
    }
  }
  return words.match(at, ...IDLE);
}

const EMPTY: ReadonlySet<string> = new Set();

/** “ordered once, between 30 and 60 days ago”: a time frame behind a comma, where nothing else of its clause follows. */
function readSetOff(context: Context, at: number): Read<WindowWords> | undefined {
  const { words } = context;
  const start = words.match(at, ',');
  const window = start === undefined ? undefined : readWindow(context, start);
  const ends = window && (window.end >= words.length || words.match(window.end, ',', '.', 'and', 'but', ')'));
  return ends ? window : undefined;
}

function pathOfSame(context: Context, event: string, at: number): Read<string> | undefined {
  const { words, lexicon } = context;
  const quoted = words.at(at);
  if (quoted?.kind === 'quoted') return { value: quoted.text, end: at + 1 };
  const property = lexicon.propertiesOf(event).longest(words, at);
  if (property) return { value: property.value, end: property.end };
  const noun = pathOfNoun(context, event, words.stem(at));
  return noun !== undefined && SAME_NOUNS.has(words.stem(at)) ? { value: noun, end: at + 1 } : undefined;
}

const SAME_NOUNS = stemSet('product item article thing one category cart basket order page email campaign');

function takeMoney(
  context: Context,
  draft: EventDraft,
  money: { amount: Bounded; sum: boolean; property: string },
  at: number,
  end: number,
): number {
  const { amount, sum, property } = money;
  draft.notes.push(...currencyNotes(context, amount, at, end));
  if (property === 'price' && context.words.match(at, 'with a cart value', 'with a basket', 'with an order value'))
    draft.notes.push({
      from: at,
      to: end,
      message: `“${context.words.slice(at, end)}” was taken as the price of a product: “${labelOf(draft.event)}” carries no value of the whole cart.`,
    });
  const op = amount.bare ? 'gte' : amount.op;
  if (amount.bare)
    draft.notes.push({
      from: at,
      to: end,
      message: `“${context.words.slice(at, end)}” was taken as that much or more.`,
    });
  if (sum) Object.assign(draft, { aggregate: 'sum', of: property, amount: { op, value: amount.value } });
  else draft.where.push({ property, op, value: amount.value });
  return end;
}

const AGGREGATES = [
  ['sum', ['with a sum of', 'with the sum of', 'with a total']],
  ['avg', ['with an average', 'averaging']],
  ['min', ['with a least', 'with a smallest', 'with a lowest', 'with a minimum']],
  ['max', ['with a greatest', 'with a largest', 'with a biggest', 'with a highest']],
  ['distinct', ['with a number of different values of', 'with a number of different']],
] as const;

/** “with an average order total of at least 50”, as a rule is described. */
function readAggregate(context: Context, draft: EventDraft, at: number): number | undefined {
  const { words, lexicon } = context;
  for (const [aggregate, phrases] of AGGREGATES) {
    const start = words.match(at, ...phrases);
    if (start === undefined) continue;
    const quoted = words.at(start);
    const property =
      quoted?.kind === 'quoted'
        ? { value: quoted.text, end: start + 1 }
        : lexicon.propertiesOf(draft.event).longest(words, start);
    const of = property && (words.match(property.end, 'of') ?? property.end);
    const amount = of === undefined ? undefined : readAmount(words, of);
    if (!property || !amount) continue;
    Object.assign(draft, { aggregate, of: property.value, amount: limits(amount.value) });
    return amount.end;
  }
  return undefined;
}

/** A draft of the event that a verb names, before anything else of it is read. */
export const startDraft = (event: string): EventDraft => ({ event, where: [], window: {}, timed: false, notes: [] });

/** “spent more than £200”: the money of all orders. */
export const spentDraft = (context: Context, event: string, amount: Bounded, notes: Note[]): EventDraft => ({
  ...startDraft(event),
  aggregate: 'sum',
  of: moneyPath(context, event) ?? propertyPath(context, event, 'total') ?? 'total',
  amount: { op: amount.bare ? 'gte' : amount.op, value: amount.value },
  notes,
});

export const labelOf = (event: string): string => findEvent(event).phrase;

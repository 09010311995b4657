import { ORDER_COMPLETED, PAGE_VIEWED } from '@/lib/catalog';
import type { MetricCondition } from '../../types';
import type { Clause, Context } from '../context';
import { draft } from '../draft';
import { readDuration, wholeDays } from '../read-duration';
import { eventCondition } from './event-draft';
import { matchEvents } from './match-event';
import { readParts } from './read-event';
import { startDraft } from './read-event-parts';
import { readWindow } from './read-window';

const LAST_ORDER = [
  'last order',
  'last purchase',
  'last ordered',
  'last purchased',
  'last bought',
  'last shopped',
  'most recent order',
  'most recent purchase',
  'latest order',
  'latest purchase',
  'last placed an order',
  'most recently ordered',
  'most recently bought',
  'last transaction',
  'last made a purchase',
  'last order date',
  'last purchase date',
];

/** “last order more than 60 days ago”: whole days since then. */
export function readLastOrder(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const start = words.match(at, ...LAST_ORDER);
  if (start === undefined) return readLastEvent(context, at);
  const verb =
    words.match(
      start,
      'was',
      'is',
      'was made',
      'was placed',
      'placed',
      'took place',
      'happened',
      'from us',
      'with us',
      'dates back',
      'made',
    ) ?? start;
  const window = readWindow(context, verb);
  if (!window) return undefined;
  const { within, olderThan } = window.value.window;
  const [newest, oldest] = [olderThan, within].map((text) => (text === undefined ? undefined : wholeDays(text)));
  const metric = { type: 'metric', metric: 'recencyDays' } as const;
  const notes = window.value.notes.map((note) => ({ ...note, keys: ['value'] }));
  const made = (condition: MetricCondition): Clause => ({
    value: draft(condition, at, window.end, notes),
    end: window.end,
  });
  if (newest !== undefined && oldest !== undefined && window.value.open) {
    const [low, high] = [
      { ...metric, op: 'gt' as const, value: newest },
      { ...metric, op: 'lt' as const, value: oldest },
    ];
    const children = [draft(low, at, window.end, notes), draft(high, at, window.end)];
    return { value: { kind: 'group', type: 'all', children, notes: [] }, end: window.end };
  }
  if (newest !== undefined && oldest !== undefined) return made({ ...metric, op: 'between', value: [newest, oldest] });
  if (newest !== undefined)
    return made({ ...metric, op: words.match(verb, 'at least') === undefined ? 'gt' : 'gte', value: newest });
  const under = words.match(verb, 'less than', 'under', 'fewer than') !== undefined;
  return oldest === undefined ? undefined : made({ ...metric, op: under ? 'lt' : 'lte', value: oldest });
}

/** “last opened an email more than 60 days ago”: once did, and not since then. */
function readLastEvent(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const start = words.match(at, 'last', 'most recently');
  const [core] = start === undefined ? [] : matchEvents(context, start);
  const seen = words.match(at, 'last seen', 'last active', 'last online', 'last logged in', 'last came back');
  const behind = core?.end ?? seen;
  if (behind === undefined) return undefined;
  const made = startDraft(core?.value.event ?? PAGE_VIEWED);
  if (!core)
    made.notes.push({
      from: at,
      to: behind,
      message: `“${words.slice(at, behind)}” was taken as a visit to a page.`,
      keys: ['event'],
    });
  const end = readParts(context, made, words.match(behind, 'was', 'is') ?? behind, true);
  const { within, olderThan } = made.window;
  if (olderThan === undefined || within !== undefined || made.amount)
    return within !== undefined && olderThan === undefined && made.timed
      ? { value: draft(eventCondition(made), at, end, made.notes), end }
      : undefined;
  const before = { ...made, window: { olderThan } };
  const since = { ...made, window: { within: olderThan }, amount: { op: 'eq' as const, value: 0 } };
  const children = [draft(eventCondition(before), at, end, made.notes), draft(eventCondition(since), at, end)];
  return { value: { kind: 'group', type: 'all', children, notes: [] }, end };
}

const FIRST_ORDER = [
  'first order',
  'first purchase',
  'first ordered',
  'first bought',
  'first purchased',
  'placed their first order',
  'made their first purchase',
  'made their first order',
  'first time order',
  'first time buyers',
  'first time customers',
  'first time purchasers',
  'first time shoppers',
  'first placed an order',
  'first made a purchase',
  'first shopped',
  'bought for the first time',
  'ordered for the first time',
  'purchased for the first time',
];

/** “first order in the last 30 days”: an order in that time, and none before it. */
export function readFirstOrder(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const start = words.match(at, ...FIRST_ORDER);
  const verb =
    start === undefined ? undefined : (words.match(start, 'was', 'is', 'was placed', 'was made', 'placed') ?? start);
  const window = verb === undefined ? undefined : readWindow(context, verb);
  if (!window) return undefined;
  const { within, olderThan, from } = window.value.window;
  if (olderThan !== undefined && within === undefined)
    return {
      value: draft(
        { type: 'event', event: ORDER_COMPLETED, olderThan, op: 'gte', value: 1 },
        at,
        window.end,
        window.value.notes,
      ),
      end: window.end,
    };
  const before = from === undefined ? { olderThan: within } : { to: from };
  if (olderThan !== undefined || (within === undefined) === (from === undefined)) return undefined;
  const order = { type: 'event', event: ORDER_COMPLETED } as const;
  const children = [
    draft({ ...order, ...window.value.window, op: 'gte', value: 1 }, at, window.end, window.value.notes),
    draft({ ...order, ...before, op: 'eq', value: 0 }, at, window.end),
  ];
  return { value: { kind: 'group', type: 'all', children, notes: [] }, end: window.end };
}

/** “been a customer for more than a year”. */
export function readTenure({ words }: Context, at: number): Clause | undefined {
  const start = words.match(
    at,
    'a customer for',
    'customers for',
    'with us for',
    'been with us for',
    'known to us for',
    'customer of ours for',
    'been customers for',
    'a member for',
    'first seen',
    'first used the site',
    'first used our site',
    'first used the app',
    'first used us',
    'first visited',
    'first visited us',
    'first visited the site',
    'first visited our site',
    'first came to us',
    'first came to the site',
    'first came to our site',
  );
  if (start === undefined) return undefined;
  const over = words.match(start, 'more than', 'over', 'longer than', 'at least');
  const under = words.match(start, 'less than', 'under', 'fewer than', 'at most');
  const duration = readDuration(words, over ?? under ?? start);
  const days = duration && wholeDays(duration.value.text);
  if (!duration || days === undefined) return undefined;
  const atLeast = words.match(start, 'at least') !== undefined || (over === undefined && under === undefined);
  const op = under === undefined ? (atLeast ? 'gte' : 'gt') : words.match(start, 'at most') ? 'lte' : 'lt';
  const end = words.match(duration.end, 'ago', 'or more', 'or longer') ?? duration.end;
  const notes = duration.value.taken
    ? [
        {
          from: start,
          to: end,
          message: `“${words.slice(start, end)}” was taken as ${duration.value.taken}.`,
          keys: ['value'],
        },
      ]
    : [];
  return { value: draft({ type: 'metric', metric: 'tenureDays', op, value: days }, at, end, notes), end };
}

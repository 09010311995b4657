import { ORDER_COMPLETED } from '@/lib/catalog';
import type { Clause, Context } from '../context';
import { draft, type Note } from '../draft';
import { type Bounded, readAmount, readTail } from '../read-amount';
import { isUnit } from '../read-duration';
import type { Read, Words } from '../words';
import { type EventDraft, eventCondition } from './event-draft';
import { labelOf, readPart, spentDraft } from './read-event-parts';
import { readVerb } from './read-verb';
import { currencyNotes } from './read-where';

const MONEY = [
  'money spent',
  'amount spent',
  'total spent',
  'total spend',
  'spend',
  'spending',
  'revenue',
  'total revenue',
];
const NUMBER = ['number of', 'count of', 'total number of'];
const IS = ['is', 'was', 'of', 'be', 'has been', 'adds up to', 'amounts to', ':'];

/** “money spent in the last 60 days is more than £200”, “number of orders in the last 90 days is at least 3”. */
export function readAmountInTime(context: Context, at: number): Clause | undefined {
  return readMoneyInTime(context, at) ?? readNumberInTime(context, at);
}

const NO_AMOUNT: Bounded = { op: 'gte', value: 1, bare: false, percent: false, vague: false };

function readMoneyInTime(context: Context, at: number): Clause | undefined {
  const start = context.words.match(at, ...MONEY);
  if (start === undefined) return undefined;
  const made = spentDraft(context, ORDER_COMPLETED, NO_AMOUNT, []);
  const notes: Note[] = [
    {
      from: at,
      to: start,
      message: 'The totals of the orders were added up, refunds not taken off.',
      keys: ['aggregate'],
    },
  ];
  return compared(context, made, at, context.words.match(start, 'on') ?? start, notes);
}

function readNumberInTime(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const start = words.match(at, ...NUMBER);
  const verb = start === undefined ? undefined : readVerb(context, start);
  if (!verb || verb.value.counted || verb.value.draft.amount || verb.value.draft.notFollowedBy) return undefined;
  const { event } = verb.value.draft;
  return compared(context, verb.value.draft, at, verb.end, [
    {
      from: at,
      to: verb.end,
      message: `“${words.slice(at, verb.end)}” was taken as: ${labelOf(event)}.`,
      keys: ['event'],
    },
  ]);
}

/** How much it must be, and the time frame and what else is said of it, in either order. Without those it is a metric. */
function compared(
  context: Context,
  made: EventDraft,
  at: number,
  start: number,
  notes: readonly Note[],
): Clause | undefined {
  const { words } = context;
  let amount: Bounded | undefined;
  let end = start;
  for (;;) {
    const much = amount ? undefined : readHowMuch(words, end);
    if (much && !much.value.percent) amount = much.value;
    const next = much && !much.value.percent ? much.end : readPart(context, made, end, false);
    if (next === undefined || next <= end) break;
    end = next;
  }
  if (!amount || !(made.timed || made.where.length > 0)) return undefined;
  made.amount = { op: amount.bare ? 'gte' : amount.op, value: amount.value };
  const money = made.aggregate ? currencyNotes(context, amount, at, end) : [];
  return { value: draft(eventCondition(made), at, end, [...made.notes, ...notes, ...money]), end };
}

function readHowMuch(words: Words, at: number): Read<Bounded> | undefined {
  const amount = readAmount(words, words.match(at, ...IS) ?? at);
  if (amount && (isUnit(words.stem(amount.end)) || words.at(amount.end)?.kind === 'duration')) return undefined;
  const tail = amount?.value.bare ? readTail(words, amount.end) : undefined;
  return amount && tail ? { value: { ...amount.value, op: tail.value, bare: false }, end: tail.end } : amount;
}

import { ORDER_COMPLETED } from '@/lib/catalog';
import type { Clause, Context } from '../context';
import { draft } from '../draft';
import { readAmount, readTail } from '../read-amount';
import { eventCondition } from './event-draft';
import { readParts } from './read-event';
import { spentDraft, startDraft } from './read-event-parts';
import { currencyNotes } from './read-where';

const SPENT = ['spent', 'have spent', 'spend', 'paid', 'pay'];

/** “spent more than £200”, with a time frame or on something: of the orders, else of all time. */
export function readSpent(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const start = words.match(at, ...SPENT);
  const amount = start === undefined ? undefined : readAmount(words, words.match(start, 'a total of', 'us') ?? start);
  if (!amount || amount.value.percent) return undefined;
  const tail = amount.value.bare ? readTail(words, amount.end) : undefined;
  const value = tail ? { ...amount.value, op: tail.value, bare: false } : amount.value;
  const behind = tail?.end ?? amount.end;
  const single = words.match(
    behind,
    'in a single order',
    'in one order',
    'on one order',
    'on a single order',
    'in one go',
    'per order',
    'in one purchase',
    'in a single purchase',
    'on an order',
  );
  const notes = currencyNotes(context, value, at, behind);
  if (value.bare)
    notes.push({
      from: at,
      to: behind,
      message: `“${words.slice(at, behind)}” was taken as that much or more.`,
      keys: ['value'],
    });
  if (single !== undefined && !words.match(behind, 'per order')) {
    const order = startDraft(ORDER_COMPLETED);
    order.where.push({ property: 'total', op: value.bare ? 'gte' : value.op, value: value.value });
    const end = readParts(context, order, single, true);
    return { value: draft(eventCondition(order), at, end, [...notes, ...order.notes]), end };
  }
  const total =
    words.match(
      behind,
      'in total',
      'altogether',
      'overall',
      'with us',
      'in all',
      'in their lifetime',
      'all time',
      'so far',
      'to date',
    ) ?? behind;
  const made = spentDraft(context, ORDER_COMPLETED, value, notes);
  const end = readParts(context, made, words.match(total, 'on') ?? total, true);
  const { window, where, notFollowedBy, per } = made;
  if (Object.keys(window).length === 0 && where.length === 0 && !notFollowedBy && per === undefined)
    return {
      value: draft(
        { type: 'metric', metric: 'monetary', op: value.bare ? 'gte' : value.op, value: value.value },
        at,
        total,
        notes,
      ),
      end: total,
    };
  made.notes.push({
    from: at,
    to: end,
    message: 'The totals of the orders were added up, refunds not taken off.',
    keys: ['aggregate'],
  });
  return { value: draft(eventCondition(made), at, end, made.notes), end };
}

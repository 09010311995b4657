import { findProperty } from '@/lib/catalog';
import type { Where } from '../../types';
import type { Context } from '../context';
import type { Note } from '../draft';
import { DETERMINERS } from '../lexicon/function-words';
import { type Bounded, readAmount, readTail } from '../read-amount';
import type { Read } from '../words';
import { moneyPath } from './event-properties';
import { readNamedValue } from './read-object';
import { readTest } from './read-test';

export interface WhereWords {
  where: Where;
  notes: Note[];
}

/** “where category is “Toys””, “with a rating below 3”: a test of a property that is named. */
export function readNamedWhere(context: Context, at: number, event: string): Read<WhereWords> | undefined {
  const { words } = context;
  const start = words.match(
    at,
    'where',
    'and',
    'with',
    'having',
    'whose',
    'and whose',
    'and with',
    'for which',
    'in which',
    'and where',
    'where the',
    'with the',
  );
  if (start === undefined) return undefined;
  const place = words.skip(start, DETERMINERS);
  const found = readProperty(context, place, event);
  if (!found) return undefined;
  const { name, type } = found.value;
  const test = readTest(context, found.end, {
    type,
    ...(findProperty(name)?.unit ? { unit: findProperty(name)?.unit } : {}),
    table: context.lexicon.valuesOf(event, name),
  });
  if (!test || test.value.percentile !== undefined) return undefined;
  const { op, value, notes } = test.value;
  return { value: { where: { property: name, op, ...(value === undefined ? {} : { value }) }, notes }, end: test.end };
}

type PropertyType = 'text' | 'number' | 'boolean' | 'date' | 'list';

function readProperty(
  context: Context,
  at: number,
  event: string,
): Read<{ name: string; type: PropertyType }> | undefined {
  const { words, lexicon } = context;
  const typeOf = (name: string): PropertyType =>
    findProperty(name)?.type ??
    lexicon.vocabulary.properties.find((each) => each.event === event && each.name === name)?.type ??
    'text';
  const quoted = words.at(at);
  if (quoted?.kind === 'quoted' && quoted.text)
    return { value: { name: quoted.text, type: typeOf(quoted.text) }, end: at + 1 };
  const found = lexicon.propertiesOf(event).longest(words, at);
  return found && { value: { name: found.value, type: typeOf(found.value) }, end: found.end };
}

export interface MoneyWords {
  amount: Bounded;
  /** Of all together, not of each. */
  sum: boolean;
  property: string;
}

const EACH = [
  'worth',
  'priced',
  'priced at',
  'costing',
  'cost',
  'valued at',
  'of',
  'for',
  'with a value',
  'with a total',
  'that cost',
  'at a price',
  'that were',
  'with a price',
  'with a basket',
  'with a cart value',
  'with a value of',
  'with a total of',
  'worth of',
  'with a price of',
  'with an order value of',
  'with an order value',
  'at',
];
const SUM = [
  'totalling',
  'totaling',
  'adding up to',
  'amounting to',
  'for a total of',
  'with a combined value of',
  'with a sum of',
];
const ALTOGETHER = ['in total', 'altogether', 'all together', 'overall', 'combined', 'in all'];

/** “over £100”, “worth more than £75”, “totalling at least £200”. */
export function readMoney(context: Context, at: number, event: string): Read<MoneyWords> | undefined {
  const { words } = context;
  const property = moneyPath(context, event);
  if (property === undefined) return undefined;
  const sum = words.match(at, ...SUM);
  // “at least £50” begins with no “at £50”.
  const each = sum ?? (readAmount(words, at) ? undefined : words.match(at, ...EACH));
  const amount =
    readAmount(words, words.match(each ?? at, 'a total of', 'a value of', 'a') ?? each ?? at) ??
    readAmount(words, each ?? at);
  const clear =
    each !== undefined &&
    words.match(at, 'worth', 'priced', 'costing', 'cost', 'valued', 'totalling', 'totaling') !== undefined;
  if (!amount || amount.value.percent || !(amount.value.money || clear)) return undefined;
  const tail = amount.value.bare ? readTail(words, amount.end) : undefined;
  const end = tail?.end ?? amount.end;
  // “£50 of toys”, “£50 worth of products”: of all that was bought.
  const worth = words.match(end, 'worth of', 'worth');
  const of = words.match(end, 'of');
  const things = worth ?? (of !== undefined && readNamedValue(context, of, event) ? of : undefined);
  const together = words.match(end, ...ALTOGETHER) ?? (each === undefined ? things : undefined);
  return {
    value: {
      amount: tail ? { ...amount.value, op: tail.value, bare: false } : amount.value,
      sum: sum !== undefined || together !== undefined,
      property,
    },
    end: together ?? words.match(end, 'each', 'apiece') ?? end,
  };
}

/** Money in another currency than the shop’s is compared as it stands. */
export function currencyNotes({ lexicon, words }: Context, { money }: Bounded, from: number, to: number): Note[] {
  const { currency } = lexicon.vocabulary;
  if (money === undefined || money === currency) return [];
  return [
    {
      from,
      to,
      message: `“${words.slice(from, to)}” was taken as an amount in ${currency}, the shop’s currency.`,
      keys: ['value'],
    },
  ];
}

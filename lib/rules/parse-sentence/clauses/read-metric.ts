import { findMetric, METRIC_FAMILIES } from '@/lib/catalog';
import type { MetricCondition } from '../../types';
import type { Clause, Context, Lead } from '../context';
import { draft, type Note } from '../draft';
import type { KnownName } from '../lexicon/build-lexicon';
import { DETERMINERS } from '../lexicon/function-words';
import { STAGES } from '../lexicon/stages';
import type { PhraseTable } from '../phrase-table';
import { readAmount } from '../read-amount';
import type { Read, Words } from '../words';
import { readAmountInTime } from './read-amount-in-time';
import { readFirstOrder, readLastOrder, readTenure } from './read-last-event';
import { readSpent } from './read-spent';
import { readTest } from './read-test';
import { readTopShare } from './read-top-share';

/** A clause about a measure of somebody. */
export function readMetric(context: Context, at: number, lead: Lead): Clause | undefined {
  return [
    readSpent(context, at),
    readAmountInTime(context, at),
    readLastOrder(context, at),
    readFirstOrder(context, at),
    readTenure(context, at),
    readTrend(context, at),
    readNamed(context, at),
    readCounted(context, at),
    readTopShare(context, at),
    readFavourite(context, at, lead),
  ]
    .filter((clause) => clause !== undefined)
    .toSorted((a, b) => b.end - a.end)[0];
}

/** “engagement score above 20”, “open rate is in the top 25 %”, “favourite category is Garden”. */
function readNamed(context: Context, at: number): Clause | undefined {
  const { words, lexicon } = context;
  for (const { value: name, end } of [...readFamily(words, at), ...lexicon.metrics.all(words, at)]) {
    const metric = findMetric(name);
    if (!metric) continue;
    const table = metric.values ? STAGES : metric.name === 'favouriteCategory' ? categories(context) : undefined;
    const test = readTest(context, end, {
      type: metric.type,
      ...(metric.unit ? { unit: metric.unit } : {}),
      ...(table ? { table } : {}),
    });
    if (!test) continue;
    const { op, value, percentile, notes } = test.value;
    const condition: MetricCondition = {
      type: 'metric',
      metric: name,
      op,
      ...(percentile === undefined ? (value === undefined ? {} : { value }) : { percentile }),
    };
    if (metric.type === 'number' && typeof value === 'string') continue;
    const share = metric.unit === 'share' && typeof value === 'number' && value > 1;
    const said = { ...condition, ...(share ? { value: value / 100 } : {}) };
    return {
      value: draft(said, at, test.end, share ? [...notes, shareNote(context, end, test.end)] : notes),
      end: test.end,
    };
  }
  return undefined;
}

/** “affinity for “Toys””: a metric of a family, by its own name. */
function readFamily(words: Words, at: number): Read<string>[] {
  return Object.keys(METRIC_FAMILIES).flatMap((family) => {
    const end = words.match(at, ...['for', 'to', 'of', 'in'].map((word) => `${family} ${word}`));
    const quoted = end === undefined ? undefined : words.at(end);
    return end !== undefined && quoted?.kind === 'quoted' && quoted.text
      ? [{ value: `${family}:${quoted.text}`, end: end + 1 }]
      : [];
  });
}

const shareNote = ({ words }: Context, from: number, to: number): Note => ({
  from,
  to,
  message: `“${words.slice(from, to)}” was taken as per cent.`,
  keys: ['value'],
});

/** “at least 10 sessions”, “more than 5 engagement points”. */
function readCounted(context: Context, at: number): Clause | undefined {
  const { words, lexicon } = context;
  const amount = readAmount(words, at);
  const found = amount && lexicon.metrics.longest(words, words.skip(amount.end, DETERMINERS));
  const metric = found && findMetric(found.value);
  if (
    !amount ||
    !found ||
    metric?.type !== 'number' ||
    amount.value.percent ||
    !['sessions', 'frequency', 'monetary', 'engagementScore'].includes(metric.name)
  )
    return undefined;
  if (metric.name === 'monetary' && !amount.value.money) return undefined;
  const end = words.match(found.end, 'in total', 'altogether', 'so far') ?? found.end;
  return {
    value: draft({ type: 'metric', metric: metric.name, op: amount.value.op, value: amount.value.value }, at, end),
    end,
  };
}

/** “engagement is falling”. */
function readTrend({ words }: Context, at: number): Clause | undefined {
  const falling = words.match(
    at,
    'engagement is falling',
    'engagement is declining',
    'engagement is dropping',
    'engagement is decreasing',
    'falling engagement',
    'declining engagement',
    'dropping engagement',
    'engagement is going down',
    'engagement has dropped',
    'engagement has fallen',
    'losing interest',
    'engagement trend is down',
    'engagement trend is negative',
    'becoming less engaged',
  );
  const rising = words.match(
    at,
    'engagement is rising',
    'engagement is growing',
    'engagement is increasing',
    'rising engagement',
    'growing engagement',
    'increasing engagement',
    'engagement is going up',
    'engagement is improving',
    'engagement trend is up',
    'engagement trend is positive',
    'becoming more engaged',
  );
  const end = falling ?? rising;
  if (end === undefined) return undefined;
  const note = {
    from: at,
    to: end,
    message: `“${words.slice(at, end)}” was taken as an engagement trend ${falling === undefined ? 'above' : 'below'} 0.`,
    keys: ['value'],
  };
  return {
    value: draft(
      { type: 'metric', metric: 'engagementTrend', op: falling === undefined ? 'gt' : 'lt', value: 0 },
      at,
      end,
      [note],
    ),
    end,
  };
}

/** “love Garden”, “prefer toys”, “interested in candles”. */
function readFavourite(context: Context, at: number, _lead: Lead): Clause | undefined {
  const { words } = context;
  const start = words.match(
    at,
    'love',
    'prefer',
    'like best',
    'favour',
    'fans of',
    'fan of',
    'interested in',
    'mostly buy',
    'into',
    'keen on',
    'with a preference for',
    'an interest in',
  );
  if (start === undefined) return undefined;
  const found = categories(context).longest(words, words.skip(start, DETERMINERS));
  if (!found) return undefined;
  const note = {
    from: at,
    to: found.end,
    message: `“${words.slice(at, found.end)}” was taken as the favourite category “${found.value.value}”.`,
    keys: ['value'],
  };
  const end = words.match(found.end, 'category', 'products', 'best', 'most') ?? found.end;
  return {
    value: draft({ type: 'metric', metric: 'favouriteCategory', op: 'eq', value: found.value.value }, at, end, [note]),
    end,
  };
}

/** The categories that products of any event have. */
const categories = ({ lexicon }: Context): PhraseTable<KnownName> => {
  const found = lexicon.vocabulary.properties.find(
    ({ name, values }) => name.endsWith('category') && values.length > 0,
  );
  return lexicon.valuesOf(found?.event ?? '', found?.name ?? '');
};

import { ORDER_COMPLETED, PAGE_VIEWED } from '@/lib/catalog';
import type { Condition, MetricCondition } from '../../types';
import type { Clause, Context } from '../context';
import { type Draft, draft, group, type Note } from '../draft';
import { PERSON_NOUNS } from '../lexicon/function-words';
import { STAGES } from '../lexicon/stages';
import { readValues } from './read-values';
import { readWindow } from './read-window';

const metric = (name: string, op: MetricCondition['op'], value: number): Condition => ({
  type: 'metric',
  metric: name,
  op,
  value,
});
const share = (name: string, percentile: number): Condition => ({
  type: 'metric',
  metric: name,
  op: 'gte',
  percentile,
});

interface Kind {
  phrases: readonly string[];
  conditions: readonly Condition[];
  /** What it was taken as; missing where the words can mean nothing else. */
  taken?: string;
}

/** Kinds of customers that marketers name in a word. */
const KINDS: readonly Kind[] = [
  {
    phrases: [
      'repeat',
      'repeat customers',
      'repeat buyers',
      'repeat purchasers',
      'returning customers',
      'returning buyers',
      'multi buyers',
    ],
    conditions: [metric('frequency', 'gte', 2)],
    taken: 'two orders or more',
  },
  {
    phrases: [
      'one time buyers',
      'one time customers',
      'one time purchasers',
      'one time shoppers',
      'single order customers',
      'single purchase customers',
      'one off buyers',
      'one off customers',
      'first time buyers',
      'first time customers',
      'first time purchasers',
      'single buyers',
    ],
    conditions: [metric('frequency', 'eq', 1)],
    taken: 'exactly one order',
  },
  {
    phrases: [
      'loyal',
      'loyal customers',
      'loyal buyers',
      'frequent buyers',
      'frequent customers',
      'frequent shoppers',
      'regular customers',
      'regulars',
      'regular buyers',
    ],
    conditions: [metric('frequency', 'gte', 4)],
    taken: 'four orders or more',
  },
  {
    phrases: ['prospects', 'leads', 'non buyers', 'non customers', 'nonbuyers', 'non purchasers'],
    conditions: [{ type: 'event', event: ORDER_COMPLETED, op: 'eq', value: 0 }],
    taken: 'never placed an order',
  },
  {
    phrases: [
      'vip',
      'vips',
      'vip customers',
      'big spenders',
      'high spenders',
      'best customers',
      'high value',
      'high value customers',
      'most valuable customers',
      'best buyers',
      'top customers',
      'top spenders',
      'biggest spenders',
      'highest spenders',
      'valuable customers',
      'top buyers',
    ],
    conditions: [share('monetary', 90)],
    taken: 'the top 10 % by money spent',
  },
  {
    phrases: ['low value', 'low value customers', 'low spenders', 'smallest spenders'],
    conditions: [{ type: 'metric', metric: 'monetary', op: 'lte', percentile: 25 }],
    taken: 'the bottom 25 % by money spent',
  },
  {
    phrases: ['highly engaged', 'most engaged', 'engaged', 'very engaged', 'engaged customers'],
    conditions: [share('engagementScore', 75)],
    taken: 'the top 25 % by engagement score',
  },
  {
    phrases: ['disengaged', 'unengaged', 'least engaged', 'not very engaged', 'barely engaged'],
    conditions: [{ type: 'metric', metric: 'engagementScore', op: 'lte', percentile: 25 }],
    taken: 'the bottom 25 % by engagement score',
  },
  {
    phrases: [
      'likely to churn',
      'likely to leave',
      'high churn risk',
      'going to churn',
      'at risk of churning',
      'about to churn',
      'at risk of leaving',
      'predicted to churn',
    ],
    conditions: [metric('churnProbability', 'gte', 0.5)],
    taken: 'a churn probability of at least 50 %',
  },
  {
    phrases: ['champions', 'rfm champions'],
    conditions: [
      metric('recencyScore', 'gte', 4),
      metric('frequencyScore', 'gte', 4),
      metric('monetaryScore', 'gte', 4),
    ],
    taken: 'recency, frequency and monetary scores of 4 or 5',
  },
];

/** A stage of the lifecycle, or being quiet for a time: “lapsed”, “at risk or lapsed”, “new customers”, “inactive for 60 days”. */
export function readStages(context: Context, at: number): Clause | undefined {
  return [readInactive(context, at), readStage(context, at)]
    .filter((clause) => clause !== undefined)
    .toSorted((a, b) => b.end - a.end)[0];
}

function readStage(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const list = readValues(words, at, { table: STAGES, before: ['the', 'are', 'who are', 'that are'] });
  if (!list) return undefined;
  const { values, notes } = list.value;
  const condition: Condition = {
    type: 'metric',
    metric: 'lifecycleStage',
    ...(values.length === 1 && values[0] !== undefined ? { op: 'eq', value: values[0] } : { op: 'in', value: values }),
  };
  const said = notes.map((note) => ({
    ...note,
    message: note.message.replace(
      / was taken as “(.+)”\.$/,
      (_all, stage: string) => ` was taken as the lifecycle stage “${stage}”.`,
    ),
  }));
  const end = PERSON_NOUNS.has(words.stem(list.end)) ? list.end + 1 : list.end;
  return { value: draft(condition, at, list.end, said), end };
}

/** A kind of customers that has a word of its own: “repeat customers”, “VIPs”, “big spenders”. */
export function readKind({ words }: Context, at: number): Clause | undefined {
  let best: Clause | undefined;
  for (const { phrases, conditions, taken } of KINDS) {
    const end = words.match(at, ...phrases);
    if (end === undefined || (best && best.end >= end)) continue;
    const note: Note[] = taken
      ? [{ from: at, to: end, message: `“${words.slice(at, end)}” was taken as ${taken}.` }]
      : [];
    const children: Draft[] = conditions.map((condition, index) => draft(condition, at, end, index === 0 ? note : []));
    best = { value: group('all', children), end };
  }
  return best;
}

/** “inactive for 60 days”: no visit in that time. */
function readInactive(context: Context, at: number): Clause | undefined {
  const { words } = context;
  const idle = words.match(
    at,
    'inactive',
    'dormant',
    'silent',
    'quiet',
    'gone quiet',
    'idle',
    'not active',
    'not been active',
    'gone silent',
    'no activity',
    'without activity',
    'without any activity',
  );
  const busy = idle === undefined ? words.match(at, 'active', 'been active', 'some activity', 'activity') : undefined;
  const start = idle ?? busy;
  const window = start === undefined ? undefined : readWindow(context, start);
  if (!window?.value.window.within) return undefined;
  const note: Note = {
    from: at,
    to: window.end,
    message: `“${words.slice(at, window.end)}” was taken as ${idle === undefined ? 'a visit' : 'no visit'} to a page in that time.`,
    keys: ['event'],
  };
  const condition: Condition = {
    type: 'event',
    event: PAGE_VIEWED,
    ...window.value.window,
    ...(idle === undefined ? { op: 'gte', value: 1 } : { op: 'eq', value: 0 }),
  };
  return { value: draft(condition, at, window.end, [note, ...window.value.notes]), end: window.end };
}

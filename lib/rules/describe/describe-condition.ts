import { findMetric, findTrait } from '@/lib/catalog';
import type { NormalCondition } from '../normalize-rule';
import type {
  Condition,
  ConditionType,
  ConsentCondition,
  MetricCondition,
  SegmentCondition,
  TraitCondition,
} from '../types';
import { describeEvent, describeScore, describeSequence } from './describe-event';
import type { DescribeOptions } from './options';
import { Phrase, type SentencePart } from './parts';
import { addTest, formatNumber, measureText } from './values';

/** The word by which a clause joins "customers": who viewed, whose country is. */
export type Pronoun = 'who' | 'whose';

export interface Clause {
  pronoun: Pronoun;
  parts: SentencePart[];
}

type Describer<T extends ConditionType> = (
  phrase: Phrase,
  condition: Extract<Condition, { type: T }>,
  options: DescribeOptions,
) => Phrase;

function describeMetric(phrase: Phrase, condition: MetricCondition, { units }: DescribeOptions): Phrase {
  const metric = findMetric(condition.metric);
  const label = metric?.key === undefined ? (metric?.label ?? condition.metric) : `${metric.label} for “${metric.key}”`;
  // "whose number of orders is at least 2": a count goes by the name of what it counts.
  if (metric?.unit === label) phrase.glue('number of');
  phrase.thing(label, 'metric');
  const { op, percentile } = condition;
  if (percentile === undefined)
    return addTest(phrase, condition, [], (value) => measureText(value, metric?.unit, units));
  const high = op === 'gt' || op === 'gte';
  return phrase
    .glue('is in the')
    .parameter(`${high ? 'top' : 'bottom'} ${formatNumber(high ? 100 - percentile : percentile)} %`, 'percentile');
}

const CONSENT_WORDS = {
  subscribed: 'subscribed to',
  unsubscribed: 'unsubscribed from',
  unknown: 'of unknown consent to',
} as const;

const DESCRIBERS: { readonly [T in ConditionType]: { pronoun: Pronoun; describe: Describer<T> } } = {
  trait: {
    pronoun: 'whose',
    describe: (phrase, condition: TraitCondition) =>
      addTest(phrase.thing(findTrait(condition.trait).label, 'trait'), condition),
  },
  metric: { pronoun: 'whose', describe: describeMetric },
  event: { pronoun: 'who', describe: describeEvent },
  sequence: { pronoun: 'who', describe: describeSequence },
  score: { pronoun: 'who', describe: describeScore },
  segment: {
    pronoun: 'who',
    describe: (phrase, { op, segment }: SegmentCondition, { segmentName }) =>
      phrase
        .glue('are')
        .parameter(op === 'in' ? 'in' : 'not in', 'op')
        .thing(segmentName?.(segment) ?? segment, 'segment'),
  },
  consent: {
    pronoun: 'who',
    describe: (phrase, { op, channel, value }: ConsentCondition) =>
      phrase
        .glue('are')
        .parameter(`${op === 'neq' ? 'not ' : ''}${CONSENT_WORDS[value]}`, 'value')
        .thing(channel, 'channel'),
  },
};

function dispatch<T extends ConditionType>(
  phrase: Phrase,
  condition: Extract<Condition, { type: T }>,
  options: DescribeOptions,
): Clause {
  const { pronoun, describe }: { pronoun: Pronoun; describe: Describer<T> } = DESCRIBERS[condition.type as T];
  return { pronoun, parts: describe(phrase, condition, options).parts };
}

/** The clause of one condition. */
export const describeCondition = ({ condition, path }: NormalCondition, options: DescribeOptions = {}): Clause =>
  dispatch(new Phrase(path), condition, options);

import { LIFECYCLE_STAGES } from '@/lib/catalog';
import type { Condition, Rule } from '@/lib/rules';

/** What a segment can be split by. */
export const SPLITS = [
  'lifecycleStage',
  'country',
  'recencyScore',
  'frequencyScore',
  'monetaryScore',
  'favouriteCategory',
] as const;
export type SplitBy = (typeof SPLITS)[number];

/** One part of a split: a child that does not exist yet. */
export interface SplitPart {
  key: string;
  /** What is added to the parent's name: "Germany". */
  label: string;
  rule: Rule;
}

const only = (condition: Condition): Rule => ({ type: 'all', children: [condition] });
const metric = (name: string, value: string | number): Rule => only({ type: 'metric', metric: name, op: 'eq', value });
const without = (name: string): Rule => only({ type: 'metric', metric: name, op: 'notExists' });

const STAGE_WORDS: Readonly<Record<string, string>> = {
  new: 'new',
  active: 'active',
  atRisk: 'at risk',
  lapsed: 'lapsed',
  wonBack: 'won back',
};

const SCORE_WORDS: Readonly<Record<string, readonly string[]>> = {
  recencyScore: ['longest ago', 'long ago', 'some time ago', 'lately', 'most lately'],
  frequencyScore: ['fewest orders', 'few orders', 'some orders', 'many orders', 'most orders'],
  monetaryScore: ['spent least', 'spent little', 'spent some', 'spent much', 'spent most'],
};

const countryName = (code: string): string => {
  try {
    return new Intl.DisplayNames('en-GB', { type: 'region' }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
};

/**
 * The parts of a split: disjoint, and together everyone. `values` are the commonest values of what has no fixed ones
 * (country, category); what is not among them is the part of the others.
 */
export function splitParts(by: SplitBy, values: readonly string[]): SplitPart[] {
  switch (by) {
    case 'lifecycleStage':
      return [
        ...LIFECYCLE_STAGES.map((stage) => ({
          key: stage,
          label: STAGE_WORDS[stage] ?? stage,
          rule: metric(by, stage),
        })),
        { key: 'none', label: 'never ordered', rule: without(by) },
      ];
    case 'recencyScore':
    case 'frequencyScore':
    case 'monetaryScore':
      return [
        ...[5, 4, 3, 2, 1].map((score) => ({
          key: String(score),
          label: `${SCORE_WORDS[by]?.[score - 1] ?? ''} (${score} of 5)`,
          rule: metric(by, score),
        })),
        { key: 'none', label: 'no score', rule: without(by) },
      ];
    case 'country':
      return [
        ...values.map((code) => ({
          key: `=${code}`,
          label: countryName(code),
          rule: only({ type: 'trait', trait: 'country', op: 'eq', value: code }),
        })),
        ...others(
          values,
          { type: 'trait', trait: 'country', op: 'notIn', value: [...values] },
          { type: 'trait', trait: 'country', op: 'exists' },
          'other countries',
        ),
        { key: 'none', label: 'no country', rule: only({ type: 'trait', trait: 'country', op: 'notExists' }) },
      ];
    case 'favouriteCategory':
      return [
        ...values.map((category) => ({ key: `=${category}`, label: category, rule: metric(by, category) })),
        ...others(
          values,
          { type: 'metric', metric: by, op: 'notIn', value: [...values] },
          { type: 'metric', metric: by, op: 'exists' },
          'other categories',
        ),
        { key: 'none', label: 'no favourite', rule: without(by) },
      ];
  }
}

const others = (values: readonly string[], apart: Condition, known: Condition, label: string): SplitPart[] =>
  values.length === 0 ? [] : [{ key: 'others', label, rule: { type: 'all', children: [apart, known] } }];

import type { Condition } from '@/lib/rules';
import type { FeatureInfo, FeatureTransform } from '../types';
import { DAY_MS, type Summary } from './summarise';

export const FEATURE_GROUPS = ['orders', 'money', 'browsing', 'email', 'habit', 'interest', 'profile'] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];

/** `gte` or `lt` against a number. */
export type Bound = 'gte' | 'lt';

/** A feature of a customer at an instant, as a function of what he had done by then. */
export interface FeatureDefinition extends FeatureInfo {
  group: FeatureGroup;
  description: string;
  /** What people are like at its two ends: “spends more”, “spends less”. */
  ends: { high: string; low: string };
  /** How it compares in words: “the longer”, “the shorter”. */
  comparative: { more: string; less: string };
  /** Suits the raw numbers: counts and money lean to the right. */
  suggested: FeatureTransform;
  /** NaN: missing. */
  value(summary: Summary): number;
  /** The condition of the rule language that says the same, where there is one. */
  condition?(op: Bound, value: number): Condition;
}

export const MORE = { more: 'the more', less: 'the fewer' };
export const HIGHER = { more: 'the higher', less: 'the lower' };
export const LONGER = { more: 'the longer', less: 'the shorter' };
export const money = (value: number): number => Math.round(value * 1e4) / 1e4;
export const days = (ms: number): number => ms / DAY_MS;
export const share = (part: number, all: number): number => (all > 0 ? part / all : Number.NaN);

/** A metric of the catalogue, a count and a sum of events in the rule language. */
export const metric =
  (name: string) =>
  (op: Bound, value: number): Condition => ({ type: 'metric', metric: name, op, value });
export const counted =
  (event: string, within: string) =>
  (op: Bound, value: number): Condition => ({ type: 'event', event, where: [], within, aggregate: 'count', op, value });
export const summed =
  (event: string, of: string, within: string) =>
  (op: Bound, value: number): Condition => ({
    type: 'event',
    event,
    where: [],
    within,
    aggregate: 'sum',
    of,
    op,
    value,
  });

type Row = Omit<FeatureDefinition, 'kind' | 'comparative' | 'suggested'> &
  Partial<Pick<FeatureDefinition, 'comparative' | 'suggested'>>;
export const number = (row: Row): FeatureDefinition => ({
  kind: 'number',
  comparative: MORE,
  suggested: 'none',
  ...row,
});
/** A count or an amount, which leans to the right. */
export const amount = (row: Row): FeatureDefinition => number({ suggested: 'log', ...row });

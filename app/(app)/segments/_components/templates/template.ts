import type { Condition, Rule } from '@/lib/rules';

export const TEMPLATE_GROUPS = [
  'Carts and browsing',
  'Orders and lifecycle',
  'RFM groups',
  'Email and occasions',
] as const;

/** A good rule to start from. */
export interface Template {
  key: string;
  group: (typeof TEMPLATE_GROUPS)[number];
  name: string;
  description: string;
  goal: string;
  rule: Rule;
}

export const all = (...children: Condition[]): Rule => ({ type: 'all', children });
export const metric = (name: string, op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', value: number | string): Condition => ({
  type: 'metric',
  metric: name,
  op,
  value,
});
export const between = (name: string, from: number, to: number): Condition => ({
  type: 'metric',
  metric: name,
  op: 'between',
  value: [from, to],
});
export const top = (name: string, share: number): Condition => ({
  type: 'metric',
  metric: name,
  op: 'gte',
  percentile: 100 - share,
});
/** Those who have not unsubscribed: for what is meant for email. */
export const mayWrite: Condition = { type: 'consent', channel: 'email', op: 'neq', value: 'unsubscribed' };

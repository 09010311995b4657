import type { Rule, RuleNode } from '../../types';

/** A sentence with the rule that a careful marketer expects of it. */
export interface Example {
  text: string;
  rule: Rule;
}

type Loose<T extends RuleNode['type']> = Omit<Extract<RuleNode, { type: T }>, 'type'>;

export const all = (...children: RuleNode[]): Rule => ({ type: 'all', children });
export const anyOf = (...children: RuleNode[]): Rule => ({ type: 'any', children });
export const none = (...children: RuleNode[]): Rule => ({ type: 'none', children });
export const event = (name: string, more: Partial<Loose<'event'>> = {}): RuleNode => ({
  type: 'event',
  event: name,
  ...more,
});
export const never = (name: string, more: Partial<Loose<'event'>> = {}): RuleNode =>
  event(name, { op: 'eq', value: 0, ...more });
export const viewed = (more?: Partial<Loose<'event'>>): RuleNode => event('Product Viewed', more);
export const added = (more?: Partial<Loose<'event'>>): RuleNode => event('Product Added', more);
export const checkout = (more?: Partial<Loose<'event'>>): RuleNode => event('Checkout Started', more);
export const ordered = (more?: Partial<Loose<'event'>>): RuleNode => event('Order Completed', more);
export const opened = (more?: Partial<Loose<'event'>>): RuleNode => event('Email Opened', more);
export const clicked = (more?: Partial<Loose<'event'>>): RuleNode => event('Email Link Clicked', more);
export const visited = (more?: Partial<Loose<'event'>>): RuleNode => event('Page Viewed', more);
export const noOrder = (more?: Partial<Loose<'event'>>): RuleNode => never('Order Completed', more);
export const NO_ORDER_SINCE = { event: 'Order Completed' };
export const metric = (name: string, op: Loose<'metric'>['op'], value?: Loose<'metric'>['value']): RuleNode => ({
  type: 'metric',
  metric: name,
  op,
  value,
});
export const top = (name: string, percent: number): RuleNode => ({
  type: 'metric',
  metric: name,
  op: 'gte',
  percentile: 100 - percent,
});
export const bottom = (name: string, percent: number): RuleNode => ({
  type: 'metric',
  metric: name,
  op: 'lte',
  percentile: percent,
});
export const stage = (value: string): RuleNode => metric('lifecycleStage', 'eq', value);
export const trait = (name: string, op: Loose<'trait'>['op'], value?: Loose<'trait'>['value']): RuleNode => ({
  type: 'trait',
  trait: name,
  op,
  value,
});
export const country = (...codes: string[]): RuleNode =>
  codes.length === 1 ? trait('country', 'eq', codes[0]) : trait('country', 'in', codes);
export const consent = (value: Loose<'consent'>['value'], channel = 'email'): RuleNode => ({
  type: 'consent',
  channel,
  op: 'eq',
  value,
});
export const reachable: RuleNode = { type: 'consent', channel: 'email', op: 'neq', value: 'unsubscribed' };
export const inSegment = (segment: string): RuleNode => ({ type: 'segment', segment, op: 'in' });
export const notInSegment = (segment: string): RuleNode => ({ type: 'segment', segment, op: 'notIn' });
export const category = (value: string) => ({ property: 'category', op: 'eq' as const, value });
export const ofCategory = (value: string) => ({ property: 'products.category', op: 'eq' as const, value });

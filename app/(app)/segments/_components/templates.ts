import type { Rule } from '@/lib/rules';

/** A good rule to start from. */
export interface Template {
  key: string;
  name: string;
  description: string;
  goal: string;
  rule: Rule;
}

export const TEMPLATES: readonly Template[] = [
  {
    key: 'keen-viewers',
    name: 'On the edge of buying',
    description: 'Looked at products again and again in two days without buying since.',
    goal: 'Win the order without a discount',
    rule: {
      type: 'all',
      children: [
        {
          type: 'event',
          event: 'Product Viewed',
          op: 'gte',
          value: 3,
          within: '48h',
          notFollowedBy: { event: 'Order Completed' },
        },
      ],
    },
  },
  {
    key: 'cart-abandoners',
    name: 'Cart abandoners',
    description: 'Left something in the cart over two hours ago and started a checkout this week, with no order since.',
    goal: 'Bring them back to the cart',
    rule: {
      type: 'all',
      children: [
        {
          type: 'event',
          event: 'Product Added',
          op: 'gte',
          value: 1,
          olderThan: '2h',
          notFollowedBy: { event: 'Order Completed' },
        },
        { type: 'event', event: 'Checkout Started', op: 'gte', value: 1, within: '7d' },
      ],
    },
  },
  {
    key: 'best-customers',
    name: 'Best customers',
    description: 'Bought often and lately, and spend the most.',
    goal: 'Keep them, and learn from them',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'frequency', op: 'gte', value: 4 },
        { type: 'metric', metric: 'monetary', op: 'gte', percentile: 80 },
        { type: 'metric', metric: 'recencyDays', op: 'lte', value: 90 },
      ],
    },
  },
  {
    key: 'about-to-lapse',
    name: 'About to lapse',
    description: 'Bought at least twice, and are now overdue.',
    goal: 'Get a further order before they forget the shop',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'frequency', op: 'gte', value: 2 },
        { type: 'metric', metric: 'recencyDays', op: 'between', value: [90, 180] },
      ],
    },
  },
  {
    key: 'win-back',
    name: 'Win back',
    description: 'No order for half a year, but an email opened in the last month.',
    goal: 'A first order after a long pause',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'recencyDays', op: 'gt', value: 180 },
        { type: 'event', event: 'Email Opened', op: 'gte', value: 1, within: '30d' },
      ],
    },
  },
  {
    key: 'one-order',
    name: 'Only one order so far',
    description: 'First order within two months, none after it.',
    goal: 'The second order',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'frequency', op: 'eq', value: 1 },
        { type: 'metric', metric: 'recencyDays', op: 'lte', value: 60 },
      ],
    },
  },
  {
    key: 'browsers',
    name: 'Looking, never bought',
    description: 'Visited several times this month without a single order.',
    goal: 'The first order',
    rule: {
      type: 'all',
      children: [
        { type: 'event', event: 'Product Viewed', op: 'gte', value: 5, within: '30d' },
        { type: 'metric', metric: 'frequency', op: 'eq', value: 0 },
      ],
    },
  },
  {
    key: 'birthday',
    name: 'Birthday next week',
    description: 'Have their birthday in the coming seven days and can be emailed.',
    goal: 'A kind word on the day',
    rule: {
      type: 'all',
      children: [
        { type: 'trait', trait: 'birthday', op: 'anniversaryWithin', value: '7d' },
        { type: 'consent', channel: 'email', op: 'neq', value: 'unsubscribed' },
      ],
    },
  },
];

export const findTemplate = (key: string | undefined): Template | undefined =>
  TEMPLATES.find((template) => template.key === key);

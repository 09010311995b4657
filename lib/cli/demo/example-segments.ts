import type { Rule } from '@/lib/rules';

export interface ExampleSegment {
  key: string;
  name: string;
  description: string;
  goal: string;
  /** Key of the segment that it never leaves; stands before it. */
  parent?: string;
  rule: Rule;
}

/** Segments that a marketer of such a shop would make first; the first two are what the product is known by. */
export const EXAMPLE_SEGMENTS: readonly ExampleSegment[] = [
  {
    key: 'repeat-viewers',
    name: 'Looking again and again',
    description: 'Viewed one product at least three times in the last 48 hours and have not ordered since.',
    goal: 'Answer the open question and win the order',
    rule: {
      type: 'all',
      children: [
        {
          type: 'event',
          event: 'Product Viewed',
          within: '48h',
          aggregate: 'count',
          op: 'gte',
          value: 3,
          per: 'productId',
          notFollowedBy: { event: 'Order Completed' },
        },
      ],
    },
  },
  {
    key: 'abandoned-carts',
    name: 'Cart left at the till',
    description:
      'Added to cart more than two hours ago with no order since, and started checkout in the last seven days.',
    goal: 'Bring them back to finish the order',
    rule: {
      type: 'all',
      children: [
        { type: 'event', event: 'Product Added', olderThan: '2h', notFollowedBy: { event: 'Order Completed' } },
        { type: 'event', event: 'Checkout Started', within: '7d' },
      ],
    },
  },
  {
    key: 'vips',
    name: 'VIPs',
    description: 'Ordered in the last 90 days and among the top tenth by money spent.',
    goal: 'Keep them: first looks, no discounts',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'monetary', op: 'gte', percentile: 90 },
        { type: 'metric', metric: 'recencyDays', op: 'lte', value: 90 },
      ],
    },
  },
  {
    key: 'new-customers',
    name: 'New customers',
    description: 'First order in the last 30 days.',
    goal: 'Win the second order',
    rule: { type: 'all', children: [{ type: 'metric', metric: 'lifecycleStage', op: 'eq', value: 'new' }] },
  },
  {
    key: 'at-risk',
    name: 'At risk',
    description: 'Three orders or more, but none for 90 to 180 days.',
    goal: 'Find out what is missing, before they are gone',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'frequency', op: 'gte', value: 3 },
        { type: 'metric', metric: 'recencyDays', op: 'between', value: [90, 180] },
      ],
    },
  },
  {
    key: 'win-back',
    name: 'Win back',
    description: 'Spent more than £500, last ordered over half a year ago, and may be written to.',
    goal: 'One good reason to return',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'recencyDays', op: 'gt', value: 180 },
        { type: 'metric', metric: 'monetary', op: 'gt', value: 500 },
        { type: 'consent', channel: 'email', op: 'eq', value: 'subscribed' },
      ],
    },
  },
  {
    key: 'christmas-lovers',
    name: 'Christmas lovers',
    description: 'Ordered Christmas goods in the last 90 days, or looked at them three times in the last 30.',
    goal: 'Sell the Christmas range early',
    rule: {
      type: 'any',
      children: [
        {
          type: 'event',
          event: 'Order Completed',
          where: [{ property: 'products.category', op: 'eq', value: 'Christmas' }],
          within: '90d',
        },
        {
          type: 'event',
          event: 'Product Viewed',
          where: [{ property: 'category', op: 'eq', value: 'Christmas' }],
          within: '30d',
          op: 'gte',
          value: 3,
        },
      ],
    },
  },
  {
    key: 'never-opened',
    name: 'Newsletter never opened',
    description: 'Sent at least eight emails in the last 90 days and opened none of them.',
    goal: 'Write less, or differently',
    rule: {
      type: 'all',
      children: [
        { type: 'event', event: 'Email Delivered', within: '90d', op: 'gte', value: 8 },
        { type: 'event', event: 'Email Opened', within: '90d', op: 'eq', value: 0 },
      ],
    },
  },
  {
    key: 'germany-and-france',
    name: 'Germany and France',
    description: 'Customers in Germany and France who ordered in the last year.',
    goal: 'Translated campaigns',
    rule: {
      type: 'all',
      children: [
        { type: 'trait', trait: 'country', op: 'in', value: ['DE', 'FR'] },
        { type: 'metric', metric: 'recencyDays', op: 'lte', value: 365 },
      ],
    },
  },
  {
    key: 'engaged-not-buying',
    name: 'Engaged, not buying',
    description: 'Among the most engaged quarter, and no order for 60 days.',
    goal: 'Turn interest into an order',
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'engagementScore', op: 'gte', percentile: 75 },
        { type: 'none', children: [{ type: 'event', event: 'Order Completed', within: '60d' }] },
      ],
    },
  },
  {
    key: 'signed-up-no-order',
    name: 'Signed up, never ordered',
    description: 'Have an account and no order yet.',
    goal: 'Win the first order',
    rule: {
      type: 'all',
      children: [
        { type: 'trait', trait: 'createdAt', op: 'exists' },
        { type: 'metric', metric: 'frequency', op: 'eq', value: 0 },
      ],
    },
  },
  {
    key: 'vips-to-watch',
    name: 'VIPs who look less',
    description: 'Of the VIPs, those whose engagement has fallen over the last four weeks.',
    goal: 'Ask them what is missing',
    parent: 'vips',
    rule: { type: 'all', children: [{ type: 'metric', metric: 'engagementTrend', op: 'lt', value: 0 }] },
  },
  {
    key: 'vips-gifts',
    name: 'VIPs at Christmas',
    description: 'Of the VIPs, those who ordered Christmas goods in the last 90 days.',
    goal: 'Show them the gifts first',
    parent: 'vips',
    rule: {
      type: 'all',
      children: [
        {
          type: 'event',
          event: 'Order Completed',
          where: [{ property: 'products.category', op: 'eq', value: 'Christmas' }],
          within: '90d',
        },
      ],
    },
  },
  {
    key: 'germany',
    name: 'Germany',
    description: 'Of Germany and France, those in Germany.',
    goal: 'The campaign in German',
    parent: 'germany-and-france',
    rule: { type: 'all', children: [{ type: 'trait', trait: 'country', op: 'eq', value: 'DE' }] },
  },
];

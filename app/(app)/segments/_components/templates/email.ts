import { all, mayWrite, metric, type Template, top } from './template';

const group = 'Email and occasions';

export const EMAIL: readonly Template[] = [
  {
    key: 'birthday',
    group,
    name: 'Birthday next week',
    description: 'Have their birthday in the coming seven days and can be emailed.',
    goal: 'A kind word on the day',
    rule: all({ type: 'trait', trait: 'birthday', op: 'anniversaryWithin', value: '7d' }, mayWrite),
  },
  {
    key: 'engaged-non-buyers',
    group,
    name: 'Engaged, not buying',
    description: 'Among the most engaged quarter, with no order for sixty days.',
    goal: 'Turn interest into an order',
    rule: all(top('engagementScore', 25), {
      type: 'event',
      event: 'Order Completed',
      op: 'eq',
      value: 0,
      within: '60d',
    }),
  },
  {
    key: 'email-clickers',
    group,
    name: 'Click, but do not buy',
    description: 'Clicked in an email twice or more this month, with no order in it.',
    goal: 'Better landing pages, or another offer',
    rule: all(
      { type: 'event', event: 'Email Link Clicked', op: 'gte', value: 2, within: '30d' },
      { type: 'event', event: 'Order Completed', op: 'eq', value: 0, within: '30d' },
      mayWrite,
    ),
  },
  {
    key: 'sunset',
    group,
    name: 'Never open',
    description: 'Were sent eight emails or more in ninety days and opened none.',
    goal: 'Write less, before they complain',
    rule: all(
      { type: 'event', event: 'Email Delivered', op: 'gte', value: 8, within: '90d' },
      { type: 'event', event: 'Email Opened', op: 'eq', value: 0, within: '90d' },
      mayWrite,
    ),
  },
  {
    key: 'discount-hunters',
    group,
    name: 'For discounts only',
    description: 'Order small baskets, and open emails often before they do.',
    goal: 'Try smaller discounts',
    rule: all(
      metric('frequency', 'gte', 2),
      { type: 'metric', metric: 'averageOrderValue', op: 'lte', percentile: 25 },
      { type: 'event', event: 'Email Opened', op: 'gte', value: 3, within: '90d' },
      mayWrite,
    ),
  },
];

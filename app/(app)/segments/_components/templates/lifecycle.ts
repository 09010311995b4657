import { all, between, metric, type Template, top } from './template';

const group = 'Orders and lifecycle';

export const LIFECYCLE: readonly Template[] = [
  {
    key: 'best-customers',
    group,
    name: 'VIPs',
    description: 'Bought often and lately, and spend the most.',
    goal: 'Keep them, and learn from them',
    rule: all(metric('frequency', 'gte', 4), top('monetary', 20), metric('recencyDays', 'lte', 90)),
  },
  {
    key: 'high-value-recent',
    group,
    name: 'High value, just bought',
    description: 'Among the top tenth by average order, and ordered in the last two weeks.',
    goal: 'Thank them, and show what goes with it',
    rule: all(top('averageOrderValue', 10), metric('recencyDays', 'lte', 14)),
  },
  {
    key: 'new-customers',
    group,
    name: 'New customers',
    description: 'Their first order was in the last thirty days.',
    goal: 'A good beginning',
    rule: all(metric('lifecycleStage', 'eq', 'new')),
  },
  {
    key: 'one-order',
    group,
    name: 'Only one order so far',
    description: 'First order within two months, none after it.',
    goal: 'The second order',
    rule: all(metric('frequency', 'eq', 1), metric('recencyDays', 'lte', 60)),
  },
  {
    key: 'at-risk',
    group,
    name: 'At risk',
    description: 'Past the time in which active customers order again, not yet lapsed.',
    goal: 'Find out what is missing',
    rule: all(metric('lifecycleStage', 'eq', 'atRisk')),
  },
  {
    key: 'about-to-lapse',
    group,
    name: 'About to lapse',
    description: 'Bought at least twice, and are in the last weeks before they count as lapsed.',
    goal: 'Get a further order before they forget the shop',
    rule: all(metric('frequency', 'gte', 2), between('recencyDays', 150, 180)),
  },
  {
    key: 'won-back',
    group,
    name: 'Won back',
    description: 'Ordered again after a long pause.',
    goal: 'Make it a habit again',
    rule: all(metric('lifecycleStage', 'eq', 'wonBack')),
  },
  {
    key: 'win-back',
    group,
    name: 'Win back',
    description: 'No order for half a year, but an email opened in the last month.',
    goal: 'A first order after a long pause',
    rule: all(
      metric('recencyDays', 'gt', 180),
      { type: 'event', event: 'Email Opened', op: 'gte', value: 1, within: '30d' },
      { type: 'consent', channel: 'email', op: 'neq', value: 'unsubscribed' },
    ),
  },
  {
    key: 'refunded',
    group,
    name: 'Refunded lately',
    description: 'Had money back in the last thirty days and have not ordered since.',
    goal: 'Put it right',
    rule: all({
      type: 'event',
      event: 'Order Refunded',
      op: 'gte',
      value: 1,
      within: '30d',
      notFollowedBy: { event: 'Order Completed' },
    }),
  },
];

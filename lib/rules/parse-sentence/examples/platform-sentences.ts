import {
  added,
  all,
  anyOf,
  checkout,
  clicked,
  consent,
  country,
  type Example,
  event,
  inSegment,
  metric,
  NO_ORDER_SINCE,
  never,
  noOrder,
  notInSegment,
  ofCategory,
  opened,
  ordered,
  reachable,
  trait,
  viewed,
  visited,
} from './make';

const spent = (more: Parameters<typeof ordered>[0]) => ordered({ aggregate: 'sum', of: 'total', ...more });

/** As the builders and documents of other platforms word their conditions: “has placed order zero times”, “performed”. */
export const PLATFORM: readonly Example[] = [
  {
    text: 'Has placed order at least once over all time and has placed order zero times in the last 180 days',
    rule: all(ordered(), noOrder({ within: '180d' })),
  },
  {
    text: 'Placed Order zero times over all time AND Started Checkout at least once in the last 30 days',
    rule: all(noOrder(), checkout({ within: '30d' })),
  },
  {
    text: 'What someone has done: Viewed Product at least 5 times in the last 14 days',
    rule: all(viewed({ value: 5, within: '14d' })),
  },
  {
    text: 'Received email at least 10 times in the last 90 days and opened email zero times in the last 90 days',
    rule: all(event('Email Delivered', { value: 10, within: '90d' }), never('Email Opened', { within: '90d' })),
  },
  {
    text: 'Person can receive email marketing and has not opened email in the last 120 days',
    rule: all(reachable, never('Email Opened', { within: '120d' })),
  },
  {
    text: 'is in segment VIPs and is not in segment Recently emailed',
    rule: all(inSegment('vips'), notInSegment('recently-emailed')),
  },
  {
    text: 'Users who performed Order Completed at least 3 times within the last 90 days',
    rule: all(ordered({ value: 3, within: '90d' })),
  },
  { text: 'Who did not perform Order Completed within the last 30 days', rule: all(noOrder({ within: '30d' })) },
  {
    text: 'Users who performed Product Added but did not perform Order Completed within 24 hours',
    rule: all(added({ notFollowedBy: { event: 'Order Completed', within: '24h' } })),
  },
  {
    text: 'has performed Wishlist Item Added at least twice within the past 10 days',
    rule: all(event('Wishlist Item Added', { value: 2, within: '10d' })),
  },
  {
    text: 'Users who have a custom trait loyaltyTier equal to Gold',
    rule: all(trait('loyaltyTier', 'eq', 'Gold')),
  },
  {
    text: 'attribute city is equal to London and attribute language is not equal to en',
    rule: all(trait('city', 'eq', 'London'), trait('language', 'neq', 'en')),
  },
  { text: 'country is exactly Germany', rule: all(country('DE')) },
  { text: "If someone's city is London or Leeds", rule: all(trait('city', 'in', ['London', 'Leeds'])) },
  {
    text: 'last purchase was more than 3 months ago but less than 12 months ago',
    rule: all(metric('recencyDays', 'gt', 90), metric('recencyDays', 'lt', 365)),
  },
  {
    text: 'ordered more than 30 days ago but less than 60 days ago',
    rule: all(ordered({ olderThan: '30d', within: '60d' })),
  },
  {
    text: 'Money spent in the last 60 days is more than 200',
    rule: all(spent({ op: 'gt', value: 200, within: '60d' })),
  },
  {
    text: 'spend on Garden in the last 90 days is at least £100',
    rule: all(spent({ value: 100, within: '90d', where: [ofCategory('Garden')] })),
  },
  {
    text: 'number of product views in the last 7 days is greater than 5',
    rule: all(viewed({ op: 'gt', value: 5, within: '7d' })),
  },
  {
    text: 'Product Viewed count >= 3 in last 7d and Order Completed count = 0 in last 7d',
    rule: all(viewed({ value: 3, within: '7d' }), noOrder({ within: '7d' })),
  },
  {
    text: 'monetary > 500 AND churnProbability < 0.3',
    rule: all(metric('monetary', 'gt', 500), metric('churnProbability', 'lt', 0.3)),
  },
  { text: 'recencyDays < 30', rule: all(metric('recencyDays', 'lt', 30)) },
  {
    text: 'customers with a churn probability between 0.4 and 0.7',
    rule: all(metric('churnProbability', 'between', [0.4, 0.7])),
  },
  {
    text: 'average order value above the 75th percentile',
    rule: all({ type: 'metric', metric: 'averageOrderValue', op: 'gt', percentile: 75 }),
  },
  { text: 'first used the site more than 1 year ago', rule: all(metric('tenureDays', 'gt', 365)) },
  {
    text: 'made their first purchase more than 90 days ago',
    rule: all(ordered({ olderThan: '90d' })),
  },
  {
    text: 'last seen more than 60 days ago',
    rule: all(visited({ olderThan: '60d' }), never('Page Viewed', { within: '60d' })),
  },
  { text: 'visited in the last 30days at least 10x', rule: all(visited({ value: 10, within: '30d' })) },
  {
    text: 'signed up within 30 days but no purchase within that time',
    rule: all(trait('createdAt', 'within', '30d'), noOrder({ within: '30d' })),
  },
  {
    text: '3+ product views and 1+ cart adds in the past 48 hours, zero orders in the same period',
    rule: all(viewed({ value: 3, within: '48h' }), added({ within: '48h' }), noOrder({ within: '48h' })),
  },
  {
    text: 'viewed a product and added to cart in the last 7 days',
    rule: all(viewed({ within: '7d' }), added({ within: '7d' })),
  },
  {
    text: 'have purchased and have opened an email in the last 30 days',
    rule: all(ordered(), opened({ within: '30d' })),
  },
  {
    text: 'window shoppers: browsed in the last week, bought nothing ever',
    rule: all(viewed({ within: '1w' }), noOrder()),
  },
  {
    text: 'repeat customers (2+ orders) from Germany, France or Spain',
    rule: all(metric('frequency', 'gte', 2), country('DE', 'FR', 'ES')),
  },
  {
    text: "clicked an email in the last 14 days and didn't purchase within 3 days of clicking",
    rule: all(clicked({ within: '14d', notFollowedBy: { event: 'Order Completed', within: '3d' } })),
  },
  {
    text: 'anyone who hit checkout twice or more in the past day without buying',
    rule: all(checkout({ value: 2, within: '1d', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'had at least 2 support tickets within the last 30 days',
    rule: all(event('Support Ticket Opened', { value: 2, within: '30d' })),
  },
  {
    text: 'bought at least £50 of Stationery & Cards in the last year',
    rule: all(spent({ value: 50, within: '365d', where: [ofCategory('Stationery & Cards')] })),
  },
  {
    text: 'customers who ordered exactly once, between 30 and 60 days ago',
    rule: all(ordered({ op: 'eq', value: 1, olderThan: '30d', within: '60d' })),
  },
  {
    text: 'people who bought Christmas products last December',
    rule: all(ordered({ from: '2025-12-01', to: '2026-01-01', where: [ofCategory('Christmas')] })),
  },
  {
    text: 'bought something in December last year',
    rule: all(ordered({ from: '2025-12-01', to: '2026-01-01' })),
  },
  {
    text: 'EU customers with no purchase since Black Friday',
    rule: all(country('DE', 'ES', 'FR', 'IE', 'NL', 'SE'), noOrder({ from: '2025-11-28' })),
  },
  {
    text: 'everyone in Europe except the UK',
    rule: all(country('DE', 'ES', 'FR', 'GB', 'IE', 'NL', 'SE'), trait('country', 'neq', 'GB')),
  },
  {
    text: 'Someone has opened email at least 1 time in the last 30 days or clicked email at least 1 time in the last 60 days',
    rule: all(anyOf(opened({ within: '30d' }), clicked({ within: '60d' }))),
  },
  {
    text: 'everyone who isn’t subscribed to SMS but is subscribed to email',
    rule: all({ type: 'consent', channel: 'sms', op: 'neq', value: 'subscribed' }, consent('subscribed')),
  },
  {
    text: 'bought more than £500 worth of products this year',
    rule: all(spent({ op: 'gt', value: 500, within: '365d' })),
  },
  {
    text: 'first-time buyers from the last 30 days',
    rule: all(ordered({ within: '30d' }), noOrder({ olderThan: '30d' })),
  },
  {
    text: 'ordered before 2026 but not since',
    rule: all(ordered({ to: '2026-01-01' }), noOrder({ from: '2026-01-01' })),
  },
  {
    text: 'women under 30 in London',
    rule: all(trait('gender', 'eq', 'female'), trait('age', 'lt', 30), trait('city', 'eq', 'London')),
  },
  // Seen in such documents and not read yet: each must say so.
  { text: 'gave us a rating under 3 in the last month', rule: all(event('Review Submitted', { within: '30d' })) },
  { text: 'country is exactly Germany or Austria', rule: all(country('DE', 'AT')) },
  {
    text: 'one-time buyers who have not returned in 90 days',
    rule: all(metric('frequency', 'eq', 1), never('Page Viewed', { within: '90d' })),
  },
  { text: 'email domain is gmail.com', rule: all(trait('email', 'endsWith', '@gmail.com')) },
  { text: "hasn't logged in for 2 weeks", rule: all(never('Page Viewed', { within: '2w' })) },
];

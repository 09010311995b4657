import {
  added,
  all,
  anyOf,
  bottom,
  category,
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
  none,
  noOrder,
  notInSegment,
  ofCategory,
  opened,
  ordered,
  reachable,
  stage,
  top,
  trait,
  viewed,
  visited,
} from './make';

/** In other words than the rest: held out at first (47 of 66 were read then), and tuned on since. */
export const VARIED: readonly Example[] = [
  { text: 'Anyone who made a purchase within the past 10 days', rule: all(ordered({ within: '10d' })) },
  { text: 'Customers that have ordered five or more times', rule: all(ordered({ value: 5 })) },
  {
    text: 'folks who bought exactly twice in the last 6 months',
    rule: all(ordered({ op: 'eq', value: 2, within: '180d' })),
  },
  { text: "Shoppers who haven't placed an order in over 120 days", rule: all(noOrder({ within: '120d' })) },
  { text: 'All customers who have never made a purchase', rule: all(noOrder()) },
  { text: 'Zero purchases in the last 45 days', rule: all(noOrder({ within: '45d' })) },
  { text: 'fewer than 3 orders in the past year', rule: all(ordered({ op: 'lt', value: 3, within: '365d' })) },
  {
    text: 'Added an item to their cart in the past 4 hours and has not placed an order since then',
    rule: all(added({ within: '4h', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'people who left items in their basket over 6 hours ago',
    rule: all(added({ olderThan: '6h', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'Reached checkout in the last 3 days without completing a purchase',
    rule: all(checkout({ within: '3d', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'Viewed kitchen products at least 4 times in the last 21 days but never bought from that category',
    rule: all(
      viewed({ where: [category('Kitchen & Dining')], value: 4, within: '21d' }),
      noOrder({ where: [ofCategory('Kitchen & Dining')] }),
    ),
  },
  {
    text: 'bought candles in the past 3 months',
    rule: all(ordered({ where: [ofCategory('Lighting & Candles')], within: '90d' })),
  },
  {
    text: 'Has purchased stationery or toys',
    rule: all(
      ordered({ where: [{ property: 'products.category', op: 'in', value: ['Stationery & Cards', 'Toys & Games'] }] }),
    ),
  },
  {
    text: 'spent at least £300 this year',
    rule: all(ordered({ aggregate: 'sum', of: 'total', value: 300, within: '365d' })),
  },
  {
    text: 'Spent less than £50 in the last 12 months',
    rule: all(ordered({ aggregate: 'sum', of: 'total', op: 'lt', value: 50, within: '365d' })),
  },
  {
    text: 'placed a single order worth at least £150',
    rule: all(ordered({ where: [{ property: 'total', op: 'gte', value: 150 }] })),
  },
  { text: 'Opened any campaign in the last 90 days', rule: all(opened({ within: '90d' })) },
  { text: 'has not clicked on an email for 6 months', rule: all(never('Email Link Clicked', { within: '180d' })) },
  {
    text: 'received at least 8 emails in the past 60 days and opened none of them',
    rule: all(event('Email Delivered', { value: 8, within: '60d' }), never('Email Opened', { within: '60d' })),
  },
  {
    text: 'clicked through from the Christmas preview email in the last 2 weeks',
    rule: all(clicked({ where: [{ property: 'campaign', op: 'eq', value: 'Christmas preview' }], within: '2w' })),
  },
  {
    text: 'Opened an email within the last 30 days or visited the store within the last 30 days',
    rule: anyOf(opened({ within: '30d' }), visited({ within: '30d' })),
  },
  { text: 'came back to the website in the last 3 days', rule: all(visited({ within: '3d' })) },
  {
    text: 'viewed the delivery and returns page more than once this month',
    rule: all(
      visited({
        where: [{ property: 'name', op: 'eq', value: 'Delivery and returns' }],
        op: 'gt',
        value: 1,
        within: '30d',
      }),
    ),
  },
  {
    text: 'visited the site 5+ times in the last 30 days and has zero orders',
    rule: all(visited({ value: 5, within: '30d' }), metric('frequency', 'eq', 0)),
  },
  {
    text: 'viewed a product and then bought within 24 hours',
    rule: all({ type: 'sequence', steps: [{ event: 'Product Viewed' }, { event: 'Order Completed', within: '24h' }] }),
  },
  {
    text: 'opened an email, clicked a link within 1 hour, then placed an order within 2 days',
    rule: all({
      type: 'sequence',
      steps: [
        { event: 'Email Opened' },
        { event: 'Email Link Clicked', within: '1h' },
        { event: 'Order Completed', within: '2d' },
      ],
    }),
  },
  { text: 'Ordered at any point since 15 October 2026', rule: all(ordered({ from: '2026-10-15' })) },
  { text: 'made a purchase in June 2026', rule: all(ordered({ from: '2026-06-01', to: '2026-07-01' })) },
  {
    text: 'bought in November or December 2025',
    rule: anyOf(ordered({ from: '2025-11-01', to: '2025-12-01' }), ordered({ from: '2025-12-01', to: '2026-01-01' })),
  },
  {
    text: 'first order in the last 30 days',
    rule: all(ordered({ within: '30d' }), noOrder({ olderThan: '30d' })),
  },
  {
    text: 'viewed the same item at least twice today',
    rule: all(viewed({ per: 'productId', value: 2, within: '1d' })),
  },
  {
    text: 'purchased across 4 or more categories',
    rule: all(ordered({ aggregate: 'distinct', of: 'products.category', value: 4 })),
  },
  { text: 'got a refund in the past 2 months', rule: all(event('Order Refunded', { within: '60d' })) },
  {
    text: 'wrote a review with a rating of 4 or higher in the last quarter',
    rule: all(event('Review Submitted', { where: [{ property: 'rating', op: 'gte', value: 4 }], within: '90d' })),
  },
  { text: 'raised a support ticket in the last 14 days', rule: all(event('Support Ticket Opened', { within: '14d' })) },
  { text: 'Located in France, Spain or the Netherlands', rule: all(country('FR', 'ES', 'NL')) },
  {
    text: 'UK customers who bought at least once in the last 30 days',
    rule: all(country('GB'), ordered({ within: '30d' })),
  },
  { text: 'everyone not based in the US', rule: all(trait('country', 'neq', 'US')) },
  { text: 'city is either Paris or Berlin', rule: all(trait('city', 'in', ['Paris', 'Berlin'])) },
  { text: 'whose preferred language is French', rule: all(trait('language', 'eq', 'fr')) },
  {
    text: 'people celebrating their birthday in the next two weeks',
    rule: all(trait('birthday', 'anniversaryWithin', '2w')),
  },
  { text: 'customers younger than 30', rule: all(trait('age', 'lt', 30)) },
  { text: 'between 40 and 55 years old', rule: all(trait('age', 'between', [40, 55])) },
  {
    text: 'Joined in the last month but have not bought yet',
    rule: all(trait('createdAt', 'within', '30d'), noOrder()),
  },
  { text: 'created an account before 1 January 2026', rule: all(trait('createdAt', 'lt', '2026-01-01')) },
  { text: 'acquired through paid search', rule: all(trait('acquisitionChannel', 'eq', 'Paid search')) },
  { text: 'without a company name', rule: all(trait('company', 'notExists')) },
  { text: 'Silver tier members', rule: all(trait('loyaltyTier', 'eq', 'Silver')) },
  {
    text: 'lapsed buyers with an average order value over £60',
    rule: all(stage('lapsed'), metric('averageOrderValue', 'gt', 60)),
  },
  { text: 'at-risk customers who still open our emails', rule: all(stage('atRisk'), opened()) },
  {
    text: 'VIPs in Germany who have not purchased in the last 90 days and can be emailed',
    rule: all(inSegment('vips'), country('DE'), noOrder({ within: '90d' }), reachable),
  },
  {
    text: 'ordered in the last 7 days, but leave out anyone in Recently emailed',
    rule: all(ordered({ within: '7d' }), notInSegment('recently-emailed')),
  },
  {
    text: 'everyone except VIPs and Christmas lovers',
    rule: none(inSegment('vips'), inSegment('christmas-lovers')),
  },
  { text: 'top 20% by lifetime value', rule: all(top('lifetimeValue', 20)) },
  { text: 'bottom 10 percent of customers by engagement', rule: all(bottom('engagementScore', 10)) },
  { text: 'Total spend of at least 1,000 pounds', rule: all(metric('monetary', 'gte', 1000)) },
  { text: 'customers with 2 to 4 orders', rule: all(metric('frequency', 'between', [2, 4])) },
  {
    text: 'frequent buyers: more than 6 orders and last order less than 30 days ago',
    rule: all(metric('frequency', 'gt', 6), metric('recencyDays', 'lt', 30)),
  },
  { text: 'last bought over a year ago', rule: all(metric('recencyDays', 'gt', 365)) },
  { text: 'click rate higher than 5%', rule: all(metric('clickRate', 'gt', 0.05)) },
  { text: 'high churn risk, at least 60%', rule: all(metric('churnProbability', 'gte', 0.6)) },
  {
    text: 'favourite category is either Garden or Home Décor',
    rule: all(metric('favouriteCategory', 'in', ['Garden', 'Home Décor'])),
  },
  { text: 'SMS subscribers in Ireland', rule: all(consent('subscribed', 'sms'), country('IE')) },
  {
    text: 'unsubscribed from email but bought in the last 30 days',
    rule: all(consent('unsubscribed'), ordered({ within: '30d' })),
  },
  {
    text: 'customers in the top 10% by spend or with more than 10 orders, who have not ordered in 60 days',
    rule: all(anyOf(top('monetary', 10), metric('frequency', 'gt', 10)), noOrder({ within: '60d' })),
  },
  {
    text: 'Brwosed gardn products in the last 2 weks but did not buy',
    rule: all(viewed({ where: [category('Garden')], within: '2w', notFollowedBy: NO_ORDER_SINCE })),
  },
];

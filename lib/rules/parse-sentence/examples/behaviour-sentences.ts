import {
  added,
  all,
  anyOf,
  category,
  checkout,
  clicked,
  country,
  type Example,
  event,
  NO_ORDER_SINCE,
  never,
  none,
  noOrder,
  ofCategory,
  opened,
  ordered,
  viewed,
  visited,
} from './make';

/** What people did: counts, windows, what did not follow, in which order. */
export const BEHAVIOUR: readonly Example[] = [
  { text: 'Customers who ordered in the last 30 days', rule: all(ordered({ within: '30d' })) },
  { text: 'anyone who bought something in the past two weeks', rule: all(ordered({ within: '2w' })) },
  { text: 'people who have purchased at least 3 times', rule: all(ordered({ value: 3 })) },
  {
    text: 'purchased more than once in the last 12 months',
    rule: all(ordered({ op: 'gt', value: 1, within: '365d' })),
  },
  { text: 'shoppers who have placed exactly one order', rule: all(ordered({ op: 'eq', value: 1 })) },
  { text: 'everyone who never bought anything', rule: all(noOrder()) },
  { text: "haven't purchased in 90 days", rule: all(noOrder({ within: '90d' })) },
  { text: 'No purchase in the last 6 months', rule: all(noOrder({ within: '180d' })) },
  { text: 'customers without an order in the last quarter', rule: all(noOrder({ within: '90d' })) },
  { text: 'viewed a product at least 3 times in the last 48 hours', rule: all(viewed({ value: 3, within: '48h' })) },
  {
    text: 'viewed a product at least 3 times in the last 48 hours but did not purchase',
    rule: all(viewed({ value: 3, within: '48h', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'Looked at the same product three or more times in the past week and did not buy within 48 hours',
    rule: all(
      viewed({
        value: 3,
        per: 'productId',
        within: '1w',
        notFollowedBy: { event: 'Order Completed', within: '48h' },
      }),
    ),
  },
  {
    text: 'added to cart more than 2 hours ago without an order since, and started checkout in the last 7 days',
    rule: all(added({ olderThan: '2h', notFollowedBy: NO_ORDER_SINCE }), checkout({ within: '7d' })),
  },
  {
    text: 'put something in their basket in the last 3 days but never checked out',
    rule: all(added({ within: '3d', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'abandoned their cart in the last 24 hours',
    rule: all(added({ within: '24h', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'people who abandoned checkout this week',
    rule: all(checkout({ within: '1w', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'started checkout in the past day but did not complete the order',
    rule: all(checkout({ within: '1d', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'browsed toys in the last 14 days and have not bought since',
    rule: all(viewed({ where: [category('Toys & Games')], within: '14d', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'viewed products in the Garden category at least 5 times this month',
    rule: all(viewed({ where: [category('Garden')], value: 5, within: '30d' })),
  },
  {
    text: 'bought from the Christmas category in the last year',
    rule: all(ordered({ where: [ofCategory('Christmas')], within: '365d' })),
  },
  {
    text: 'bought christmas products but not garden products',
    rule: all(ordered({ where: [ofCategory('Christmas')] }), noOrder({ where: [ofCategory('Garden')] })),
  },
  {
    text: 'customers who placed an order over £100 in the last 60 days',
    rule: all(ordered({ where: [{ property: 'total', op: 'gt', value: 100 }], within: '60d' })),
  },
  {
    text: 'at least two orders of £50 or more',
    rule: all(ordered({ where: [{ property: 'total', op: 'gte', value: 50 }], value: 2 })),
  },
  {
    text: 'spent more than £200 in the last 90 days',
    rule: all(ordered({ aggregate: 'sum', of: 'total', op: 'gt', value: 200, within: '90d' })),
  },
  { text: 'opened an email in the last 30 days', rule: all(opened({ within: '30d' })) },
  {
    text: 'opened or clicked an email in the last 60 days',
    rule: all(anyOf(opened({ within: '60d' }), clicked({ within: '60d' }))),
  },
  {
    text: 'have not opened or clicked any email in the last 120 days',
    rule: all(none(opened({ within: '120d' }), clicked({ within: '120d' }))),
  },
  {
    text: 'opened at least 5 emails in the last month but did not click',
    rule: all(opened({ value: 5, within: '30d' }), never('Email Link Clicked', { within: '30d' })),
  },
  {
    text: 'received an email in the last 2 weeks and never opened one',
    rule: all(event('Email Delivered', { within: '2w' }), never('Email Opened')),
  },
  {
    text: 'opened the Christmas preview campaign',
    rule: all(opened({ where: [{ property: 'campaign', op: 'eq', value: 'Christmas preview' }] })),
  },
  {
    text: 'clicked a link in the Garden opening email but did not place an order within 3 days',
    rule: all(
      clicked({
        where: [{ property: 'campaign', op: 'eq', value: 'Garden opening' }],
        notFollowedBy: { event: 'Order Completed', within: '3d' },
      }),
    ),
  },
  { text: 'visited the site in the last 7 days', rule: all(visited({ within: '7d' })) },
  { text: 'has not visited our website for 30 days', rule: all(never('Page Viewed', { within: '30d' })) },
  {
    text: 'visited the Offers page twice or more in the last 10 days',
    rule: all(visited({ where: [{ property: 'name', op: 'eq', value: 'Offers' }], value: 2, within: '10d' })),
  },
  {
    text: 'been on the site at least 4 times in the last fortnight without buying',
    rule: all(visited({ value: 4, within: '2w', notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'viewed a product, then added it to the cart within 1 hour, then started checkout within 30 minutes',
    rule: all({
      type: 'sequence',
      steps: [
        { event: 'Product Viewed' },
        { event: 'Product Added', within: '1h' },
        { event: 'Checkout Started', within: '30m' },
      ],
    }),
  },
  {
    text: 'added to cart and then started checkout within 2 hours, in the last 30 days',
    rule: all({
      type: 'sequence',
      steps: [{ event: 'Product Added' }, { event: 'Checkout Started', within: '2h' }],
      within: '30d',
    }),
  },
  {
    text: 'clicked an email and afterwards ordered within 24 hours',
    rule: all({
      type: 'sequence',
      steps: [{ event: 'Email Link Clicked' }, { event: 'Order Completed', within: '24h' }],
    }),
  },
  {
    text: 'bought something since 1 January 2026',
    rule: all(ordered({ from: '2026-01-01' })),
  },
  {
    text: 'ordered between 1 March 2026 and 31 May 2026',
    rule: all(ordered({ from: '2026-03-01', to: '2026-06-01' })),
  },
  {
    text: 'placed an order in 2025 but not in 2026',
    rule: all(ordered({ from: '2025-01-01', to: '2026-01-01' }), noOrder({ from: '2026-01-01', to: '2027-01-01' })),
  },
  { text: 'purchased before 2026-02-01', rule: all(ordered({ to: '2026-02-01' })) },
  {
    text: 'ordered between 30 and 60 days ago',
    rule: all(ordered({ within: '60d', olderThan: '30d' })),
  },
  {
    text: 'bought from at least 3 different categories',
    rule: all(ordered({ aggregate: 'distinct', of: 'products.category', value: 3 })),
  },
  {
    text: 'looked at 10 or more different products in the last 30 days',
    rule: all(viewed({ aggregate: 'distinct', of: 'productId', value: 10, within: '30d' })),
  },
  { text: 'returned an order in the last 3 months', rule: all(event('Order Refunded', { within: '90d' })) },
  {
    text: 'removed something from their cart yesterday or today',
    rule: all(event('Product Removed', { within: '2d' })),
  },
  { text: 'submitted a review in the last 90 days', rule: all(event('Review Submitted', { within: '90d' })) },
  {
    text: 'left a review with a rating below 3',
    rule: all(event('Review Submitted', { where: [{ property: 'rating', op: 'lt', value: 3 }] })),
  },
  {
    text: 'opened a support ticket in the last week but have not ordered in the last week',
    rule: all(event('Support Ticket Opened', { within: '1w' }), noOrder({ within: '1w' })),
  },
  {
    text: 'added an item to their wishlist at least twice and did not buy',
    rule: all(event('Wishlist Item Added', { value: 2, notFollowedBy: NO_ORDER_SINCE })),
  },
  {
    text: 'people in Germany who viewed a product or added to cart in the last 7 days',
    rule: all(country('DE'), anyOf(viewed({ within: '7d' }), added({ within: '7d' }))),
  },
  {
    text: 'neither opened an email nor visited the site in the last 90 days',
    rule: all(none(opened({ within: '90d' }), visited({ within: '90d' }))),
  },
  {
    text: 'viewed an item priced above £30 but did not add it to the cart',
    rule: all(
      viewed({ where: [{ property: 'price', op: 'gt', value: 30 }], notFollowedBy: { event: 'Product Added' } }),
    ),
  },
  { text: 'unsubscribed in the last 30 days', rule: all(event('Unsubscribed', { within: '30d' })) },
  { text: 'marked one of our emails as spam', rule: all(event('Email Marked as Spam')) },
  {
    text: 'started a checkout worth more than £75 in the last 5 days and no order since',
    rule: all(
      checkout({
        where: [{ property: 'value', op: 'gt', value: 75 }],
        within: '5d',
        notFollowedBy: NO_ORDER_SINCE,
      }),
    ),
  },
  {
    text: 'scored at least 10 points in the last 30 days with 1 point for viewing a product and 3 points for adding to cart, halved every 7 days',
    rule: all({
      type: 'score',
      weights: [
        { event: 'Product Viewed', points: 1 },
        { event: 'Product Added', points: 3 },
      ],
      within: '30d',
      halfLife: '7d',
      op: 'gte',
      value: 10,
    }),
  },
];

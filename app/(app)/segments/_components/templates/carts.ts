import { all, metric, type Template } from './template';

const group = 'Carts and browsing';
const noOrderSince = { event: 'Order Completed' };

export const CARTS: readonly Template[] = [
  {
    key: 'keen-viewers',
    group,
    name: 'On the edge of buying',
    description: 'Looked at products again and again in two days without buying since.',
    goal: 'Win the order without a discount',
    rule: all({
      type: 'event',
      event: 'Product Viewed',
      op: 'gte',
      value: 3,
      within: '48h',
      notFollowedBy: noOrderSince,
    }),
  },
  {
    key: 'cart-abandoners',
    group,
    name: 'Cart abandoners',
    description: 'Left something in the cart over two hours ago and started a checkout this week, with no order since.',
    goal: 'Bring them back to the cart',
    rule: all(
      { type: 'event', event: 'Product Added', op: 'gte', value: 1, olderThan: '2h', notFollowedBy: noOrderSince },
      { type: 'event', event: 'Checkout Started', op: 'gte', value: 1, within: '7d' },
    ),
  },
  {
    key: 'checkout-abandoners',
    group,
    name: 'Left at the checkout',
    description: 'Started a checkout in the last three days and did not order within an hour.',
    goal: 'Find out what stood in the way',
    rule: all({
      type: 'event',
      event: 'Checkout Started',
      op: 'gte',
      value: 1,
      within: '3d',
      olderThan: '1h',
      notFollowedBy: noOrderSince,
    }),
  },
  {
    key: 'browsers',
    group,
    name: 'Looking, never bought',
    description: 'Looked at products five times or more this month, without a single order ever.',
    goal: 'The first order',
    rule: all(
      { type: 'event', event: 'Product Viewed', op: 'gte', value: 5, within: '30d' },
      metric('frequency', 'eq', 0),
    ),
  },
  {
    key: 'category-browsers',
    group,
    name: 'Keen on one category',
    description: 'Looked at one category three times or more in two weeks, without an order since.',
    goal: 'Show them the best of it',
    rule: all({
      type: 'event',
      event: 'Product Viewed',
      op: 'gte',
      value: 3,
      within: '14d',
      per: 'category',
      notFollowedBy: noOrderSince,
    }),
  },
];

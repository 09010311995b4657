import type { EventDefinition, PropertyDefinition } from './types';

const PRODUCT = ['productId', 'name', 'category', 'price', 'currency', 'quantity'] as const;

/** Events of the commerce and email specifications, and of the page and screen calls. Any other name is accepted. */
export const EVENTS: readonly EventDefinition[] = [
  {
    name: 'Product Viewed',
    label: 'Product Viewed',
    phrase: 'viewed a product',
    group: 'commerce',
    properties: PRODUCT,
  },
  {
    name: 'Product Added',
    label: 'Product Added',
    phrase: 'added to cart',
    group: 'commerce',
    properties: [...PRODUCT, 'cartId'],
  },
  {
    name: 'Product Removed',
    label: 'Product Removed',
    phrase: 'removed from cart',
    group: 'commerce',
    properties: [...PRODUCT, 'cartId'],
  },
  {
    name: 'Cart Viewed',
    label: 'Cart Viewed',
    phrase: 'viewed the cart',
    group: 'commerce',
    properties: ['cartId', 'products'],
  },
  {
    name: 'Checkout Started',
    label: 'Checkout Started',
    phrase: 'started checkout',
    group: 'commerce',
    properties: ['cartId', 'value', 'currency', 'products'],
  },
  {
    name: 'Order Completed',
    label: 'Order Completed',
    phrase: 'placed an order',
    group: 'commerce',
    properties: ['orderId', 'total', 'currency', 'products'],
  },
  {
    name: 'Order Refunded',
    label: 'Order Refunded',
    phrase: 'was refunded',
    group: 'commerce',
    properties: ['orderId', 'total', 'currency', 'products'],
  },
  {
    name: 'Email Delivered',
    label: 'Email Delivered',
    phrase: 'was sent an email',
    group: 'email',
    properties: ['campaignId', 'campaign'],
  },
  {
    name: 'Email Opened',
    label: 'Email Opened',
    phrase: 'opened an email',
    group: 'email',
    properties: ['campaignId', 'campaign'],
  },
  {
    name: 'Email Link Clicked',
    label: 'Email Link Clicked',
    phrase: 'clicked a link in an email',
    group: 'email',
    properties: ['campaignId', 'campaign', 'url'],
  },
  {
    name: 'Email Bounced',
    label: 'Email Bounced',
    phrase: 'had an email bounce',
    group: 'email',
    properties: ['campaignId', 'reason'],
  },
  {
    name: 'Email Marked as Spam',
    label: 'Email Marked as Spam',
    phrase: 'marked an email as spam',
    group: 'email',
    properties: ['campaignId'],
  },
  {
    name: 'Unsubscribed',
    label: 'Unsubscribed',
    phrase: 'unsubscribed',
    group: 'email',
    properties: ['campaignId', 'channel'],
  },
  { name: 'Subscribed', label: 'Subscribed', phrase: 'subscribed', group: 'email', properties: ['channel'] },
  {
    name: 'Page Viewed',
    label: 'Page Viewed',
    phrase: 'viewed a page',
    group: 'web',
    properties: ['name', 'path', 'url', 'referrer', 'title'],
  },
  { name: 'Screen Viewed', label: 'Screen Viewed', phrase: 'viewed a screen', group: 'web', properties: ['name'] },
];

export const ORDER_COMPLETED = 'Order Completed';
export const ORDER_REFUNDED = 'Order Refunded';
/** Names under which the page and screen calls are stored. */
export const PAGE_VIEWED = 'Page Viewed';
export const SCREEN_VIEWED = 'Screen Viewed';

const BY_NAME = new Map(EVENTS.map((event) => [event.name, event]));

/** The definition of an event; one that is not known is a custom event and says itself. */
export function findEvent(name: string): EventDefinition & { known: boolean } {
  const known = BY_NAME.get(name);
  if (known) return { ...known, known: true };
  return { name, label: name, phrase: `did “${name}”`, group: 'custom', properties: [], known: false };
}

/** Calls of the tracking specification, as numbered in the dictionary of event names. */
export const CALL_KINDS = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** Calls that a rule can ask for as events, and that count towards sessions unless they are email events. */
export const BEHAVIOUR_KINDS: readonly CallKind[] = ['track', 'page', 'screen'];

/** A pause of more than this between two events of a customer starts a new session. */
export const SESSION_GAP_MS = 30 * 60_000;

/** Events that somebody else causes (a delivery, a bounce) and that therefore belong to no session. */
export const NON_SESSION_EVENTS: readonly string[] = [
  'Email Delivered',
  'Email Opened',
  'Email Link Clicked',
  'Email Bounced',
  'Email Marked as Spam',
  'Unsubscribed',
  'Subscribed',
  ORDER_REFUNDED,
];

export const PROPERTIES: readonly PropertyDefinition[] = [
  { name: 'productId', label: 'product', type: 'text', sensitivity: 'none', promoted: 'product' },
  { name: 'category', label: 'category', type: 'text', sensitivity: 'none', promoted: 'category' },
  { name: 'total', label: 'order total', type: 'number', unit: 'money', sensitivity: 'none', promoted: 'total' },
  { name: 'orderId', label: 'order', type: 'text', sensitivity: 'none' },
  { name: 'cartId', label: 'cart', type: 'text', sensitivity: 'none' },
  { name: 'price', label: 'price', type: 'number', unit: 'money', sensitivity: 'none' },
  { name: 'value', label: 'value', type: 'number', unit: 'money', sensitivity: 'none' },
  { name: 'quantity', label: 'quantity', type: 'number', unit: 'pieces', sensitivity: 'none' },
  { name: 'currency', label: 'currency', type: 'text', sensitivity: 'none' },
  { name: 'name', label: 'name', type: 'text', sensitivity: 'none' },
  { name: 'products.productId', label: 'a product of the order', type: 'text', sensitivity: 'none' },
  { name: 'products.category', label: 'category of a product of the order', type: 'text', sensitivity: 'none' },
  {
    name: 'products.price',
    label: 'price of a product of the order',
    type: 'number',
    unit: 'money',
    sensitivity: 'none',
  },
  {
    name: 'products.quantity',
    label: 'quantity of a product of the order',
    type: 'number',
    unit: 'pieces',
    sensitivity: 'none',
  },
  { name: 'campaignId', label: 'campaign id', type: 'text', sensitivity: 'none' },
  { name: 'campaign', label: 'campaign', type: 'text', sensitivity: 'none' },
  { name: 'url', label: 'address of the page or link', type: 'text', sensitivity: 'personal' },
  { name: 'path', label: 'path', type: 'text', sensitivity: 'none' },
  { name: 'referrer', label: 'referrer', type: 'text', sensitivity: 'none' },
];

const PROPERTY_BY_NAME = new Map(PROPERTIES.map((property) => [property.name, property]));

export const findProperty = (name: string): PropertyDefinition | undefined => PROPERTY_BY_NAME.get(name);

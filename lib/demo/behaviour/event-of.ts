import type { CallKind } from '@/lib/catalog';
import { PAGE_VIEWED } from '@/lib/catalog';
import { invoicePence } from '../source/types';
import type { DemoCampaign } from './campaigns';
import type { EventCode } from './event-log';
import { PAGES, REFERRERS, slug } from './pages';
import type { CartLine, World } from './world';

/** An event of the demo shop as the tracking specification knows it. `at` is epoch milliseconds. */
export interface DemoEvent {
  messageId: string;
  kind: CallKind;
  name: string;
  /** Index of the customer. */
  customer: number;
  at: number;
  properties: Record<string, unknown> | null;
}

const CURRENCY = 'GBP';
const SHOP_URL = 'https://shop.example.com';

/** Call, name, and the word for it in message ids; `real` events are the source's, the rest is generated. */
export const EVENT_KINDS: Readonly<Record<EventCode, { kind: CallKind; name: string; word: string; real?: true }>> = {
  identify: { kind: 'identify', name: 'Identify', word: 'identify' },
  pageViewed: { kind: 'page', name: PAGE_VIEWED, word: 'page' },
  productViewed: { kind: 'track', name: 'Product Viewed', word: 'view' },
  productAdded: { kind: 'track', name: 'Product Added', word: 'add' },
  productRemoved: { kind: 'track', name: 'Product Removed', word: 'remove' },
  cartViewed: { kind: 'track', name: 'Cart Viewed', word: 'cart' },
  checkoutStarted: { kind: 'track', name: 'Checkout Started', word: 'checkout' },
  orderCompleted: { kind: 'track', name: 'Order Completed', word: 'order', real: true },
  orderRefunded: { kind: 'track', name: 'Order Refunded', word: 'refund', real: true },
  subscribed: { kind: 'track', name: 'Subscribed', word: 'subscribe' },
  unsubscribed: { kind: 'track', name: 'Unsubscribed', word: 'unsubscribe' },
  emailDelivered: { kind: 'track', name: 'Email Delivered', word: 'deliver' },
  emailOpened: { kind: 'track', name: 'Email Opened', word: 'open' },
  emailClicked: { kind: 'track', name: 'Email Link Clicked', word: 'click' },
  emailBounced: { kind: 'track', name: 'Email Bounced', word: 'bounce' },
  emailSpam: { kind: 'track', name: 'Email Marked as Spam', word: 'spam' },
};

type Row = { customer: number; a: number; b: number; c: number };
type Properties = (row: Row) => Record<string, unknown> | null;

const pounds = (pence: number): number => pence / 100;

/** How the rows of the log become properties; the meaning of `a`, `b` and `c` stands here, kind by kind. */
export function propertiesOf(
  world: World,
  campaigns: readonly DemoCampaign[],
): Readonly<Record<EventCode, Properties>> {
  const product = (i: number, quantity?: number, price?: number): Record<string, unknown> => {
    const p = world.products[i];
    return {
      productId: p?.id,
      name: p?.name,
      category: p?.category,
      price: pounds(price ?? p?.price ?? 0),
      ...(quantity === undefined ? {} : { quantity }),
    };
  };
  const lines = (items: readonly (CartLine & { price?: number })[]) =>
    items.map((line) => product(line.product, line.quantity, line.price));
  const cartId = (c: number) => world.carts[c]?.id;
  const email = (a: number) => ({ campaignId: campaigns[a]?.id, campaign: campaigns[a]?.name });
  const invoice = (a: number) => {
    const found = world.source.invoices[a];
    return { total: pounds(found ? invoicePence(found) : 0), currency: CURRENCY, products: lines(found?.lines ?? []) };
  };
  const numberOf = (a: number) => String(world.source.invoices[a]?.number ?? a);
  return {
    identify: ({ customer }) => ({ ...world.customers[customer]?.traits, email: world.customers[customer]?.email }),
    pageViewed: ({ a, b }) => {
      const page = PAGES[a];
      return {
        name: page?.name,
        path: page?.path,
        url: SHOP_URL + (page?.path ?? ''),
        ...(REFERRERS[b] ? { referrer: REFERRERS[b] } : {}),
      };
    },
    productViewed: ({ a }) => ({ ...product(a), currency: CURRENCY }),
    productAdded: ({ a, b, c }) => ({ ...product(a, b), currency: CURRENCY, cartId: cartId(c) }),
    productRemoved: ({ a, b, c }) => ({ ...product(a, b), currency: CURRENCY, cartId: cartId(c) }),
    cartViewed: ({ a }) => ({ cartId: cartId(a) }),
    checkoutStarted: ({ a, b }) => {
      const items = world.carts[a]?.lines ?? [];
      const value = pounds(
        items.reduce((sum, line) => sum + line.quantity * (world.products[line.product]?.price ?? 0), 0),
      );
      return { cartId: cartId(a), value, currency: CURRENCY, ...(b === 1 ? { products: lines(items) } : {}) };
    },
    orderCompleted: ({ a }) => ({ orderId: numberOf(a), ...invoice(a) }),
    orderRefunded: ({ a, b }) => ({
      ...(b > 0 ? { orderId: numberOf(b - 1) } : {}),
      refundId: `C${numberOf(a)}`,
      ...invoice(a),
    }),
    subscribed: () => ({ channel: 'email' }),
    unsubscribed: ({ a }) => ({ ...(a >= 0 ? email(a) : {}), channel: 'email' }),
    emailDelivered: ({ a }) => email(a),
    emailOpened: ({ a }) => email(a),
    emailClicked: ({ a, b }) => ({ ...email(a), url: `${SHOP_URL}/products/${slug(world.products[b]?.id ?? '')}` }),
    emailBounced: ({ a }) => ({ ...email(a), reason: 'mailbox unavailable' }),
    emailSpam: ({ a }) => email(a),
  };
}

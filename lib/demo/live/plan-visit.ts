import type { Random } from '@/lib/core';
import { PAGES } from '../behaviour/pages';
import { drawPerson, type Mailboxes } from '../people/draw-person';
import { PLACES, UNKNOWN_PLACE } from '../people/places';
import type { DemoProduct } from '../products/build-products';
import type { LiveStep } from './types';

export interface LiveWorld {
  products: readonly DemoProduct[];
  /** A product's index, by how often it sells. */
  popular(random: Random): number;
  mailboxes: Mailboxes;
  /** A new name for a cart, an order or a person, never given twice. */
  fresh(what: 'cart' | 'order' | 'user'): string;
}

const SIGN_UP = 0.12;
const LOVE = 0.3;
const CART = 0.4;
const CHECKOUT = 0.6;
const ORDER = 0.55;

/** What a visitor is going to do: looks around, perhaps falls for something, fills a cart, pays or leaves it standing. */
export function planVisit(world: LiveWorld, random: Random, options: { known: boolean; year: number }): LiveStep[] {
  const steps: LiveStep[] = [];
  const then = (call: LiveStep['call'], becomes?: string) =>
    steps.push({ pauseMs: 600 + random.exponential(4_500), call, ...(becomes ? { becomes } : {}) });
  const page = random.pick(PAGES);
  then({ type: 'page', name: page.name, properties: { path: page.path, url: `https://shop.example.com${page.path}` } });
  const views = Array.from({ length: random.int(1, 5) }, () => world.popular(random));
  const love = random.chance(LOVE) ? world.popular(random) : undefined;
  if (love !== undefined) views.push(love, love, love);
  for (const view of views)
    then({ type: 'track', event: 'Product Viewed', properties: { ...item(world, view), currency: 'GBP' } });
  if (!options.known && random.chance(SIGN_UP)) signUp(world, random, options.year, then);
  if (random.chance(CART)) fillCart(world, random, views, then);
  return steps;
}

type Then = (call: LiveStep['call'], becomes?: string) => void;

function signUp(world: LiveWorld, random: Random, year: number, then: Then): void {
  const { email, traits } = drawPerson(PLACES['United Kingdom'] ?? UNKNOWN_PLACE, random, world.mailboxes, {
    wholesale: false,
    year,
  });
  const userId = world.fresh('user');
  then(
    { type: 'identify', traits: { ...traits, email: email.replace('@', `.${userId.replace('user-', '')}@`) } },
    userId,
  );
  if (random.chance(0.7)) then({ type: 'track', event: 'Subscribed', properties: { channel: 'email' } });
}

function fillCart(world: LiveWorld, random: Random, views: readonly number[], then: Then): void {
  const cartId = world.fresh('cart');
  const products = [...new Set(views)]
    .slice(-random.int(1, 3))
    .map((product) => ({ ...item(world, product), quantity: random.pick([1, 1, 2, 3, 6]) }));
  for (const product of products)
    then({ type: 'track', event: 'Product Added', properties: { ...product, currency: 'GBP', cartId } });
  then({ type: 'track', event: 'Cart Viewed', properties: { cartId } });
  if (!random.chance(CHECKOUT)) return;
  const total = Math.round(products.reduce((sum, product) => sum + product.price * product.quantity, 0) * 100) / 100;
  then({ type: 'track', event: 'Checkout Started', properties: { cartId, value: total, currency: 'GBP', products } });
  if (random.chance(ORDER))
    then({
      type: 'track',
      event: 'Order Completed',
      properties: { orderId: world.fresh('order'), total, currency: 'GBP', products },
    });
}

function item(world: LiveWorld, index: number) {
  const product = world.products[index];
  return {
    productId: product?.id,
    name: product?.name,
    category: product?.category,
    price: (product?.price ?? 0) / 100,
  };
}

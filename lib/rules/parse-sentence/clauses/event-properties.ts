import { findEvent } from '@/lib/catalog';
import type { Context } from '../context';

/** The path under which an event carries a property of a product or of itself; undefined where it carries none. */
export function propertyPath({ lexicon }: Context, event: string, name: string): string | undefined {
  const own = lexicon.vocabulary.properties.filter((each) => each.event === event).map((each) => each.name);
  const expected = findEvent(event).properties;
  if (own.includes(name) || expected.includes(name)) return name;
  const nested = own.find((each) => each.endsWith(`.${name}`));
  return nested ?? (expected.includes('products') ? `products.${name}` : undefined);
}

const MONEY = ['total', 'value', 'price', 'amount', 'revenue', 'subtotal'];

/** The property in which an event carries its money. */
export function moneyPath(context: Context, event: string): string | undefined {
  const { properties } = context.lexicon.vocabulary;
  const names = [
    ...properties.filter((each) => each.event === event).map(({ name }) => name),
    ...findEvent(event).properties,
  ];
  return MONEY.find((name) => names.includes(name));
}

/** The property that tells the things apart of which a noun speaks. */
export function pathOfNoun(context: Context, event: string, noun: string): string | undefined {
  const candidates: Readonly<Record<string, readonly string[]>> = {
    category: ['category'],
    cart: ['cartId'],
    basket: ['cartId'],
    order: ['orderId'],
    page: ['path', 'name'],
    email: ['campaignId', 'campaign'],
    campaign: ['campaign', 'campaignId'],
  };
  for (const name of candidates[noun] ?? ['productId']) {
    const path = propertyPath(context, event, name);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** The properties of an event whose values can be said without naming the property, the most telling first. */
export function tellingProperties({ lexicon }: Context, event: string): string[] {
  const texts = lexicon.vocabulary.properties.filter((each) => each.event === event && each.type === 'text');
  const rank = (name: string): number => (name.endsWith('category') ? 0 : name === 'campaign' ? 1 : 2);
  return texts.map(({ name }) => name).toSorted((a, b) => rank(a) - rank(b));
}

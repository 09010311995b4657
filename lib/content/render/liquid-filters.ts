import type { Context } from 'liquidjs';

interface FilterThis {
  context: Context;
}

/** Said to be blank by the template itself (`default: ""`). */
export class Blank {
  toString(): string {
    return '';
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === '' ||
  value instanceof Blank ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && value.trim() === '');

/** `{{ customer.firstName | default: "there" }}`. */
export const defaultTo = (value: unknown, fallback: unknown): unknown => {
  if (!isEmpty(value)) return value;
  return isEmpty(fallback) ? new Blank() : fallback;
};

const formats = new Map<string, Intl.NumberFormat>();

/** "£12.50" of a decimal string, exactly; nothing of what is no number. */
export function moneyText(amount: string, currency: string, language: string): string {
  const key = `${language}/${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { style: 'currency', currency });
    formats.set(key, format);
  }
  return format.format(amount as Intl.StringNumericLiteral);
}

/** `{{ product.price | money: product.currency }}`; without a code in the currency of the shop. */
export function formatMoney(this: FilterThis, value: unknown, currency?: unknown): unknown {
  if (isEmpty(value)) return value;
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const code =
    typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : this.context.getSync(['currency']);
  return moneyText(text, String(code), String(this.context.getSync(['language'])));
}

/** `{{ n | plural: "order", "orders" }}`: "1 order", "3 orders". */
export const pluralOf = (value: unknown, one: unknown, more: unknown): unknown =>
  isEmpty(value) ? value : `${value} ${Number(value) === 1 ? one : (more ?? `${one}s`)}`;

/** "ANNE-marie" as "Anne-Marie": names come as people typed them. Mixed case is left alone. */
export const properName = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return text;
  return text
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());
};

import type { EmailDocument } from '@/lib/content/document/document';
import { rulesOf, walkBlocks } from '@/lib/content/document/walk-blocks';
import type { ContentCustomer, RenderContext } from '@/lib/content/render-types';
import type { Queryable } from '@/lib/platform/db';
import { type CustomerMetrics, readMetrics } from '../profiles/read-metrics';
import { readShopCurrency } from '../profiles/shop-currency';
import { readBrand } from './brand';
import { readCarts } from './read-carts';
import { readNamedProducts } from './read-products';
import { readRecommendations } from './read-recommendations';
import { readShown } from './read-shown';

export interface ContextsInput {
  /** Numbers; some hundreds at a time. */
  customers: readonly number[];
  document: EmailDocument;
  campaign: { id: string; name: string };
  at: Date;
}

export type CustomerContext = Omit<RenderContext, 'links'>;

const CUSTOMERS = `SELECT number, id, email, traits FROM customer
  WHERE number = ANY($1::int[]) AND merged_into IS NULL AND erased_at IS NULL`;

interface Row {
  number: number;
  id: string;
  email: string | null;
  traits: Record<string, unknown>;
}

/**
 * What an email reads of each of some customers, in a handful of statements however many they are. Whoever is no longer
 * a customer is left out. Only what the document uses is read: metrics, cart, recommendations, rules.
 */
export async function readContexts(db: Queryable, input: ContextsInput): Promise<Map<number, CustomerContext>> {
  const { customers, document, campaign, at } = input;
  const uses = usesOf(document);
  // One after another: a connection answers one question at a time.
  const { rows } = await db.query<Row>(CUSTOMERS, [customers]);
  const numbers = rows.map(({ number }) => number);
  const brand = await readBrand(db);
  const currency = await readShopCurrency(db);
  const products = await readNamedProducts(db, uses.products, currency);
  const metrics = uses.metrics ? await readMetrics(db, numbers, at) : new Map<number, CustomerMetrics>();
  const shown = await readShown(db, { rules: rulesOf(document), customers: numbers, at });
  const carts = uses.cart ? await readCarts(db, { customers: numbers, currency, at }) : undefined;
  const recommendations = uses.recommendations
    ? await readRecommendations(db, { customers: numbers, n: uses.recommendations, currency, at })
    : undefined;
  return new Map(
    rows.map((row) => [
      row.number,
      {
        customer: contentCustomer(row, metrics.get(row.number)),
        brand,
        campaign: { id: campaign.id, name: campaign.name },
        currency,
        products,
        recommendations: recommendations?.get(row.number) ?? [],
        cart: carts?.get(row.number) ?? [],
        shown: shown.get(row.number) ?? NOTHING,
        at,
      },
    ]),
  );
}

const NOTHING: ReadonlySet<string> = new Set();
const MOST = 12;

/** Products that a document names. */
export const productsOf = (document: EmailDocument): string[] => [
  ...new Set(walkBlocks(document).flatMap(({ block }) => (block.type === 'products' ? block.products : []))),
];

/** What a document asks for. */
function usesOf(document: EmailDocument) {
  const blocks = walkBlocks(document).map(({ block }) => block);
  const words = JSON.stringify(document);
  const mentions = (name: string): boolean => new RegExp(`\\{[{%][^}]*\\b${name}\\b`).test(words);
  return {
    products: productsOf(document),
    metrics: mentions('metrics'),
    cart: blocks.some(({ type }) => type === 'cart') || mentions('cart'),
    recommendations: mentions('recommendations')
      ? MOST
      : Math.max(0, ...blocks.map((block) => (block.type === 'recommendations' ? block.count : 0))),
  };
}

/** Only plain values reach a template; nothing of a customer but these. */
function contentCustomer({ id, email, traits }: Row, metrics: CustomerMetrics | undefined): ContentCustomer {
  const text = (name: string): string | null => {
    const value = traits[name];
    return typeof value === 'string' && value.trim() ? value.trim() : null;
  };
  const whole = text('name')?.split(/\s+/) ?? [];
  return {
    id,
    email,
    firstName: text('firstName') ?? (whole.length > 1 ? (whole[0] ?? null) : null),
    lastName: text('lastName') ?? (whole.length > 1 ? whole.slice(1).join(' ') : null),
    traits: plainValues(traits),
    metrics: metrics ? plainValues(metrics) : {},
  };
}

function plainValues(values: object): Record<string, string | number | boolean | null> {
  const out: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      out[name] = value;
    else if (value instanceof Date) out[name] = value.toISOString();
  }
  return out;
}

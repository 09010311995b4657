import type { EmailDocument, Variant } from '../document/document';
import { shownKey } from '../document/shown-key';
import { walkBlocks } from '../document/walk-blocks';
import type { ContentProduct, RenderContext } from '../render-types';
import { type GridBlock, gridSize } from './grid-mjml';
import { moneyText } from './liquid-filters';
import { RenderFailure } from './render-failure';

/** A block that shows products, and the name of its cells. */
export interface Grid {
  key: string;
  block: GridBlock;
  place: string;
  /** Whether a rule decides on it. */
  guard: string | null;
}

const isGrid = (block: { type: string }): block is GridBlock =>
  block.type === 'products' || block.type === 'recommendations' || block.type === 'cart';

/** The blocks of a variant that show products. */
export function gridsOf(document: EmailDocument, variant: Variant): Grid[] {
  return walkBlocks(document, variant).flatMap(({ block, place, own, guards }) =>
    isGrid(block)
      ? [
          {
            key: shownKey(own ? variant.key : null, block.id),
            block,
            place,
            guard: guards.at(-1) ?? null,
          },
        ]
      : [],
  );
}

interface Cell {
  name: string;
  initial: string;
  price: string | null;
  image: string | null;
  url: string;
}

/** All that a template can reach: what a person may use by name, and what our own parts of it need. */
export function makeScope(context: RenderContext, language: string, grids: readonly Grid[]): Record<string, unknown> {
  const cells: Record<string, Cell[]> = {};
  for (const grid of grids) cells[grid.key] = cellsOf(grid, context, language);
  const { id, email, firstName, lastName, traits, metrics } = context.customer;
  const { name, siteUrl, postalAddress, logoUrl } = context.brand;
  return {
    customer: { id, email, firstName, lastName, traits, metrics },
    brand: { name, siteUrl, postalAddress: oneLine(postalAddress), logoUrl },
    campaign: { id: context.campaign.id, name: context.campaign.name },
    recommendations: context.recommendations,
    cart: context.cart,
    currency: context.currency,
    language,
    at: context.at,
    _shown: Object.fromEntries([...context.shown].map((key) => [key, true])),
    _grid: cells,
    _unsubscribe: context.links.unsubscribe,
    _preferences: context.links.preferences,
    _pixel: context.links.pixel,
  };
}

const oneLine = (text: string): string => text.trim().replace(/\s*\n+\s*/g, ', ');

function cellsOf(grid: Grid, context: RenderContext, language: string): Cell[] {
  const { block, key, place, guard } = grid;
  const cell = (product: ContentProduct, price: string | null): Cell => ({
    name: product.name,
    initial: (/[\p{L}\p{N}]/u.exec(product.name)?.[0] ?? '•').toUpperCase(),
    price: price === null ? null : moneyText(price, product.currency || context.currency, language),
    image: product.imageUrl && /^https?:\/\//i.test(product.imageUrl) ? product.imageUrl : null,
    url: product.url || context.brand.siteUrl,
  });
  if (block.type !== 'products') {
    const list = block.type === 'cart' ? context.cart : context.recommendations;
    return list.slice(0, gridSize(block)).map((product) => cell(product, product.price));
  }
  // What is not shown to this customer needs no products.
  if (guard !== null && !context.shown.has(guard)) return [];
  return block.products.map((id, n) => {
    const product = context.products.get(id);
    if (!product)
      throw new RenderFailure('missingValue', `the catalogue has no product “${id}”`, `${place}/products/${n}`, key);
    return cell(product, block.prices[id] ?? product.price);
  });
}

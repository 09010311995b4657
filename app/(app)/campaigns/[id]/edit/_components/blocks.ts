import type { Block, BlockType, PlainBlock } from '@/lib/content/document/blocks';
import type { EmailDocument, VariantKey } from '@/lib/content/document/document';

export const BLOCK_WORDS: Readonly<Record<BlockType, string>> = {
  hero: 'Headline',
  text: 'Text',
  image: 'Picture',
  button: 'Button',
  products: 'Products',
  recommendations: 'Recommendations',
  cart: 'Cart',
  columns: 'Columns',
  divider: 'Line',
  spacer: 'Space',
  snippet: 'Snippet',
};

export type AddedType = Exclude<BlockType, 'snippet'>;
/** Kinds that can be added, in the order of the menu. */
export const ADDED: readonly AddedType[] = [
  'text',
  'hero',
  'image',
  'button',
  'products',
  'recommendations',
  'cart',
  'columns',
  'divider',
  'spacer',
];

/** An id that no block of the document has, nor any of `besides`. */
export function freeId(document: EmailDocument, besides: ReadonlySet<string> = new Set()): string {
  const taken = new Set(JSON.stringify(document).match(/"id":"[a-z0-9]{4,12}"/g));
  for (let n = 1; ; n += 1) {
    const id = `b${n.toString(36).padStart(4, '0')}`;
    if (!taken.has(`"id":"${id}"`) && !besides.has(id)) return id;
  }
}

/** The same block once more, with ids of its own, also of what stands in its columns. */
export function copyBlock(block: Block, document: EmailDocument): Block {
  const used = new Set<string>();
  const fresh = (): string => {
    const id = freeId(document, used);
    used.add(id);
    return id;
  };
  const copy = structuredClone(block);
  if (copy.type === 'columns') for (const inner of copy.columns.flat()) inner.id = fresh();
  return { ...copy, id: fresh() };
}

/**
 * A snippet's blocks as blocks of the email, with ids of their own: what they say changes with the snippet no more. Each
 * is shown to whom both it and the snippet were.
 */
export function ownBlocks({ showWhen }: Block, inner: readonly PlainBlock[], document: EmailDocument): PlainBlock[] {
  const used = new Set<string>();
  return inner.map((block) => {
    const id = freeId(document, used);
    used.add(id);
    const both: PlainBlock['showWhen'] =
      showWhen && block.showWhen ? { type: 'all', children: [showWhen, block.showWhen] } : (block.showWhen ?? showWhen);
    return { ...block, id, showWhen: both };
  });
}

/** A new block of a kind, with words that say what belongs there; a grid begins with some products. */
export function newBlock(type: AddedType, id: string, products: readonly string[]): Block {
  const common = { id, showWhen: null };
  switch (type) {
    case 'text':
      return { ...common, type, style: 'paragraph', text: 'Write here.', align: 'left' };
    case 'hero':
      return { ...common, type, title: 'A headline', text: '', background: '#2b4a44', image: '' };
    case 'image':
      return { ...common, type, source: '', alt: '', href: '' };
    case 'button':
      return { ...common, type, label: 'Have a look', href: '{{ brand.siteUrl }}', note: '' };
    case 'products':
      return {
        ...common,
        type,
        products: products.length > 0 ? [...products] : ['product-id'],
        columns: 3,
        prices: {},
      };
    case 'recommendations':
      return { ...common, type, count: 3, columns: 3, title: 'Chosen for you' };
    case 'cart':
      return { ...common, type, count: 3, title: 'Still in your basket' };
    case 'columns':
      return {
        ...common,
        type,
        columns: [
          [{ id: `${id}l`, showWhen: null, type: 'text', style: 'paragraph', text: 'Left', align: 'left' }],
          [{ id: `${id}r`, showWhen: null, type: 'text', style: 'paragraph', text: 'Right', align: 'left' }],
        ],
      };
    case 'divider':
      return { ...common, type };
    case 'spacer':
      return { ...common, type, height: 24 };
  }
}

export const EMPTY_DOCUMENT: EmailDocument = {
  format: 1,
  language: 'en',
  variants: [{ key: 'A', subject: '', preheader: '', blocks: null, weight: 1, reason: '' }],
  blocks: [
    {
      id: 'hello',
      showWhen: null,
      type: 'text',
      style: 'paragraph',
      text: 'Dear {{ customer.firstName | default: "friend" }},',
      align: 'left',
    },
  ],
  utm: { source: 'kindred', medium: 'email', campaign: '' },
};

/** What a block says in its line of the list. */
export function blockSummary(block: Block): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'hero':
      return block.title;
    case 'image':
      return block.alt || block.source || 'No picture yet';
    case 'button':
      return block.label;
    case 'products':
      return `${block.products.length} chosen`;
    case 'recommendations':
    case 'cart':
      return block.title || `${block.count} products`;
    case 'columns':
      return `${block.columns.length} side by side`;
    case 'snippet':
      return block.key;
    case 'spacer':
      return `${block.height} px`;
    case 'divider':
      return '';
  }
}

/** What a snippet may hold. */
export const isPlain = (block: Block): block is PlainBlock => block.type !== 'columns' && block.type !== 'snippet';

/** The blocks that a variant shows: its own, or those of the document. */
export function blocksOf(document: EmailDocument, variant: VariantKey): Block[] {
  return document.variants.find(({ key }) => key === variant)?.blocks ?? document.blocks;
}

/** The document with other blocks in a variant, or in all that have none of their own. */
export function withBlocks(document: EmailDocument, variant: VariantKey, blocks: Block[]): EmailDocument {
  const own = document.variants.find(({ key }) => key === variant)?.blocks;
  if (!own) return { ...document, blocks };
  return { ...document, variants: document.variants.map((one) => (one.key === variant ? { ...one, blocks } : one)) };
}

import { z } from 'zod';
import { ruleSchema } from './rule-like';

/** Text that may hold Liquid: placeholders with defaults, filters, conditions. */
const liquid = (max: number) => z.string().max(max);
const blockId = z.string().regex(/^[a-z0-9]{4,12}$/);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

const common = {
  /** Stable through edits: comments, checks and differences name a block by it. */
  id: blockId,
  /** Shown only to customers for whom the rule holds; null: to all. A rule of the rule language. */
  showWhen: ruleSchema.nullable().default(null),
};

export const textBlock = z.object({
  ...common,
  type: z.literal('text'),
  style: z.enum(['heading', 'paragraph', 'small']).default('paragraph'),
  /** Paragraphs parted by an empty line; **bold**, *italic* and [label](https://address) only: no HTML. */
  text: liquid(10_000),
  align: z.enum(['left', 'center']).default('left'),
});

export const imageBlock = z.object({
  ...common,
  type: z.literal('image'),
  source: liquid(2_000),
  alt: liquid(500),
  /** Where a click leads; empty: nowhere. */
  href: liquid(2_000).default(''),
});

/** The large picture or coloured field at the head, with a headline of its own. */
export const heroBlock = z.object({
  ...common,
  type: z.literal('hero'),
  title: liquid(300),
  text: liquid(500).default(''),
  background: colour.default('#2b4a44'),
  image: liquid(2_000).default(''),
});

export const buttonBlock = z.object({
  ...common,
  type: z.literal('button'),
  label: liquid(200),
  href: liquid(2_000),
  /** Small words beside it: "with the code GLOW15". */
  note: liquid(200).default(''),
});

export const productsBlock = z.object({
  ...common,
  type: z.literal('products'),
  /** Ids of products of the catalogue; name and price are read from it when the email is rendered. */
  products: z.array(z.string().min(1).max(200)).min(1).max(12),
  columns: z.number().int().min(1).max(3).default(3),
  /** A price that was written by hand, by product id (decimal string): checked against the catalogue. */
  prices: z.record(z.string(), z.string()).default({}),
});

export const recommendationsBlock = z.object({
  ...common,
  type: z.literal('recommendations'),
  count: z.number().int().min(1).max(12).default(3),
  columns: z.number().int().min(1).max(3).default(3),
  title: liquid(200).default(''),
});

/** What the customer left in the cart; empty where there is none. */
export const cartBlock = z.object({
  ...common,
  type: z.literal('cart'),
  count: z.number().int().min(1).max(12).default(3),
  title: liquid(200).default(''),
});

export const dividerBlock = z.object({ ...common, type: z.literal('divider') });
export const spacerBlock = z.object({ ...common, type: z.literal('spacer'), height: z.number().int().min(4).max(120) });

const plain = [
  textBlock,
  imageBlock,
  heroBlock,
  buttonBlock,
  productsBlock,
  recommendationsBlock,
  cartBlock,
  dividerBlock,
  spacerBlock,
] as const;

/** What a snippet may hold: anything but another snippet or columns. */
export const plainBlockSchema = z.discriminatedUnion('type', plain);
export type PlainBlock = z.infer<typeof plainBlockSchema>;

/** A snippet of the shop, by key: its blocks stand in its place. */
export const snippetBlock = z.object({
  ...common,
  type: z.literal('snippet'),
  key: z.string().min(1).max(64),
  /** Copied from the snippet whenever a draft is saved: what was approved does not change when the snippet does. */
  blocks: z.array(plainBlockSchema).max(20).default([]),
});

const simple = [...plain, snippetBlock] as const;

export const simpleBlockSchema = z.discriminatedUnion('type', simple);
export type SimpleBlock = z.infer<typeof simpleBlockSchema>;

/** Two or three columns side by side, below each other on a phone. */
export const columnsBlock = z.object({
  ...common,
  type: z.literal('columns'),
  columns: z.array(z.array(simpleBlockSchema).max(10)).min(2).max(3),
});

export const blockSchema = z.discriminatedUnion('type', [...simple, columnsBlock]);
export type Block = z.infer<typeof blockSchema>;
export type BlockType = Block['type'];

import type { Block } from '../document/blocks';
import type { EmailDocument } from '../document/document';
import type { RuleLike } from '../document/rule-like';

/** What this floor does not know: the sentence of a rule, and how a product is called. Without it, they stand as kept. */
export interface Describe {
  rule?(rule: RuleLike): string;
  product?(id: string): string;
}

/** A text of an email and where it stands: what a person reads, a comment quotes and a difference shows. */
export interface PlacedText {
  /** JSON pointer into the document (RFC 6901). */
  pointer: string;
  /** As a person names the place: "Subject A", "Paragraph 2", "Button 1, link". */
  label: string;
  /** Names the place through edits: the block's id or the variant's key, and the field. */
  key: string;
  /** Id of the block that it stands in; null for subject and preheader. */
  block: string | null;
  text: string;
}

const FIELD_LABEL: Readonly<Record<string, string>> = {
  href: 'link',
  source: 'picture',
  image: 'picture',
  alt: 'alt text',
  note: 'note',
  title: 'title',
  showWhen: 'shown when',
  products: 'products',
  prices: 'prices',
  count: 'number',
  background: 'colour',
  columns: 'columns',
  height: 'height',
  align: 'alignment',
  key: 'snippet',
};
/** The field that a block is named by: its label needs no word more. */
const MAIN: Readonly<Record<string, string>> = {
  text: 'text',
  hero: 'title',
  button: 'label',
  image: 'alt',
  products: 'products',
  recommendations: 'title',
  cart: 'title',
  snippet: 'key',
};

const nounOf = (block: Block): string => {
  if (block.type !== 'text') return block.type.charAt(0).toUpperCase() + block.type.slice(1);
  return { heading: 'Heading', paragraph: 'Paragraph', small: 'Small print' }[block.style];
};

const HIDDEN = new Set(['id', 'type', 'style', 'blocks']);

function wordsOf(field: string, value: unknown, { rule, product = (id) => id }: Describe = {}): string {
  if (value === null || value === undefined) return '';
  if (field === 'showWhen' && rule) return rule(value as RuleLike);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (field === 'products' && Array.isArray(value)) return value.map((id) => product(String(id))).join(', ');
  if (field === 'prices' && typeof value === 'object')
    return Object.entries(value)
      .map(([id, price]) => `${product(id)} ${String(price)}`)
      .join(', ');
  return JSON.stringify(value);
}

/** Every text of the email in reading order: subjects and preheaders, then block by block. Empty ones are left out. */
export function textsOf(document: EmailDocument, describe?: Describe): PlacedText[] {
  const texts = document.variants.flatMap((variant, index): PlacedText[] =>
    (['subject', 'preheader'] as const).map((field) => ({
      pointer: `/variants/${index}/${field}`,
      label: `${field === 'subject' ? 'Subject' : 'Preview'}${document.variants.length > 1 ? ` ${variant.key}` : ''}`,
      key: `${variant.key}/${field}`,
      block: null,
      text: variant[field],
    })),
  );
  texts.push(...blockTexts(document.blocks, '/blocks', { counts: new Map(), prefix: '', describe }));
  document.variants.forEach((variant, index) => {
    if (variant.blocks)
      texts.push(
        ...blockTexts(variant.blocks, `/variants/${index}/blocks`, {
          counts: new Map(),
          prefix: `Variant ${variant.key}: `,
          describe,
        }),
      );
  });
  return texts.filter((each) => each.text !== '');
}

interface Walk {
  counts: Map<string, number>;
  prefix: string;
  describe: Describe | undefined;
}

function blockTexts(blocks: readonly Block[], at: string, walk: Walk): PlacedText[] {
  const { counts, prefix, describe } = walk;
  return blocks.flatMap((block, index): PlacedText[] => {
    const pointer = `${at}/${index}`;
    if (block.type === 'columns')
      return block.columns.flatMap((column, position) => blockTexts(column, `${pointer}/columns/${position}`, walk));
    if (block.type === 'snippet' && block.blocks.length > 0) return blockTexts(block.blocks, `${pointer}/blocks`, walk);
    const noun = nounOf(block);
    const nth = (counts.get(noun) ?? 0) + 1;
    counts.set(noun, nth);
    const name = `${prefix}${noun} ${nth}`;
    return Object.entries(block)
      .filter(([field]) => !HIDDEN.has(field))
      .map(([field, value]) => ({
        pointer: `${pointer}/${field}`,
        label: field === MAIN[block.type] ? name : `${name}, ${FIELD_LABEL[field] ?? field}`,
        key: `${block.id}/${field}`,
        block: block.id,
        text: wordsOf(field, value, describe),
      }));
  });
}

/** How a person names a place of the document; the nearest text at or above the pointer. */
export function labelOf(texts: readonly PlacedText[], pointer: string): string {
  const exact = texts.find((each) => each.pointer === pointer);
  if (exact) return exact.label;
  const under = texts.find((each) => each.pointer.startsWith(`${pointer}/`) || pointer.startsWith(`${each.pointer}/`));
  return under ? under.label.replace(/, [^,]*$/, '') : 'The email';
}

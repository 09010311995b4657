import type { Block } from './blocks';
import type { EmailDocument } from './document';
import { walkBlocks } from './walk-blocks';

export type FieldKind = 'subject' | 'preheader' | 'words' | 'href' | 'image' | 'alt';

/** A text that a person wrote, and where it stands. */
export interface DocumentField {
  pointer: string;
  text: string;
  kind: FieldKind;
  /** "Subject A", "Paragraph 1", "Button". */
  label: string;
  /** The variant that it belongs to; null: to all that have no blocks of their own. */
  variant: string | null;
  block: Block | null;
}

const NAMES: Readonly<Record<Block['type'], string>> = {
  text: 'Paragraph',
  image: 'Image',
  hero: 'Hero',
  button: 'Button',
  products: 'Products',
  recommendations: 'Recommendations',
  cart: 'Cart',
  divider: 'Divider',
  spacer: 'Space',
  snippet: 'Snippet',
  columns: 'Columns',
};

/** What a person calls each block, by its place: the blocks of one kind are counted where there are several. */
export function blockLabels(document: EmailDocument): ReadonlyMap<string, string> {
  const kinds = walkBlocks(document).map(({ block, place, variant }) => {
    const name = block.type === 'text' && block.style === 'heading' ? 'Heading' : NAMES[block.type];
    return { place, of: variant?.key ?? '', name };
  });
  const totals = new Map<string, number>();
  for (const { of, name } of kinds) totals.set(`${of} ${name}`, (totals.get(`${of} ${name}`) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    kinds.map(({ place, of, name }) => {
      const key = `${of} ${name}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      const number = (totals.get(key) ?? 0) > 1 ? ` ${seen.get(key)}` : '';
      return [place, `${name}${number}${of ? ` of ${of}` : ''}`];
    }),
  );
}

/** Every text of the document, in the order in which it is read. */
export function fieldsOf(document: EmailDocument): DocumentField[] {
  const labels = blockLabels(document);
  const out: DocumentField[] = document.variants.flatMap((variant, n): DocumentField[] => [
    {
      pointer: `/variants/${n}/subject`,
      text: variant.subject,
      kind: 'subject',
      label: `Subject ${variant.key}`,
      variant: variant.key,
      block: null,
    },
    {
      pointer: `/variants/${n}/preheader`,
      text: variant.preheader,
      kind: 'preheader',
      label: `Preheader ${variant.key}`,
      variant: variant.key,
      block: null,
    },
  ]);
  for (const { block, place, variant } of walkBlocks(document)) {
    for (const [name, kind, text] of textsOf(block)) {
      out.push({
        pointer: `${place}/${name}`,
        text,
        kind,
        label: labels.get(place) ?? '',
        variant: variant?.key ?? null,
        block,
      });
    }
  }
  return out;
}

function textsOf(block: Block): [string, FieldKind, string][] {
  switch (block.type) {
    case 'text':
      return [['text', 'words', block.text]];
    case 'hero':
      return [
        ['title', 'words', block.title],
        ['text', 'words', block.text],
        ['image', 'image', block.image],
      ];
    case 'image':
      return [
        ['source', 'image', block.source],
        ['alt', 'alt', block.alt],
        ['href', 'href', block.href],
      ];
    case 'button':
      return [
        ['label', 'words', block.label],
        ['href', 'href', block.href],
        ['note', 'words', block.note],
      ];
    case 'recommendations':
    case 'cart':
      return [['title', 'words', block.title]];
    default:
      return [];
  }
}

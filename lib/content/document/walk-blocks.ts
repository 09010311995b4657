import type { Block } from './blocks';
import type { EmailDocument, Variant } from './document';
import { shownKey } from './shown-key';

/** A block with where it stands. Blocks inside of others come after them. */
export interface PlacedBlock {
  block: Block;
  /** JSON pointer into the document. */
  place: string;
  /** The variant whose own it is; null: of all that have no blocks of their own. */
  variant: Variant | null;
  own: boolean;
  /** Keys of the rules on the way to it, its own last (see `shownKey`). */
  guards: readonly string[];
}

/** Every block of the document, those of columns and snippets too; with a variant: those which that variant shows. */
export function walkBlocks(document: EmailDocument, of?: Variant): PlacedBlock[] {
  const out: PlacedBlock[] = [];
  const walk = (blocks: readonly Block[], place: string, variant: Variant | null, outer: readonly string[]): void => {
    blocks.forEach((block, n) => {
      const at = `${place}/${n}`;
      const guards = block.showWhen ? [...outer, shownKey(variant?.key ?? null, block.id)] : outer;
      out.push({ block, place: at, variant, own: variant !== null, guards });
      if (block.type === 'snippet') walk(block.blocks, `${at}/blocks`, variant, guards);
      if (block.type === 'columns')
        for (const [c, inner] of block.columns.entries()) walk(inner, `${at}/columns/${c}`, variant, guards);
    });
  };
  if (!of?.blocks) walk(document.blocks, '/blocks', null, []);
  document.variants.forEach((variant, n) => {
    if (variant.blocks && (!of || of === variant)) walk(variant.blocks, `/variants/${n}/blocks`, variant, []);
  });
  return out;
}

/** Rules of the blocks, by the key under which a rendering says that they hold. */
export const rulesOf = (document: EmailDocument): { key: string; rule: Record<string, unknown>; place: string }[] =>
  walkBlocks(document).flatMap(({ block, place, guards }) => {
    const key = guards.at(-1);
    return block.showWhen && key ? [{ key, rule: block.showWhen, place: `${place}/showWhen` }] : [];
  });

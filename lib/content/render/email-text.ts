import type { Block, SimpleBlock } from '../document/blocks';
import type { EmailDocument, Variant } from '../document/document';
import { blocksOf } from './email-mjml';
import { gridKey, gridSize, gridTitle } from './grid-mjml';
import { lineText, paragraphsText } from './inline-text';
import { conditionalTags, type Layout, linkTemplate } from './layout';
import { putBack, readField } from './template-source';

/** The plain-text part of an email as a template. Each piece is a stand-in, as in the HTML. */
export function emailText(layout: Layout, document: EmailDocument, variant: Variant): string {
  const { blocks, place } = blocksOf(document, variant);
  const parts = blocks.map((block, n) => blockText(layout, block, `${place}/${n}`));
  const footer = layout.markers.mark(
    '-- \n{{ brand.name }}{% if brand.postalAddress %}\n{{ brand.postalAddress }}{% endif %}\n\nUnsubscribe: {{ _unsubscribe }}\nChoose what you get: {{ _preferences }}\n',
    '/brand',
  );
  return `${parts.join('')}\n${footer}`;
}

function blockText(layout: Layout, block: Block, place: string): string {
  const [open, close] = conditionalTags(layout, block, place);
  return `${open}${wordsOf(layout, block, place)}${close}`;
}

function wordsOf(layout: Layout, block: Block, place: string): string {
  const field = (text: string, at: string): string =>
    layout.markers.mark(lineText(readField(layout.engine, text, `${place}/${at}`)), `${place}/${at}`);
  const link = (href: string, at: string): string =>
    layout.markers.mark(
      linkTemplate(layout.links.position(`${place}/${at}`), lineText(readField(layout.engine, href, `${place}/${at}`))),
      `${place}/${at}`,
    );
  switch (block.type) {
    case 'text': {
      const read = readField(layout.engine, block.text, `${place}/text`);
      const words = paragraphsText(read, (href, nth) =>
        linkTemplate(layout.links.position(`${place}/text`, nth), putBack(href, read)),
      );
      return `${layout.markers.mark(words, `${place}/text`)}\n\n`;
    }
    case 'image':
      return block.href.trim() && block.alt.trim() ? `${field(block.alt, 'alt')}: ${link(block.href, 'href')}\n\n` : '';
    case 'hero':
      return `${field(block.title, 'title')}\n${block.text.trim() ? `${field(block.text, 'text')}\n` : ''}\n`;
    case 'button': {
      const note = block.note.trim() ? `\n${field(block.note, 'note')}` : '';
      return `${field(block.label, 'label')}: ${link(block.href, 'href')}${note}\n\n`;
    }
    case 'divider':
      return '----\n\n';
    case 'spacer':
      return '';
    case 'snippet':
      return block.blocks.map((inner, n) => blockText(layout, inner, `${place}/blocks/${n}`)).join('');
    case 'columns':
      return block.columns.map((inner, c) => columnText(layout, inner, `${place}/columns/${c}`)).join('');
    default: {
      const key = gridKey(layout, block);
      const title = gridTitle(block) ? `${field(gridTitle(block), 'title')}\n` : '';
      const cells = Array.from({ length: gridSize(block) }, (_cell, n) => {
        const at = `_grid["${key}"][${n}]`;
        const spot = block.type === 'products' ? `${place}/products/${n}` : place;
        const position = layout.links.position(spot === place ? `${place}/${n}` : spot);
        return layout.markers.mark(
          `{% if ${at} %}* {{ ${at}.name }}{% if ${at}.price %}, {{ ${at}.price }}{% endif %}: ${linkTemplate(position, `{{ ${at}.url }}`)}\n{% endif %}`,
          spot,
        );
      }).join('');
      const mark = (liquid: string): string => layout.markers.mark(liquid, place);
      return `${mark(`{% if _grid["${key}"].size > 0 %}`)}${title}${cells}\n${mark('{% endif %}')}`;
    }
  }
}

const columnText = (layout: Layout, blocks: readonly SimpleBlock[], place: string): string =>
  blocks.map((block, n) => blockText(layout, block, `${place}/${n}`)).join('');

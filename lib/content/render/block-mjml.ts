import { readableOn } from '../colour';
import type { Block, SimpleBlock } from '../document/blocks';
import type { Brand } from '../document/document';
import { gridCells, gridInColumn } from './grid-mjml';
import { paragraphsHtml } from './inline-text';
import { address, conditionalTags, type Layout, line, linkTemplate } from './layout';
import { type Field, putBack, readField } from './template-source';
import { PALETTE } from './theme';

const { light } = PALETTE;
const STYLES = {
  heading: 'font-size="22px" line-height="29px" font-weight="700"',
  paragraph: 'font-size="15px" line-height="24px"',
  small: `font-size="13px" line-height="20px" color="${light.muted}"`,
} as const;
const TEXT_CLASS = { heading: 'k-text', paragraph: 'k-text', small: 'k-muted' } as const;

function paragraphs(layout: Layout, text: string, place: string, style: string): string {
  const field: Field = readField(layout.engine, text, place);
  const href = (marked: string, nth: number): string =>
    linkTemplate(layout.links.position(place, nth), putBack(marked, field));
  return layout.markers.mark(paragraphsHtml(field, href, style), place);
}

const accentOnCard = (brand: Brand): string => `color:${brand.accent};text-decoration:underline`;

function conditional(layout: Layout, block: Pick<Block, 'id' | 'showWhen'>, place: string, inner: string): string {
  const [open, close] = conditionalTags(layout, block, place);
  return open ? `<mj-raw>${open}</mj-raw>${inner}<mj-raw>${close}</mj-raw>` : inner;
}

/** A block of a whole row. */
export function blockSection(layout: Layout, block: Block, place: string): string {
  return conditional(layout, block, place, sectionOf(layout, block, place));
}

const section = (id: string, inner: string, padding = '6px 24px'): string =>
  `<mj-section css-class="k-card b-${id}" background-color="${light.card}" padding="${padding}">${inner}</mj-section>`;
const column = (inner: string): string => `<mj-column>${inner}</mj-column>`;

function sectionOf(layout: Layout, block: Block, place: string): string {
  switch (block.type) {
    case 'hero':
      return heroSection(layout, block, place);
    case 'products':
    case 'recommendations':
    case 'cart':
      return gridCells(layout, block, place, (inner) => section(block.id, inner, '4px 24px'));
    case 'snippet':
      return block.blocks.map((inner, n) => blockSection(layout, inner, `${place}/blocks/${n}`)).join('');
    case 'columns':
      return section(
        block.id,
        block.columns
          .map((inner, c) =>
            column(
              inner.map((one, n) => inColumn(layout, one, `${place}/columns/${c}/${n}`)).join('') ||
                '<mj-spacer height="1px" />',
            ),
          )
          .join(''),
      );
    case 'spacer':
      return section(block.id, column(columnContent(layout, block, place)), '0');
    default:
      return section(block.id, column(columnContent(layout, block, place)));
  }
}

const inColumn = (layout: Layout, block: SimpleBlock, place: string): string =>
  conditional(layout, block, place, columnContent(layout, block, place));

function columnContent(layout: Layout, block: SimpleBlock, place: string): string {
  const cls = `b-${block.id}`;
  switch (block.type) {
    case 'text': {
      const inner = paragraphs(layout, block.text, `${place}/text`, accentOnCard(layout.brand));
      return `<mj-text css-class="${TEXT_CLASS[block.style]} ${cls}" align="${block.align}" ${STYLES[block.style]}>${inner}</mj-text>`;
    }
    case 'image': {
      const href = block.href.trim() ? ` href="${address(layout, block.href, `${place}/href`)}"` : '';
      return `<mj-image css-class="${cls}" src="${line(layout, block.source, `${place}/source`)}" alt="${line(layout, block.alt, `${place}/alt`)}"${href} />`;
    }
    case 'hero':
      return `<mj-text css-class="${cls}" container-background-color="${block.background}" color="${readableOn(block.background)}" padding="24px">${heroWords(layout, block, place)}</mj-text>`;
    case 'button': {
      const { accent } = layout.brand;
      const button = `<mj-button css-class="${cls}" align="left" background-color="${accent}" color="${readableOn(accent)}" border-radius="4px" font-size="15px" font-weight="700" inner-padding="12px 22px" href="${address(layout, block.href, `${place}/href`)}">${line(layout, block.label, `${place}/label`)}</mj-button>`;
      if (!block.note.trim()) return button;
      return `${button}<mj-text css-class="k-muted" padding-top="0" font-size="13px" line-height="20px" color="${light.muted}">${line(layout, block.note, `${place}/note`)}</mj-text>`;
    }
    case 'divider':
      return `<mj-divider css-class="k-hair ${cls}" border-width="1px" border-color="${light.hair}" padding="8px 0" />`;
    case 'spacer':
      return `<mj-spacer css-class="${cls}" height="${block.height}px" />`;
    case 'snippet':
      return block.blocks.map((inner, n) => inColumn(layout, inner, `${place}/blocks/${n}`)).join('');
    default:
      return gridInColumn(layout, block, place);
  }
}

type Hero = Extract<SimpleBlock, { type: 'hero' }>;

function heroWords(layout: Layout, block: Hero, place: string): string {
  const title = `<h1 style="margin:0;font-size:30px;line-height:36px;font-weight:700">${line(layout, block.title, `${place}/title`)}</h1>`;
  if (!block.text.trim()) return title;
  return `${title}<p style="margin:10px 0 0;font-size:15px;line-height:22px">${line(layout, block.text, `${place}/text`)}</p>`;
}

function heroSection(layout: Layout, block: Hero, place: string): string {
  const words = `<mj-text color="${readableOn(block.background)}" padding="32px 8px">${heroWords(layout, block, place)}</mj-text>`;
  const picture = block.image.trim()
    ? `<mj-column width="45%" vertical-align="middle"><mj-image padding="16px 8px" src="${line(layout, block.image, `${place}/image`)}" alt="" /></mj-column>`
    : '';
  const width = picture ? ' width="55%"' : '';
  return `<mj-section css-class="b-${block.id}" background-color="${block.background}" padding="0 24px"><mj-column${width} vertical-align="middle">${words}</mj-column>${picture}</mj-section>`;
}

import type { SimpleBlock } from '../document/blocks';
import { shownKey } from '../document/shown-key';
import { address, type Layout, line } from './layout';
import { PALETTE } from './theme';

export type GridBlock = Extract<SimpleBlock, { type: 'products' | 'recommendations' | 'cart' }>;
const { light } = PALETTE;

/** How many products a block shows at most. */
export const gridSize = (block: GridBlock): number => (block.type === 'products' ? block.products.length : block.count);

/** The name under which the cells of a block stand in the scope of a template. */
export const gridKey = (layout: Pick<Layout, 'own' | 'variant'>, block: { id: string }): string =>
  shownKey(layout.own ? layout.variant : null, block.id);

export const gridTitle = (block: GridBlock): string => ('title' in block ? block.title.trim() : '');

/** Products in rows of columns; nothing at all where there are none. */
export function gridCells(layout: Layout, block: GridBlock, place: string, section: (inner: string) => string): string {
  const key = gridKey(layout, block);
  const mark = (liquid: string): string => `<mj-raw>${layout.markers.mark(liquid, place)}</mj-raw>`;
  const columns = block.type === 'cart' ? 3 : Math.min(block.columns, gridSize(block));
  const rows = Array.from({ length: Math.ceil(gridSize(block) / columns) }, (_row, r) => {
    const cells = Array.from({ length: columns }, (_cell, c) => {
      const n = r * columns + c;
      const inner = n < gridSize(block) ? cell(layout, block, place, key, n) : '<mj-spacer height="1px" />';
      return `<mj-column width="${Math.floor(10_000 / columns) / 100}%" vertical-align="top">${inner}</mj-column>`;
    });
    return `${mark(`{% if _grid["${key}"].size > ${r * columns} %}`)}${section(cells.join(''))}${mark('{% endif %}')}`;
  });
  const title = titleOf(layout, block, place);
  const head = title
    ? `${mark(`{% if _grid["${key}"].size > 0 %}`)}${section(`<mj-column>${title}</mj-column>`)}${mark('{% endif %}')}`
    : '';
  return head + rows.join('');
}

/** The same below each other, inside a column. */
export function gridInColumn(layout: Layout, block: GridBlock, place: string): string {
  const key = gridKey(layout, block);
  const mark = (liquid: string): string => `<mj-raw>${layout.markers.mark(liquid, place)}</mj-raw>`;
  const cells = Array.from({ length: gridSize(block) }, (_cell, n) => cell(layout, block, place, key, n)).join('');
  return `${mark(`{% if _grid["${key}"].size > 0 %}`)}${titleOf(layout, block, place)}${cells}${mark('{% endif %}')}`;
}

function titleOf(layout: Layout, block: GridBlock, place: string): string {
  const title = gridTitle(block);
  return title
    ? `<mj-text css-class="k-text" font-size="17px" line-height="24px" font-weight="700" padding="8px">${line(layout, title, `${place}/title`)}</mj-text>`
    : '';
}

/** One product: picture (or a tile with its first letter), name, price; all of it leads to the product. */
function cell(layout: Layout, block: GridBlock, place: string, key: string, n: number): string {
  const at = `_grid["${key}"][${n}]`;
  const spot = block.type === 'products' ? `${place}/products/${n}` : place;
  const mark = (liquid: string): string => layout.markers.mark(liquid, spot);
  const raw = (liquid: string): string => `<mj-raw>${mark(liquid)}</mj-raw>`;
  const href = (): string => address(layout, `{{ ${at}.url }}`, spot === place ? `${place}/${n}` : spot);
  const tile =
    'display:block;padding:34px 8px;text-align:center;font-size:34px;line-height:40px;border-radius:4px;text-decoration:none';
  const words =
    `<a href="${href()}" class="k-name" style="color:${light.text};text-decoration:none">${mark(`{{ ${at}.name }}`)}</a>` +
    `${mark(`{% if ${at}.price %}`)}<br><span class="k-price" style="color:${light.muted}">${mark(`{{ ${at}.price }}`)}</span>${mark('{% endif %}')}`;
  return [
    raw(`{% if ${at} %}{% if ${at}.image %}`),
    `<mj-image css-class="b-${block.id}" padding="8px" border-radius="4px" fluid-on-mobile="true" src="${mark(`{{ ${at}.image }}`)}" alt="${mark(`{{ ${at}.name }}`)}" href="${href()}" />`,
    raw('{% else %}'),
    `<mj-text css-class="b-${block.id}" padding="8px"><a href="${href()}" class="k-tile" style="${tile};background-color:${light.tile};color:${light.muted}">${mark(`{{ ${at}.initial }}`)}</a></mj-text>`,
    raw('{% endif %}'),
    `<mj-text css-class="k-text" padding="0 8px 8px" font-size="13px" line-height="19px">${words}</mj-text>`,
    raw('{% endif %}'),
  ].join('');
}

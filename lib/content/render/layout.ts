import type { Liquid } from 'liquidjs';
import type { Block } from '../document/blocks';
import type { Brand } from '../document/document';
import { shownKey } from '../document/shown-key';
import { lineHtml } from './inline-text';
import { type LinkBook, type Markers, readField } from './template-source';

/** What laying out blocks needs. */
export interface Layout {
  engine: Liquid;
  markers: Markers;
  links: LinkBook;
  brand: Brand;
  variant: string;
  /** Whether the blocks are the variant's own. */
  own: boolean;
}

/** One line as a stand-in: of an element's content or of an attribute. */
export const line = (layout: Layout, text: string, place: string): string =>
  layout.markers.mark(lineHtml(readField(layout.engine, text, place)), place);

/** An address as a stand-in: checked and tracked when it is rendered. */
export function address(layout: Layout, href: string, place: string): string {
  const field = readField(layout.engine, href, place);
  return layout.markers.mark(linkTemplate(layout.links.position(place), lineHtml(field)), place);
}

export const linkTemplate = (position: number, href: string): string => `{% klink ${position} %}${href}{% endklink %}`;

/** What stands before and after a block that is shown where its rule holds; nothing where it has none. */
export function conditionalTags(
  { markers, own, variant }: Layout,
  block: Pick<Block, 'id' | 'showWhen'>,
  place: string,
): [string, string] {
  if (!block.showWhen) return ['', ''];
  const key = shownKey(own ? variant : null, block.id);
  const at = `${place}/showWhen`;
  return [markers.mark(`{% if _shown["${key}"] %}`, at), markers.mark('{% endif %}', at)];
}

import type { EmailDocument, Variant } from '../document/document';
import { blockSection } from './block-mjml';
import { type Layout, line } from './layout';
import { DARK_CSS, FONT, PALETTE, WIDTH } from './theme';

const { light } = PALETTE;
/** Keeps the first words of the email out of the preview line. */
const PREVIEW_FILL = '&#847;&zwnj;&nbsp;'.repeat(60);

/** Blocks of a variant, and where in the document they stand. */
export function blocksOf(document: EmailDocument, variant: Variant) {
  const at = document.variants.indexOf(variant);
  return variant.blocks
    ? { blocks: variant.blocks, place: `/variants/${at}/blocks`, own: true }
    : { blocks: document.blocks, place: '/blocks', own: false };
}

/** The whole email in MJML: everything that people wrote is a stand-in. */
export function emailMjml(layout: Layout, document: EmailDocument, variant: Variant): string {
  const { blocks, place } = blocksOf(document, variant);
  const of = `/variants/${document.variants.indexOf(variant)}`;
  const words = (text: string): string => layout.markers.mark(`{{ ${text} }}`, '/brand');
  const subject = line(layout, variant.subject, `${of}/subject`);
  const preheader = variant.preheader.trim() ? line(layout, variant.preheader, `${of}/preheader`) : '';
  const { brand } = layout;
  const head = brand.logoUrl
    ? `<mj-image width="160px" src="${words('brand.logoUrl')}" alt="${words('brand.name')}" padding="0" />`
    : `<mj-text css-class="k-text" align="center" font-size="19px" font-weight="700">${words('brand.name')}</mj-text>`;
  return `<mjml lang="${document.language.replace(/[^a-zA-Z-]/g, '')}"><mj-head>
<mj-title>${subject}</mj-title>
${preheader ? `<mj-preview>${preheader}${PREVIEW_FILL}</mj-preview>` : ''}
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
<mj-attributes><mj-all font-family="${FONT}" /><mj-text color="${light.text}" padding="8px" /><mj-image padding="8px" /><mj-button padding="8px" /></mj-attributes>
<mj-style>${DARK_CSS}</mj-style>
</mj-head><mj-body width="${WIDTH}px" background-color="${light.body}" css-class="k-body">
<mj-section padding="10px 0 0"><mj-column><mj-spacer height="1px" /></mj-column></mj-section>
<mj-section css-class="k-card k-head" background-color="${light.card}" padding="22px 24px"><mj-column>${head}</mj-column></mj-section>
${blocks.map((block, n) => blockSection(layout, block, `${place}/${n}`)).join('\n')}
<mj-section css-class="k-card k-foot" background-color="${light.card}" padding="14px 24px 26px"><mj-column>
<mj-divider css-class="k-hair" border-width="1px" border-color="${light.hair}" padding="0 8px 16px" />
<mj-text css-class="k-muted" align="center" font-size="12px" line-height="19px" color="${light.muted}">${footerHtml(layout)}</mj-text>
</mj-column></mj-section>
<mj-section padding="0 0 24px"><mj-column><mj-raw>${layout.markers.mark('{% if _pixel %}<tr><td><img src="{{ _pixel }}" width="1" height="1" alt="" style="display:block;border:0"></td></tr>{% endif %}', '/brand')}</mj-raw><mj-spacer height="1px" /></mj-column></mj-section>
</mj-body></mjml>`;
}

const LINK = `color:${light.muted};text-decoration:underline`;

function footerHtml({ markers }: Layout): string {
  return markers.mark(
    `{{ brand.name }}{% if brand.postalAddress %}, {{ brand.postalAddress }}{% endif %}<br>` +
      `<a href="{{ _unsubscribe }}" style="${LINK}">Unsubscribe</a>, or <a href="{{ _preferences }}" style="${LINK}">choose what you get</a>`,
    '/brand',
  );
}

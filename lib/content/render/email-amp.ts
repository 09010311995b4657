import { readableOn } from '../colour';
import type { Block, SimpleBlock } from '../document/blocks';
import type { EmailDocument, Variant } from '../document/document';
import { blocksOf } from './email-mjml';
import { gridKey, gridSize, gridTitle } from './grid-mjml';
import { lineHtml, paragraphsHtml } from './inline-text';
import { conditionalTags, type Layout, linkTemplate } from './layout';
import { putBack, readField } from './template-source';
import { FONT, PALETTE, WIDTH } from './theme';

const { light, dark } = PALETTE;
const CSS = (accent: string): string =>
  `body{margin:0;background:${light.body};color:${light.text};font:15px/24px ${FONT}}` +
  `.w{max-width:${WIDTH}px;margin:0 auto;background:${light.card};padding:12px 0}.p{padding:8px 32px}h1{margin:0;font-size:28px;line-height:34px}` +
  `h2,.h{margin:0;font-size:21px;line-height:28px;font-weight:bold}a{color:${accent}}.b{display:inline-block;padding:12px 22px;border-radius:4px;background:${accent};color:${readableOn(accent)};text-decoration:none;font-weight:bold}` +
  `.m{color:${light.muted};font-size:13px;line-height:20px}.c{padding:8px 16px 8px 0;width:170px;white-space:normal}.c a{color:${light.text};text-decoration:none}` +
  `.t{background:${light.tile};border-radius:4px;font-size:34px;line-height:110px;height:110px;text-align:center;color:${light.muted}}hr{border:0;border-top:1px solid ${light.hair}}` +
  `@media (prefers-color-scheme:dark){body{background:${dark.body};color:${dark.text}}.w{background:${dark.card}}.c a{color:${dark.text}}.m{color:${dark.muted}}}`;

const BOILERPLATE =
  '<meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script>' +
  '<script async custom-element="amp-carousel" src="https://cdn.ampproject.org/v0/amp-carousel-0.2.js"></script>' +
  '<style amp4email-boilerplate>body{visibility:hidden}</style>';

/**
 * The AMP part of an email (AMP for Email): the same words and links, its products in a carousel that is leafed through in
 * the mailbox. As a template; `checks/validate-amp.ts` says what it must not hold.
 */
export function emailAmp(layout: Layout, document: EmailDocument, variant: Variant): string {
  const { blocks, place } = blocksOf(document, variant);
  const body = blocks.map((block, n) => blockAmp(layout, block, `${place}/${n}`)).join('\n');
  const foot = layout.markers.mark(
    '{{ brand.name }}{% if brand.postalAddress %}, {{ brand.postalAddress }}{% endif %}<br><a href="{{ _unsubscribe }}">Unsubscribe</a>, or <a href="{{ _preferences }}">choose what you get</a>',
    '/brand',
  );
  const name = layout.markers.mark('{{ brand.name }}', '/brand');
  return `<!doctype html><html ⚡4email data-css-strict lang="${document.language.replace(/[^a-zA-Z-]/g, '')}"><head>${BOILERPLATE}<style amp-custom>${CSS(layout.brand.accent)}</style></head>
<body><div class="w"><div class="p"><strong>${name}</strong></div>\n${body}\n<div class="p m"><hr>${foot}</div></div></body></html>`;
}

function blockAmp(layout: Layout, block: Block, place: string): string {
  const [open, close] = conditionalTags(layout, block, place);
  return `${open}${inner(layout, block, place)}${close}`;
}

function inner(layout: Layout, block: Block, place: string): string {
  const words = (text: string, at: string): string =>
    layout.markers.mark(lineHtml(readField(layout.engine, text, `${place}/${at}`)), `${place}/${at}`);
  const href = (text: string, at: string): string =>
    layout.markers.mark(
      linkTemplate(layout.links.position(`${place}/${at}`), lineHtml(readField(layout.engine, text, `${place}/${at}`))),
      `${place}/${at}`,
    );
  switch (block.type) {
    case 'hero': {
      const text = block.text.trim() ? `<div>${words(block.text, 'text')}</div>` : '';
      return `<div class="p" style="background:${block.background};color:${readableOn(block.background)}"><h1>${words(block.title, 'title')}</h1>${text}</div>`;
    }
    case 'text': {
      const field = readField(layout.engine, block.text, `${place}/text`);
      const link = (marked: string, nth: number): string =>
        linkTemplate(layout.links.position(`${place}/text`, nth), putBack(marked, field));
      const html = layout.markers.mark(paragraphsHtml(field, link, ''), `${place}/text`);
      const kind = { heading: ' h', paragraph: '', small: ' m' }[block.style];
      return `<div class="p${kind}">${html}</div>`;
    }
    case 'image': {
      const image = `<amp-img src="${words(block.source, 'source')}" alt="${words(block.alt, 'alt')}" width="3" height="2" layout="responsive"></amp-img>`;
      return `<div class="p">${block.href.trim() ? `<a href="${href(block.href, 'href')}">${image}</a>` : image}</div>`;
    }
    case 'button': {
      const note = block.note.trim() ? `<div class="m">${words(block.note, 'note')}</div>` : '';
      return `<div class="p"><a class="b" href="${href(block.href, 'href')}">${words(block.label, 'label')}</a>${note}</div>`;
    }
    case 'divider':
      return '<div class="p"><hr></div>';
    case 'spacer':
      return `<div style="height:${block.height}px"></div>`;
    case 'snippet':
      return block.blocks.map((one, n) => blockAmp(layout, one, `${place}/blocks/${n}`)).join('');
    case 'columns':
      return block.columns
        .map((blocks: readonly SimpleBlock[], c) =>
          blocks.map((one, n) => blockAmp(layout, one, `${place}/columns/${c}/${n}`)).join(''),
        )
        .join('');
    default: {
      const key = gridKey(layout, block);
      const title = gridTitle(block) ? `<h2>${words(gridTitle(block), 'title')}</h2>` : '';
      const cells = Array.from({ length: gridSize(block) }, (_cell, n) => {
        const at = `_grid["${key}"][${n}]`;
        const spot = block.type === 'products' ? `${place}/products/${n}` : `${place}/${n}`;
        const link = linkTemplate(layout.links.position(spot), `{{ ${at}.url }}`);
        const picture = `{% if ${at}.image %}<amp-img src="{{ ${at}.image }}" alt="{{ ${at}.name }}" width="170" height="110"></amp-img>{% else %}<div class="t">{{ ${at}.initial }}</div>{% endif %}`;
        return layout.markers.mark(
          `{% if ${at} %}<div class="c"><a href="${link}">${picture}{{ ${at}.name }}{% if ${at}.price %}<br>{{ ${at}.price }}{% endif %}</a></div>{% endif %}`,
          block.type === 'products' ? spot : place,
        );
      }).join('');
      const open = layout.markers.mark(`{% if _grid["${key}"].size > 0 %}`, place);
      const close = layout.markers.mark('{% endif %}', place);
      return `${open}<div class="p">${title}<amp-carousel height="190" layout="fixed-height" type="carousel">${cells}</amp-carousel></div>${close}`;
    }
  }
}

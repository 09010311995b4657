import { escapeHtml } from '../escape-html';
import { type Field, isOnlyTags, putBack } from './template-source';

const LINK = /\[([^\]\n]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g;
const BOLD = /\*\*(?=\S)([^\n]+?)\*\*/g;
const ITALIC = /(?<![\w*])\*(?=[^\s*])([^*\n]+?)\*(?![\w*])/g;

/** A link of a text: its address (with stand-ins), and the how-manieth it is. */
export type WrapLink = (href: string, nth: number) => string;

/** Words with **bold**, *italic* and [label](address) as HTML; everything else is only text. */
function inlineHtml(text: string, link: (label: string, href: string) => string): string {
  return escapeHtml(text)
    .replace(LINK, (_all, label: string, href: string) => link(label, href))
    .replace(BOLD, '<strong>$1</strong>')
    .replace(ITALIC, '<em>$1</em>')
    .replaceAll('\n', '<br>');
}

/** A text of paragraphs as HTML, its Liquid in place. `href`: an address as a template. */
export function paragraphsHtml(field: Field, href: WrapLink, linkStyle: string): string {
  let nth = 0;
  const link = (label: string, address: string): string =>
    `<a href="${href(address, nth++)}" style="${linkStyle}" class="k-link">${label}</a>`;
  const parts = field.text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n[ \t]*\n+/);
  const html = parts.map((part, index) => {
    if (isOnlyTags(part, field)) return part;
    const style = index === parts.length - 1 ? 'margin:0' : 'margin:0 0 14px';
    return `<p style="${style}">${inlineHtml(part.trim(), link)}</p>`;
  });
  return putBack(html.join(''), field);
}

/** The same as plain text. */
export function paragraphsText(field: Field, href: WrapLink): string {
  let nth = 0;
  const text = field.text
    .replaceAll('\r\n', '\n')
    .trim()
    .replace(LINK, (_all, label: string, address: string) => `${label} (${href(address, nth++)})`)
    .replace(BOLD, '$1')
    .replace(ITALIC, '$1');
  return putBack(text, field);
}

/** One line of words, its Liquid in place: escaped for an element or a quoted attribute. */
export const lineHtml = (field: Field): string => putBack(escapeHtml(field.text.trim()), field);
export const lineText = (field: Field): string => putBack(field.text.trim().replace(/\s*\n\s*/g, ' '), field);

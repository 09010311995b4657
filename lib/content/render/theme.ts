/** The email's own palette, light and dark; apart from the product's. */
export const PALETTE = {
  light: { body: '#f4f2ec', card: '#fffefb', text: '#1f1d1a', muted: '#67635b', hair: '#e6e2d8', tile: '#f5efe4' },
  dark: { body: '#131211', card: '#1f1e1b', text: '#efece6', muted: '#b0aaa0', hair: '#383530', tile: '#2b2823' },
} as const;

export const FONT = "'Helvetica Neue', Helvetica, Arial, sans-serif";
export const WIDTH = 600;

const { dark } = PALETTE;
const RULES = (prefix: string): string => `
${prefix}.k-body, ${prefix}.k-body > div { background-color: ${dark.body} !important; }
${prefix}.k-card, ${prefix}.k-card > table { background-color: ${dark.card} !important; background: ${dark.card} !important; }
${prefix}.k-text div, ${prefix}.k-text p, ${prefix}.k-name { color: ${dark.text} !important; }
${prefix}.k-muted div, ${prefix}.k-muted a, ${prefix}.k-price { color: ${dark.muted} !important; }
${prefix}.k-tile { background-color: ${dark.tile} !important; color: ${dark.muted} !important; }
${prefix}.k-text a.k-link { color: ${dark.text} !important; }
${prefix}.k-hair p { border-top-color: ${dark.hair} !important; }`;

/** Dark colours where the reader's mail program asks for them (and in Outlook, by its own attribute). */
export const DARK_CSS = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {${RULES('')}
}${RULES('[data-ogsc] ')}`;

/** The same email as somebody sees it whose mail program is set so: for previews. */
export const forceScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html
    .replaceAll('@media (prefers-color-scheme: dark)', scheme === 'dark' ? '@media all' : '@media not all')
    .replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`);

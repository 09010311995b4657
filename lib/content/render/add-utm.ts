/** Where an email may lead. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

export interface Utm {
  source: string;
  medium: string;
  campaign: string;
  content: string;
}

/** The address as it can be followed; null where it is none, or runs something. */
export function readAddress(text: string): URL | null {
  const clean = text.trim().replace(/\p{Cc}/gu, '');
  if (!URL.canParse(clean)) return null;
  const url = new URL(clean);
  return SCHEMES.has(url.protocol) && (url.protocol === 'mailto:' || url.protocol === 'tel:' || url.hostname)
    ? url
    : null;
}

/** Whether an address belongs to the shop: its host or one below it. */
export function isOfShop(url: URL, shopHost: string): boolean {
  const host = url.hostname.replace(/^www\./, '');
  const shop = shopHost.replace(/^www\./, '');
  return (url.protocol === 'https:' || url.protocol === 'http:') && (host === shop || host.endsWith(`.${shop}`));
}

/** UTM parameters on a link of the shop, where it has none of its own. */
export function addUtm(url: URL, utm: Utm): URL {
  for (const [name, value] of Object.entries(utm)) {
    if (value && !url.searchParams.has(`utm_${name}`)) url.searchParams.set(`utm_${name}`, value);
  }
  return url;
}

/** "Early look, November" as "early-look-november". */
export const utmName = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

import type { EmailDocument, Variant } from '../document/document';
import type { RenderContext } from '../render-types';
import { addUtm, isOfShop, readAddress, type Utm, utmName } from './add-utm';
import type { MakeLink } from './link-tag';
import { RenderFailure } from './render-failure';
import type { LinkBook } from './template-source';

/** Addresses kept that have been read: most are the same for everyone. */
const KEPT = 2_000;

/**
 * Makes the links of a rendering: an address is checked, gets its parameters where it is the shop's, and is handed to the
 * tracker; the same address at the same position once.
 */
export function linkMaker(
  document: EmailDocument,
  variant: Variant,
  book: LinkBook,
): (context: RenderContext) => MakeLink {
  const { source, medium, campaign } = document.utm;
  const read = new Map<string, { href: string; tracked: boolean }>();
  return (context) => {
    const utm = { source, medium, campaign: campaign || utmName(context.campaign.name), content: variant.key };
    const made = new Map<string, string>();
    return (text, position) => {
      const memo = `${position} ${text}`;
      const known = made.get(memo);
      if (known !== undefined) return known;
      const key = `${utm.campaign} ${context.brand.siteUrl} ${text}`;
      const address = read.get(key) ?? readLink(text, context, utm);
      if (!address) throw new RenderFailure('badLink', 'it is no address of the web', book.places[position] ?? '');
      if (read.size >= KEPT) read.clear();
      read.set(key, address);
      const link = address.tracked ? context.links.track(address.href, position) : address.href;
      made.set(memo, link);
      return link;
    };
  };
}

function readLink(text: string, context: RenderContext, utm: Utm): { href: string; tracked: boolean } | null {
  const url = readAddress(text);
  if (!url) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { href: url.href, tracked: false };
  const own = shopHosts(context).some((host) => isOfShop(url, host));
  return { href: (own ? addUtm(url, utm) : url).href, tracked: true };
}

/** Where the shop lives: its site, and where its catalogue says that its products are. */
function shopHosts({ brand, products, recommendations, cart }: RenderContext): string[] {
  const urls = [brand.siteUrl, ...[...products.values(), ...recommendations, ...cart].map(({ url }) => url ?? '')];
  return urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname);
}

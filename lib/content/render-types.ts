import type { Brand } from './document/document';

/** A product as a template sees it (`product.name`, `product.price`). */
export interface ContentProduct {
  id: string;
  name: string;
  /** Decimal string and ISO 4217 code; null where the catalogue has no price. */
  price: string | null;
  currency: string;
  category: string | null;
  imageUrl: string | null;
  url: string | null;
}

/** What a template may read of a customer. Nothing else is reachable from Liquid. */
export interface ContentCustomer {
  id: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  traits: Readonly<Record<string, string | number | boolean | null>>;
  metrics: Readonly<Record<string, string | number | boolean | null>>;
}

/** All that one rendering reads. */
export interface RenderContext {
  customer: ContentCustomer;
  brand: Brand;
  campaign: { id: string; name: string };
  /** ISO 4217 code of the shop, for money that says none. */
  currency: string;
  /** Products of the catalogue that the document names, by the id it names them with. */
  products: ReadonlyMap<string, ContentProduct>;
  /** Of the customer, best first. */
  recommendations: readonly ContentProduct[];
  cart: readonly ContentProduct[];
  /**
   * The blocks whose `showWhen` holds for this customer, by `shownKey` (document/shown-key.ts: the id, behind the variant's
   * key where the variant has blocks of its own); blocks without a rule need no entry.
   */
  shown: ReadonlySet<string>;
  /** Addresses of this message: what its footer and its links need. */
  links: {
    unsubscribe: string;
    preferences: string;
    /** The same address, or a tracked one. */
    track(url: string, position: number): string;
    /** Address of the pixel; null: none. */
    pixel: string | null;
  };
  at: Date;
}

/** An email ready to be handed over. */
export interface RenderedEmail {
  subject: string;
  preheader: string;
  html: string;
  text: string;
  /** The part in AMP for Email (`text/x-amp-html`, between text and HTML); left out where the document asks for none. */
  amp?: string;
  /** Of the HTML in UTF-8. */
  bytes: number;
}

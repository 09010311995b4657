import type { SampleRendering } from '@/lib/content/checks/types';
import type { Brand, EmailDocument, Variant } from '@/lib/content/document/document';
import { compileEmail } from '@/lib/content/render/compile-email';
import { emptyBlockFinder } from '@/lib/content/render/find-empty-blocks';
import { isRenderFailure, type RenderFailure } from '@/lib/content/render/render-failure';
import type { ContentProduct, RenderContext } from '@/lib/content/render-types';
import type { Queryable } from '@/lib/platform/db';
import { readShopCurrency } from '../profiles/shop-currency';
import { type CustomerContext, productsOf, readContexts } from './read-contexts';
import { readNamedProducts } from './read-products';
import { sampleCustomers } from './sample-customers';

export const SAMPLE_SIZE = 200;
/** Links of a message that is not sent. */
export const SAMPLE_LINKS = {
  unsubscribe: 'https://sample.invalid/unsubscribe',
  preferences: 'https://sample.invalid/preferences',
};

interface SampleInput {
  document: EmailDocument;
  brand: Brand;
  campaign: { id: string; name: string; segment: number | null };
  at: Date;
}

/** Every variant for some customers of the segment (of everyone where there is none), the same at each call. */
export async function renderSample(
  db: Queryable,
  { document, brand, campaign, at }: SampleInput,
): Promise<{ samples: SampleRendering[]; products: ReadonlyMap<string, ContentProduct> }> {
  const members = await sampleCustomers(db, { segment: campaign.segment, size: SAMPLE_SIZE });
  // A segment that nobody is in yet: what would hold for anybody is said all the same.
  const customers = members.length > 0 ? members : await sampleCustomers(db, { segment: null, size: SAMPLE_SIZE });
  const contexts = [...(await readContexts(db, { customers, document, campaign, at })).values()];
  const samples: SampleRendering[] = [];
  for (const variant of document.variants) samples.push(...(await renderVariant(document, brand, variant, contexts)));
  return { samples, products: await readNamedProducts(db, productsOf(document), await readShopCurrency(db)) };
}

async function renderVariant(
  document: EmailDocument,
  brand: Brand,
  variant: Variant,
  contexts: readonly CustomerContext[],
): Promise<SampleRendering[]> {
  const failed = (customer: string, { reason, detail, place, quote }: RenderFailure): SampleRendering => ({
    variant: variant.key,
    customer,
    result: { ok: false, reason, detail, place, quote },
  });
  try {
    const compiled = await compileEmail(document, brand, { variant: variant.key });
    const findEmpty = emptyBlockFinder(document, variant);
    return contexts.map((one): SampleRendering => {
      const context: RenderContext = { ...one, brand, links: { ...SAMPLE_LINKS, track: (url) => url, pixel: null } };
      try {
        const { subject, preheader, html, bytes, amp } = compiled.renderNow(context);
        const emptyBlocks = findEmpty(context);
        return {
          variant: variant.key,
          customer: one.customer.id,
          result: { ok: true, subject, preheader, html, bytes, amp, emptyBlocks },
        };
      } catch (error) {
        if (isRenderFailure(error)) return failed(one.customer.id, error);
        throw error;
      }
    });
  } catch (error) {
    // It cannot even be laid out: that holds for everyone.
    if (isRenderFailure(error)) return contexts.map((one) => failed(one.customer.id, error));
    throw error;
  }
}

import type { Brand } from '@/lib/content/document/document';
import { type EmailDocument, emailDocumentSchema } from '@/lib/content/document/document';
import { compileEmail } from '@/lib/content/render/compile-email';
import { isRenderFailure, type RenderFailure } from '@/lib/content/render/render-failure';
import type { ContentProduct, RenderContext, RenderedEmail } from '@/lib/content/render-types';

/** For tests: a brand, a customer, and an email of some blocks. */
export const testBrand: Brand = {
  name: 'Thistle & Tin',
  fromName: 'Thistle & Tin',
  fromEmail: 'hello@thistleandtin.example',
  replyTo: null,
  postalAddress: '4 Quay Street\nWhitby',
  siteUrl: 'https://thistleandtin.example',
  logoUrl: '',
  accent: '#8f2f2b',
  voice: { tone: 'warm', bannedWords: [], preferred: {}, exclamations: false, emoji: false },
};

export const testProduct = (id: string, more: Partial<ContentProduct> = {}): ContentProduct => ({
  id,
  name: `Thing ${id}`,
  price: '2.95',
  currency: 'GBP',
  category: null,
  imageUrl: null,
  url: `https://thistleandtin.example/p/${id}`,
  ...more,
});

export const testContext = (more: Partial<RenderContext> = {}): RenderContext => ({
  customer: {
    id: 'cus_1',
    email: 'a@customers.example',
    firstName: 'Aoife',
    lastName: null,
    traits: { country: 'IE' },
    metrics: { frequency: 3, monetary: '1234.5' },
  },
  brand: testBrand,
  campaign: { id: 'cmp_1', name: 'We kept the light on' },
  currency: 'GBP',
  products: new Map([['P1', testProduct('P1')]]),
  recommendations: [testProduct('R1'), testProduct('R2', { imageUrl: 'https://cdn.example/r2.jpg' })],
  cart: [],
  shown: new Set(),
  links: {
    unsubscribe: 'https://k.example/u/1',
    preferences: 'https://k.example/p/1',
    track: (url, position) => `https://k.example/c/${position}?to=${encodeURIComponent(url)}`,
    pixel: 'https://k.example/o/1',
  },
  at: new Date('2026-11-22T12:00:00Z'),
  ...more,
});

/** The same customer with another first name. */
export const named = (firstName: string | null): Pick<RenderContext, 'customer'> => ({
  customer: { ...testContext().customer, firstName },
});

export const testDocument = (blocks: readonly unknown[], variant: Record<string, unknown> = {}): EmailDocument =>
  emailDocumentSchema.parse({
    format: 1,
    variants: [{ key: 'A', subject: 'We kept the light on', ...variant }],
    blocks,
  });

export const testText = (text: string): Record<string, unknown> => ({ id: 'text1', type: 'text', text });

export const renderTest = async (document: EmailDocument, more: Partial<RenderContext> = {}): Promise<RenderedEmail> =>
  (await compileEmail(document, testBrand, { variant: document.variants[0]?.key ?? 'A' })).render(testContext(more));

/** Why it cannot be rendered. */
export async function failureOf(document: EmailDocument, more: Partial<RenderContext> = {}): Promise<RenderFailure> {
  try {
    await renderTest(document, more);
  } catch (error) {
    if (isRenderFailure(error)) return error;
    throw error;
  }
  throw new Error('it was rendered');
}

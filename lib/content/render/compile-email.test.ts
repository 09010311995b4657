import { describe, expect, it } from 'vitest';
import type { Brand, EmailDocument } from '../document/document';
import { emailDocumentSchema } from '../document/document';
import type { RenderContext } from '../render-types';
import { compileEmail } from './compile-email';
import { forceScheme } from './theme';

const brand: Brand = {
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
const product = (id: string, more = {}) => ({
  id,
  name: `Thing ${id}`,
  price: '2.95',
  currency: 'GBP',
  category: null,
  imageUrl: null,
  url: `https://thistleandtin.example/p/${id}`,
  ...more,
});
const context = (more: Partial<RenderContext> = {}): RenderContext => ({
  customer: {
    id: 'cus_1',
    email: 'a@example.com',
    firstName: 'Aoife',
    lastName: null,
    traits: { country: 'IE' },
    metrics: { frequency: 3 },
  },
  brand,
  campaign: { id: 'cmp_1', name: 'We kept the light on' },
  currency: 'GBP',
  products: new Map([['P1', product('P1')]]),
  recommendations: [product('R1'), product('R2', { imageUrl: 'https://cdn.example/r2.jpg' })],
  cart: [],
  shown: new Set(),
  links: {
    unsubscribe: 'https://k.example/u/1',
    preferences: 'https://k.example/p/1',
    track: (url, position) => `https://k.example/t/c/${position}?to=${encodeURIComponent(url)}`,
    pixel: 'https://k.example/t/o/1',
  },
  at: new Date('2026-11-22T12:00:00Z'),
  ...more,
});
const documentOf = (blocks: unknown[], more: Record<string, unknown> = {}): EmailDocument =>
  emailDocumentSchema.parse({
    format: 1,
    variants: [{ key: 'A', subject: '{{ customer.firstName | default: "Hello" }}, we kept the light on' }],
    blocks,
    ...more,
  });
const text = (words: string, more = {}) => ({ id: 'text1', type: 'text', text: words, ...more });
const render = async (document: EmailDocument, more: Partial<RenderContext> = {}, variant = 'A') =>
  (await compileEmail(document, brand, { variant })).render(context(more));

describe('an email', () => {
  it('is laid out with header, blocks and footer, as HTML and as text', async () => {
    const email = await render(
      documentOf([
        { id: 'hero1', type: 'hero', title: 'We kept the light on' },
        text(
          'Hello {{ customer.firstName | default: "there" }}, it *has* been a **while**.\n\nSee [our shelf](https://thistleandtin.example/shelf).',
        ),
        {
          id: 'butt1',
          type: 'button',
          label: 'See your shelf',
          href: 'https://thistleandtin.example/shelf?a=1',
          note: 'with the code GLOW15',
        },
        { id: 'prod1', type: 'products', products: ['P1'], columns: 3 },
        { id: 'reco1', type: 'recommendations', title: 'For you', count: 3 },
      ]),
    );
    expect(email.subject).toBe('Aoife, we kept the light on');
    expect(email.html).toContain('<em>has</em> been a <strong>while</strong>');
    expect(email.html).toContain('Thistle &amp; Tin, 4 Quay Street, Whitby');
    expect(email.html).toContain('href="https://k.example/u/1"');
    expect(email.html).toContain('src="https://k.example/t/o/1"');
    expect(email.html).not.toContain('kq');
    expect(email.html).not.toMatch(/\{[{%]/);
    expect(email.html.match(/Thing R2/g)?.length).toBe(2);
    expect(email.html).toContain('£2.95');
    expect(email.html).toContain(
      encodeURIComponent(
        'https://thistleandtin.example/shelf?a=1&utm_source=kindred&utm_medium=email&utm_campaign=we-kept-the-light-on&utm_content=A',
      ),
    );
    expect(email.bytes).toBe(Buffer.byteLength(email.html));
    expect(email.bytes).toBeLessThan(40_000);
    expect(email.text).toMatchInlineSnapshot(`
      "We kept the light on

      Hello Aoife, it has been a while.

      See our shelf (https://k.example/t/c/0?to=https%3A%2F%2Fthistleandtin.example%2Fshelf%3Futm_source%3Dkindred%26utm_medium%3Demail%26utm_campaign%3Dwe-kept-the-light-on%26utm_content%3DA).

      See your shelf: https://k.example/t/c/1?to=https%3A%2F%2Fthistleandtin.example%2Fshelf%3Fa%3D1%26utm_source%3Dkindred%26utm_medium%3Demail%26utm_campaign%3Dwe-kept-the-light-on%26utm_content%3DA
      with the code GLOW15

      * Thing P1, £2.95: https://k.example/t/c/2?to=https%3A%2F%2Fthistleandtin.example%2Fp%2FP1%3Futm_source%3Dkindred%26utm_medium%3Demail%26utm_campaign%3Dwe-kept-the-light-on%26utm_content%3DA

      For you
      * Thing R1, £2.95: https://k.example/t/c/3?to=https%3A%2F%2Fthistleandtin.example%2Fp%2FR1%3Futm_source%3Dkindred%26utm_medium%3Demail%26utm_campaign%3Dwe-kept-the-light-on%26utm_content%3DA
      * Thing R2, £2.95: https://k.example/t/c/4?to=https%3A%2F%2Fthistleandtin.example%2Fp%2FR2%3Futm_source%3Dkindred%26utm_medium%3Demail%26utm_campaign%3Dwe-kept-the-light-on%26utm_content%3DA

      --
      Thistle & Tin
      4 Quay Street, Whitby

      Unsubscribe: https://k.example/u/1
      Choose what you get: https://k.example/p/1"
    `);
  });
});

it('costs little for each customer', async () => {
  const document = documentOf([
    { id: 'hero1', type: 'hero', title: 'We kept the light on' },
    text(
      'Hello {{ customer.firstName | default: "there" }}, it *has* been a **while**.\n\nSee [our shelf](https://thistleandtin.example/shelf).',
    ),
    { id: 'butt1', type: 'button', label: 'See your shelf', href: 'https://thistleandtin.example/shelf?a=1' },
    { id: 'reco1', type: 'recommendations', title: 'For you', count: 6 },
  ]);
  const compiled = await compileEmail(document, brand, { variant: 'A' });
  const one = context();
  for (let n = 0; n < 300; n += 1) compiled.renderNow(one);
  const began = performance.now();
  for (let n = 0; n < 1000; n += 1) compiled.renderNow(one);
  console.log('ms each', (performance.now() - began) / 1000, compiled.renderNow(one).bytes);
  const fs = await import('node:fs');
  fs.writeFileSync('/tmp/content-light.html', compiled.renderNow(one).html);
  fs.writeFileSync('/tmp/content-dark.html', forceScheme(compiled.renderNow(one).html, 'dark'));
});

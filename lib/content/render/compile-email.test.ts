import { describe, expect, it } from 'vitest';
import {
  named,
  renderTest,
  testBrand,
  testContext,
  testDocument,
  testProduct,
  testText,
} from '@/lib/testing/test-email';
import { validateAmp } from '../checks/validate-amp';
import { emailDocumentSchema } from '../document/document';
import { compileEmail } from './compile-email';
import { emptyBlockFinder } from './find-empty-blocks';
import { forceScheme } from './theme';

const SHELF = 'https://thistleandtin.example/shelf';
const LETTER = [
  { id: 'hero1', type: 'hero', title: 'We kept the light on', text: 'For you', image: 'https://cdn.example/h.jpg' },
  testText(
    'Hello {{ customer.firstName | default: "there" }}, it *has* been a **while**: 2 * 3 * 4.\n\nSee [our shelf](https://thistleandtin.example/shelf).\nSoon.',
  ),
  {
    id: 'butt1',
    type: 'button',
    label: 'See your shelf',
    href: `${SHELF}?a=1&utm_source=own`,
    note: 'with the code GLOW15',
  },
  { id: 'prod1', type: 'products', products: ['P1'], columns: 3 },
  { id: 'reco1', type: 'recommendations', title: 'For you', count: 3 },
  { id: 'divi1', type: 'divider' },
  { id: 'spac1', type: 'spacer', height: 20 },
  {
    id: 'imag1',
    type: 'image',
    source: 'https://cdn.example/a.jpg',
    alt: 'A lantern',
    href: 'https://other.example/x',
  },
  { id: 'cart1', type: 'cart', title: 'In your basket' },
  {
    id: 'cols1',
    type: 'columns',
    columns: [[{ id: 'left1', type: 'text', text: 'Left' }], [{ id: 'reco2', type: 'recommendations', count: 1 }], []],
  },
  {
    id: 'snip1',
    type: 'snippet',
    key: 'sign',
    blocks: [{ id: 'sign1', type: 'text', style: 'small', text: 'Yours, {{ brand.name }}' }],
  },
];

describe('an email', () => {
  it('is laid out with header, every kind of block and footer', async () => {
    const { html, bytes, subject } = await renderTest(testDocument(LETTER, { preheader: 'A letter' }));
    expect(subject).toBe('We kept the light on');
    expect(html).toContain('it <em>has</em> been a <strong>while</strong>: 2 * 3 * 4.');
    expect(html).toContain('Thistle &amp; Tin, 4 Quay Street, Whitby');
    expect(html).toContain('href="https://k.example/u/1"');
    expect(html).toContain('href="https://k.example/p/1"');
    expect(html).toContain('src="https://k.example/o/1"');
    expect(html).toContain('£2.95');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('Yours, Thistle &amp; Tin');
    for (const id of ['hero1', 'text1', 'butt1', 'prod1', 'reco1', 'imag1', 'left1', 'sign1'])
      expect(html).toContain(`b-${id}`);
    // Nothing of how it is made is left, and a block without anything is not there.
    expect(html).not.toMatch(/kq\d+qk|\{[{%]|<mj|fonts\.googleapis/);
    expect(html).not.toContain('In your basket');
    expect(bytes).toBe(Buffer.byteLength(html));
    expect(bytes).toBeLessThan(45_000);
  });

  it('has a part in plain text, with the same links', async () => {
    const { text } = await renderTest(testDocument(LETTER), {
      links: { ...testContext().links, track: (url, n) => `${n}:${url.split('?')[0]}` },
    });
    expect(text).toBe(`We kept the light on
For you

Hello Aoife, it has been a while: 2 * 3 * 4.

See our shelf (0:${SHELF}).
Soon.

See your shelf: 1:${SHELF}
with the code GLOW15

* Thing P1, £2.95: 2:https://thistleandtin.example/p/P1

For you
* Thing R1, £2.95: 3:https://thistleandtin.example/p/R1
* Thing R2, £2.95: 4:https://thistleandtin.example/p/R2

----

A lantern: 6:https://other.example/x

Left

* Thing R1, £2.95: 10:https://thistleandtin.example/p/R1

Yours, Thistle & Tin

--
Thistle & Tin
4 Quay Street, Whitby

Unsubscribe: https://k.example/u/1
Choose what you get: https://k.example/p/1`);
  });

  it('marks the links of the shop, where they are not marked already, and no others', async () => {
    const urls: string[] = [];
    const links = { ...testContext().links, track: (url: string) => urls[urls.push(url) - 1] ?? url };
    await renderTest(testDocument(LETTER), { links });
    expect(urls).toContain(
      `${SHELF}?utm_source=kindred&utm_medium=email&utm_campaign=we-kept-the-light-on&utm_content=A`,
    );
    expect(urls).toContain(
      `${SHELF}?a=1&utm_source=own&utm_medium=email&utm_campaign=we-kept-the-light-on&utm_content=A`,
    );
    expect(urls).toContain('https://other.example/x');
  });

  it('shows a block only where its rule holds; a variant’s own blocks by its own name', async () => {
    const rule = { type: 'all', children: [] };
    const blocks = [testText('Always'), { id: 'vip01', type: 'text', text: 'For the few', showWhen: rule }];
    const document = emailDocumentSchema.parse({
      format: 1,
      variants: [
        { key: 'A', subject: 'a' },
        { key: 'B', subject: 'b', blocks: [{ ...blocks[1], text: 'For the few of B' }] },
      ],
      blocks,
    });
    const render = async (variant: string, ...shown: string[]) =>
      (await compileEmail(document, testBrand, { variant })).render(testContext({ shown: new Set(shown) }));
    expect((await render('A')).text).not.toContain('few');
    expect((await render('A', 'vip01')).html).toContain('For the few');
    expect((await render('B', 'vip01')).html).not.toContain('few');
    expect((await render('B', 'B:vip01')).text).toContain('For the few of B');
    await expect(compileEmail(document, testBrand, { variant: 'C' })).rejects.toMatchObject({ reason: 'template' });
  });

  it('says which blocks would come out empty', () => {
    const document = testDocument([
      { id: 'cart1', type: 'cart' },
      { id: 'reco1', type: 'recommendations' },
      testText('{% if customer.metrics.frequency > 5 %}Often{% endif %}'),
      { id: 'hide1', type: 'cart', showWhen: { type: 'all', children: [] } },
    ]);
    const [variant] = document.variants;
    if (!variant) throw new Error('no variant');
    const find = emptyBlockFinder(document, variant);
    expect(find(testContext())).toEqual(['/blocks/0', '/blocks/2']);
    expect(find(testContext({ cart: [testProduct('1')], shown: new Set(['hide1']) }))).toEqual(['/blocks/2']);
    expect(find(testContext({ shown: new Set(['hide1']) }))).toEqual(['/blocks/0', '/blocks/2', '/blocks/3']);
  });

  it('is seen light or dark as one asks', async () => {
    const { html } = await renderTest(testDocument([testText('x')]));
    expect(forceScheme(html, 'dark')).toContain('@media all {');
    expect(forceScheme(html, 'light')).toContain('@media not all {');
  });

  it('is rendered many times from one compilation', async () => {
    const compiled = await compileEmail(testDocument(LETTER), testBrand, { variant: 'A' });
    const first = compiled.renderNow(testContext());
    for (let n = 0; n < 200; n += 1) compiled.renderNow(testContext());
    const began = performance.now();
    for (let n = 0; n < 500; n += 1) compiled.renderNow(testContext({ at: new Date(n) }));
    const each = (performance.now() - began) / 500;
    expect(compiled.renderNow(testContext())).toEqual(first);
    // An order of magnitude below what would hold up sending; the figure itself stands in the README.
    expect(each).toBeLessThan(10);
  });
});

describe('the AMP part', () => {
  it('is there where it is asked for, with the same words and links, and valid', async () => {
    const document = testDocument(LETTER);
    expect((await renderTest(document)).amp).toBeUndefined();
    const links = { ...testContext().links, track: (_url: string, n: number) => `https://k.example/${n}` };
    const { amp = '', html } = await renderTest({ ...document, amp: true }, { links });
    expect(validateAmp(amp)).toEqual([]);
    expect(amp).toContain('<amp-carousel');
    expect(amp).toContain('Thing R2');
    const hrefs = (text: string): Set<string> => new Set(text.match(/https:\/\/k\.example\/\d+/g));
    expect(hrefs(amp)).toEqual(hrefs(html));
    const hostile = await renderTest({ ...document, amp: true }, named('<script>alert(1)</script>"><img src=x>'));
    expect(validateAmp(hostile.amp ?? '')).toEqual([]);
  });

  it('is found out where it is not', () => {
    const faults = validateAmp(
      '<html><head></head><body onload="x"><img src="x"><script>1</script><amp-img src="http://x"></amp-img><a href="javascript:x">y</a></body></html>',
    );
    for (const words of [
      'the runtime is missing',
      '<img> is not allowed',
      'a script that is not of AMP',
      'an image without https',
      'a link that leads nowhere',
      'the attribute onload is not allowed',
    ])
      expect(faults).toContain(words);
  });
});

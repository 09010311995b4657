import { describe, expect, it } from 'vitest';
import {
  failureOf,
  named,
  renderTest,
  testContext,
  testDocument,
  testProduct,
  testText,
} from '@/lib/testing/test-email';

/** What people put into names, and what would happen if it were live. */
const SCRIPTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" style="background:url(javascript:alert(1))',
  '</title><script>alert(1)</script>',
  '<!--[if mso]><script>alert(1)</script><![endif]-->',
  '--><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<mj-raw><script>alert(1)</script></mj-raw>',
  '{{ brand.name }}<script>',
  '{% raw %}<script>{% endraw %}',
  '[x](javascript:alert(1))',
  '<style>*{display:none}</style>',
  '\u0000<scr\u0000ipt>alert(1)</script>',
];

/** Elements and attributes of a document, read without regard to what they mean. */
function dangers(html: string): string[] {
  const tags = html.match(/<\/?[a-z][^>]*>/gi) ?? [];
  return tags.filter(
    (tag) =>
      /^<\/?(script|svg|iframe|object|embed|form|input|base)\b/i.test(tag) ||
      /\son\w+\s*=/i.test(tag.replace(/"[^"]*"/g, '""')) ||
      /(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript):/i.test(tag),
  );
}

const everywhere = testDocument(
  [
    testText(
      'Hello {{ customer.firstName }}, **{{ customer.firstName }}** [{{ customer.firstName }}](https://thistleandtin.example/)',
    ),
    { id: 'hero1', type: 'hero', title: '{{ customer.firstName }}', text: '{{ customer.firstName }}' },
    {
      id: 'imag1',
      type: 'image',
      source: 'https://cdn.example/a.jpg',
      alt: '{{ customer.firstName }}',
      href: 'https://thistleandtin.example/?n={{ customer.firstName }}',
    },
    {
      id: 'butt1',
      type: 'button',
      label: '{{ customer.firstName }}',
      href: 'https://thistleandtin.example/{{ customer.firstName }}',
      note: '{{ customer.firstName }}',
    },
    { id: 'reco1', type: 'recommendations', title: '{{ customer.firstName }}' },
    {
      id: 'text2',
      type: 'text',
      text: '{% assign n = customer.firstName %}{{ n }} {{ customer.firstName | append: n }}',
    },
  ],
  { subject: '{{ customer.firstName }}', preheader: '{{ customer.firstName }}' },
);

describe('a name', () => {
  it('of a clean customer leaves nothing dangerous behind: the reader of the test sees nothing in it', async () => {
    expect(dangers((await renderTest(everywhere)).html)).toEqual([]);
    expect(dangers('<p><img src=x onerror=alert(1)></p><a href="javascript:x">')).toHaveLength(2);
  });

  it.each(SCRIPTS)('%s is never live', async (payload) => {
    const { html } = await renderTest(everywhere, named(payload));
    expect(dangers(html)).toEqual([]);
    expect(html).not.toContain(payload.includes('<') ? payload : '\u0000');
  });

  it.each(SCRIPTS)('nor as name or address of a product: %s', async (payload) => {
    const recommendations = [
      testProduct('1', { name: payload, imageUrl: `https://cdn.example/${payload}` }),
      testProduct('2', { name: payload }),
    ];
    expect(dangers((await renderTest(everywhere, { recommendations })).html)).toEqual([]);
  });

  it.each(SCRIPTS.filter((one) => !one.startsWith('[')))(
    'nor written into the template itself: %s',
    async (payload) => {
      const words = payload.replaceAll(/\{[{%][^}]*[}%]\}/g, '');
      const { html } = await renderTest(
        testDocument(
          [testText(words), { id: 'butt1', type: 'button', label: words, href: 'https://thistleandtin.example' }],
          { subject: `a ${words}`, preheader: words },
        ),
      );
      expect(dangers(html)).toEqual([]);
    },
  );

  it('with Liquid in it is only a name', async () => {
    const { html, subject } = await renderTest(
      everywhere,
      named('{{ customer.email }}{% for i in (1..9) %}x{% endfor %}'),
    );
    expect(html).not.toContain('a@customers.example');
    expect(subject).toContain('{{ customer.email }}');
  });

  it('breaks no header', async () => {
    for (const payload of [
      'Eve\r\nBcc: all@customers.example',
      'Eve\nX: y',
      'Eve\u2028Bcc: x',
      'Eve\u0000\u001b[2J',
      'Eve\u0085X: y',
    ]) {
      const { subject, preheader } = await renderTest(everywhere, named(payload));
      expect([subject, preheader].join('')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }
    expect(
      (await renderTest(testDocument([testText('x')], { subject: 'A\r\nBcc: b@customers.example' }))).subject,
    ).toBe('A Bcc: b@customers.example');
  });
});

describe('a link', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil',
    'https://',
    'x',
  ])('to %j sends nothing', async (href) => {
    const failure = await failureOf(testDocument([{ id: 'butt1', type: 'button', label: 'x', href }]));
    expect(failure).toMatchObject({ reason: 'badLink', place: '/blocks/0/href' });
  });
  it('that a customer’s data turns into something else sends nothing', async () => {
    const document = testDocument([{ id: 'butt1', type: 'button', label: 'x', href: '{{ customer.firstName }}' }]);
    expect(await failureOf(document, named('javascript:alert(1)'))).toMatchObject({ reason: 'badLink' });
    expect((await renderTest(document, named('https://ok.example/?a="><script>'))).html).toContain('ok.example');
    expect(dangers((await renderTest(document, named('https://ok.example/?a="><script>'))).html)).toEqual([]);
  });
});

describe('Liquid', () => {
  const fails = (text: string) => failureOf(testDocument([testText(text)]));
  it.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for i in (1..5000) %}{% for j in (1..5000) %}x{% endfor %}{% endfor %}',
    '{% assign s = "x" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}',
    '{% for i in (1..400) %}{% for j in (1..400) %}{% assign a = "b" | upcase %}{% endfor %}{% endfor %}',
    `{% for i in (1..2000) %}${'long words '.repeat(200)}{% endfor %}`,
    '{% for i in (1..900) %}{% for j in (1..900) %}{% break %}{% endfor %}{% for k in (1..30) %}{% endfor %}{% if i %}{% assign q = i %}{% endif %}{% endfor %}{% for i in (1..20000) %}{% assign z = 1 %}{% endfor %}',
  ])('that asks for too much ends in time: %s', async (text) => {
    const began = performance.now();
    const failure = await fails(text);
    expect(failure.reason).toBe('tooMuch');
    expect(failure.place).toBe('/blocks/0/text');
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it.each([
    '{% include "../../../etc/passwd" %}',
    '{% render "/etc/passwd" %}',
    '{% layout "x" %}',
    '{% block x %}{% endblock %}',
    '{% raw %}<script>{% endraw %}',
    '{% echo customer.firstName %}',
    '{% liquid echo customer.email %}',
    '{% cycle customer.firstName, "b" %}',
    '{% capture c %}{{ customer.firstName }}{% endcapture %}{{ c }}',
    '{% tablerow i in recommendations %}{% endtablerow %}',
    '{% klink 1 %}javascript:x{% endklink %}',
    '{% increment x %}',
    '{{ customer.firstName | raw }}',
    '{{ customer.firstName | escape_once | nonsense }}',
    '{{ customer.firstName | json }}',
    '{{ recommendations | find_exp: "x", "x.name" }}',
    '{% if customer.firstName %}never closed',
    '{{ customer.firstName',
    '{% endif %}',
  ])('that is not offered is not valid: %s', async (text) => {
    expect(await fails(text)).toMatchObject({ reason: 'template', place: '/blocks/0/text' });
  });

  it.each([
    '{{ customer.constructor.constructor }}',
    '{{ customer.__proto__.x }}',
    '{{ customer.toString }}',
    '{{ recommendations.constructor }}',
    '{{ process.env.HOME }}',
    '{{ globalThis }}',
    '{{ customer }}',
    '{{ at.constructor }}',
    '{{ _links }}',
  ])('reaches nothing but what it is given: %s', async (text) => {
    expect((await fails(text)).reason).toBe('missingValue');
  });

  it('of one field cannot open what another closes', async () => {
    const document = testDocument([
      testText('{% if customer.firstName %}'),
      { ...testText('{% endif %}'), id: 'text2' },
    ]);
    expect(await failureOf(document)).toMatchObject({ reason: 'template', place: '/blocks/0/text' });
  });
});

describe('a value that is not there', () => {
  it('leaves out the customer, never a blank: with place and words, without data', async () => {
    const document = testDocument([
      { id: 'head1', type: 'text', text: 'Good' },
      testText('Hello {{ customer.firstName }}'),
    ]);
    for (const firstName of [null, '']) {
      const failure = await failureOf(document, named(firstName));
      expect(failure).toMatchObject({
        reason: 'missingValue',
        place: '/blocks/1/text',
        quote: '{{ customer.firstName }}',
      });
    }
    expect(await failureOf(testDocument([testText('{{ customer.traits.shoe }}')]))).toMatchObject({
      reason: 'missingValue',
    });
    expect(await failureOf(testDocument([testText('x')], { subject: '{{ customer.lastName }}' }))).toMatchObject({
      place: '/variants/0/subject',
    });
    expect(
      await failureOf(testDocument([testText('x')], { subject: '{{ customer.lastName | default: "" }}' })),
    ).toMatchObject({ place: '/variants/0/subject' });
    expect(await failureOf(testDocument([{ id: 'prod1', type: 'products', products: ['GONE'] }]))).toMatchObject({
      place: '/blocks/0/products/0',
    });
  });
  it('may be blank where the template says so', async () => {
    const { text } = await renderTest(
      testDocument([testText('Hello{{ customer.lastName | default: "" }}, {{ customer.firstName | default: "you" }}')]),
      named(null),
    );
    expect(text).toContain('Hello, you');
  });
});

it('five megabytes of HTML are refused before they are made', async () => {
  const huge = Array.from({ length: 60 }, (_, n) => ({
    id: `text${n + 10}`,
    type: 'text',
    text: '{{ customer.firstName }} '.repeat(380),
  }));
  expect(await failureOf(testDocument(huge), named('x'.repeat(300)))).toMatchObject({ reason: 'tooMuch' });
  const { success } = (await import('../document/document')).emailDocumentSchema.safeParse({
    format: 1,
    variants: [{ key: 'A', subject: 'x' }],
    blocks: [testText('x'.repeat(5_000_000))],
  });
  expect(success).toBe(false);
}, 20_000);

it('filters say money, numbers and names as people do', async () => {
  const say = async (text: string, more = {}) =>
    (await renderTest(testDocument([testText(text)]), more)).text.split('\n')[0];
  expect(await say('{{ customer.metrics.monetary | money }}')).toBe('£1,234.50');
  expect(await say('{{ "12345678901234567.89" | money: "GBP" }}')).toBe('£12,345,678,901,234,567.89');
  expect(await say('{{ 5 | money: "JPY" }}')).toBe('JP¥5');
  expect(await say('{{ customer.metrics.frequency | plural: "order" }} and {{ 1 | plural: "order" }}')).toBe(
    '3 orders and 1 order',
  );
  expect(await say('{{ customer.firstName | name }}', named('ANNE-marie o’HARA'.toLowerCase()))).toBe(
    'Anne-Marie O’Hara',
  );
  expect(await say('{{ "now" | date: "%d %B %Y" }}')).toBe('22 November 2026');
  expect(await say('{{ customer.firstName | default: "you" }}', { ...named('  '), at: testContext().at })).toBe('you');
});

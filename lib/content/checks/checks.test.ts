import { describe, expect, it } from 'vitest';
import { type EmailDocument, emailDocumentSchema } from '../document/document';
import type { ContentProduct } from '../render-types';
import { applyFix, StaleFix } from './apply-fix';
import { CHECKS, runAllChecks } from './run-checks';
import type { CheckInput, Finding } from './types';

const SITE = 'https://thistleandtin.example';
const brand: CheckInput['brand'] = {
  name: 'Thistle & Tin',
  fromName: 'Thistle & Tin',
  fromEmail: 'hello@thistleandtin.example',
  replyTo: null,
  postalAddress: '4 Quay Street, Whitby YO21',
  siteUrl: SITE,
  logoUrl: '',
  accent: '#8f2f2b',
  voice: { tone: 'warm', bannedWords: ['cheap'], preferred: { package: 'parcel' }, exclamations: false, emoji: false },
};
const holder: ContentProduct = {
  id: 'P1',
  name: 'White hanging heart T-light holder',
  price: '2.95',
  currency: 'GBP',
  category: null,
  imageUrl: null,
  url: null,
};
const good = {
  format: 1,
  variants: [{ key: 'A', subject: 'We kept the light on', preheader: 'Your shelf of tea lights has filled up again' }],
  blocks: [
    { id: 'text1', type: 'text', text: 'Hello {{ customer.firstName | default: "there" }}, it has been a while.' },
    { id: 'butt1', type: 'button', label: 'See your shelf', href: `${SITE}/shelf` },
  ],
};
const documentOf = (change: {
  text?: string;
  subject?: string;
  preheader?: string;
  blocks?: unknown[];
  variants?: unknown[];
}): EmailDocument => {
  const [first, ...rest] = good.blocks;
  return emailDocumentSchema.parse({
    ...good,
    variants: change.variants ?? [
      {
        key: 'A',
        subject: change.subject ?? good.variants[0]?.subject,
        preheader: change.preheader ?? good.variants[0]?.preheader,
      },
    ],
    blocks: change.blocks ?? (change.text === undefined ? good.blocks : [{ ...first, text: change.text }, ...rest]),
  });
};
const inputOf = (document: EmailDocument, more: Partial<CheckInput> = {}): CheckInput => ({
  document,
  brand,
  products: new Map([['P1', holder]]),
  ranks: new Map([['P1', 11]]),
  catalogueSize: 2969,
  offer: null,
  samples: [],
  sampleLinks: { unsubscribe: 'https://s.invalid/u', preferences: 'https://s.invalid/p' },
  fetched: new Map(),
  ...more,
});
const faults = (document: EmailDocument, more: Partial<CheckInput> = {}): Finding[] =>
  runAllChecks(inputOf(document, more)).filter(({ severity }) => severity !== 'passed');
const only = (check: string, document: EmailDocument, more: Partial<CheckInput> = {}): Finding => {
  const found = faults(document, more).filter((one) => one.check === check);
  expect(found).toHaveLength(1);
  return found[0] as Finding;
};
/** The document after the fix of a finding, with nothing left of it. */
const mend = (found: Finding, document: EmailDocument, more: Partial<CheckInput> = {}): EmailDocument => {
  if (!found.fix) throw new Error('no fix');
  const fixed = applyFix(document, found.fix);
  expect(faults(fixed, more).filter(({ id }) => id === found.id)).toEqual([]);
  return fixed;
};
const textOf = ({ blocks }: EmailDocument): string => (blocks[0]?.type === 'text' ? blocks[0].text : '');

it('a good email passes every check, and each says so', () => {
  const found = runAllChecks(inputOf(documentOf({})));
  expect(found.filter(({ severity }) => severity !== 'passed')).toEqual([]);
  expect(found).toHaveLength(CHECKS.length);
  expect(new Set(found.map(({ id }) => id)).size).toBe(CHECKS.length);
});

describe('placeholders', () => {
  it('without a default are failed, and get one at a click', () => {
    const document = documentOf({ text: 'Hello {{ customer.firstName }}, it has been a while.' });
    const found = only('placeholders', document);
    expect(found).toMatchObject({
      severity: 'failed',
      place: { pointer: '/blocks/0/text', quote: '{{ customer.firstName }}', label: 'Paragraph' },
    });
    expect(textOf(mend(found, document))).toBe(
      'Hello {{ customer.firstName | default: "there" }}, it has been a while.',
    );
  });
  it('that name nothing are failed; those that are asked for first, or named by a loop, are not', () => {
    expect(only('placeholders', documentOf({ text: 'Hello {{ customer.frstname }}' })).title).toContain(
      'customer.frstname',
    );
    for (const text of [
      '{% if customer.firstName %}Hello {{ customer.firstName }}{% else %}Hello{% endif %}',
      '{% for p in recommendations %}{{ p.name }} {% endfor %}',
      'From {{ brand.name }}, {{ customer.traits.country | default: "abroad" }}',
    ])
      expect(faults(documentOf({ text }))).toEqual([]);
  });
  it('that cannot be read are failed with the words', () => {
    for (const text of [
      '{{ customer.firstName',
      '{% if a %}never closed',
      '{% include "etc/passwd" %}',
      '{{ x | nonsense }}',
    ])
      expect(only('placeholders', documentOf({ text })).severity).toBe('failed');
  });
});

describe('prices', () => {
  const products = (prices: Record<string, string>, ids = ['P1']) =>
    documentOf({ blocks: [...good.blocks, { id: 'prod1', type: 'products', products: ids, prices }] });
  it('that differ from the catalogue are failed, and take its price at a click', () => {
    const document = products({ P1: '2.55' });
    const found = only('prices', document);
    expect(found).toMatchObject({ severity: 'failed', place: { quote: '£2.55' }, fix: { label: 'Use £2.95' } });
    expect(mend(found, document).blocks[2]).toMatchObject({ prices: {} });
    expect(faults(products({ P1: '2.950' }))).toEqual([]);
  });
  it('of what the catalogue does not hold', () => {
    expect(only('prices', products({}, ['P1', 'P9']))).toMatchObject({
      severity: 'failed',
      fix: { label: 'Take it out' },
    });
    expect(only('prices', documentOf({ text: 'Only £4.20 today.' })).severity).toBe('warning');
    expect(faults(documentOf({ text: 'From £2.95.' }))).toEqual([]);
  });
  it('and reductions that the strategy does not offer', () => {
    const document = documentOf({ text: 'There is 20 % off tea lights.' });
    expect(only('prices', document).detail).toBe('The strategy offers no reduction.');
    const offer = { offer: '15 % off tea lights' };
    expect(textOf(mend(only('prices', document, offer), document, offer))).toBe('There is 15 % off tea lights.');
  });
});

it('claims need a fact', () => {
  const products = { id: 'prod1', type: 'products', products: ['P1'] };
  const document = documentOf({
    blocks: [{ ...good.blocks[0], text: 'Our most-loved holder is back.' }, good.blocks[1], products],
  });
  const found = only('claims', document);
  expect(found).toMatchObject({
    title: '“most-loved” needs a fact',
    detail: 'White hanging heart T-light holder sells 11th of 2,969 products.',
    fix: { label: 'Say “much-loved”' },
  });
  expect(textOf(mend(found, document))).toBe('Our much-loved holder is back.');
  expect(faults(document, { ranks: new Map([['P1', 2]]) })).toEqual([]);
});

it('the voice of the brand: banned and preferred words, tone, exclamations, emoji', () => {
  const cases: [string, string, string][] = [
    ['A cheap package.', 'cheap', 'A package.'],
    ['Your package is here.', 'parcel', 'Your parcel is here.'],
    ['Dear customer, hello.', 'Dear customer', 'Hello, hello.'],
    ['We are back!', 'exclamation', 'We are back.'],
    ['Tea lights 🕯 are back.', 'emoji', 'Tea lights are back.'],
  ];
  for (const [text, words, after] of cases) {
    const document = documentOf({ text });
    const found = faults(document).filter(({ check, title }) => check === 'voice' && title.includes(words))[0];
    if (!found) throw new Error(`nothing about ${words}`);
    expect(textOf(mend(found, document))).toBe(after);
  }
  expect(only('voice', documentOf({ text: `It is ${'very '.repeat(40)}long.` })).title).toBe('A long sentence');
});

it('what looks like spam', () => {
  expect(only('spam', documentOf({ text: 'Please click here to see.' }))).toMatchObject({ severity: 'warning' });
  const document = documentOf({ subject: 'Re: your order of tea lights' });
  const found = only('spam', document);
  expect(found.severity).toBe('failed');
  expect(mend(found, document).variants[0]?.subject).toBe('your order of tea lights');
  expect(only('spam', documentOf({ subject: 'Where are you??' })).fix?.label).toBe('Make it one “?”');
});

describe('subject and preheader', () => {
  const sample = (subject: string, preheader = good.variants[0]?.preheader ?? ''): CheckInput['samples'] => [
    {
      variant: 'A',
      customer: 'c',
      result: { ok: true, subject, preheader, html: '<a href="https://s.invalid/u">', bytes: 100, emptyBlocks: [] },
    },
  ];
  it('are measured as customers get them', () => {
    const document = documentOf({
      subject: '{{ customer.firstName | default: "Hello" }}, we kept the light on. Come in?',
    });
    expect(faults(document)).toEqual([]);
    const samples = { samples: sample('Bartholomew, we kept the light on. Come in?') };
    const found = only('subjectLength', document, samples);
    expect(found).toMatchObject({ title: 'Subject A is cut on phones', detail: '43 characters, about 41 are shown.' });
    expect(found.fix && applyFix(document, found.fix).variants[0]?.subject).toBe(
      '{{ customer.firstName | default: "Hello" }}, we kept the light on.',
    );
  });
  it('are there, and are not the same', () => {
    expect(only('subjectLength', documentOf({ subject: ' ' })).severity).toBe('failed');
    expect(only('preheader', documentOf({ preheader: '' })).severity).toBe('warning');
    expect(only('preheader', documentOf({ preheader: 'We kept the light on' })).title).toContain('repeats');
    expect(only('preheader', documentOf({ preheader: 'x'.repeat(120) })).title).toContain('is cut');
  });
  it('do not shout', () => {
    const document = documentOf({ subject: 'LAST DAY for tea lights' });
    expect(mend(only('capitals', document), document).variants[0]?.subject).toBe('Last day for tea lights');
    expect(faults(documentOf({ text: 'Use the code GLOW15 and the UK site.' }))).toEqual([]);
  });
});

describe('links and images', () => {
  const link = (href: string) => documentOf({ blocks: [good.blocks[0], { ...good.blocks[1], href }] });
  it('that lead nowhere are failed', () => {
    for (const href of [
      '',
      '#',
      'TODO',
      'https://example.com/x',
      'javascript:alert(1)',
      'data:text/html,x',
      'shelf',
      'http://localhost:3000',
    ])
      expect([href, only('links', link(href)).severity]).toEqual([href, 'failed']);
    expect(only('links', documentOf({ text: 'See [it](javascript:alert(1))' })).severity).toBe('failed');
  });
  it('without encryption get it at a click', () => {
    const document = link('http://thistleandtin.example/shelf');
    expect(mend(only('links', document), document).blocks[1]).toMatchObject({ href: `${SITE}/shelf` });
  });
  it('are looked up', () => {
    const fetched = (status: number | null, contentType = 'text/html') => ({
      fetched: new Map([[`${SITE}/shelf`, { status, contentType }]]),
    });
    expect(only('links', documentOf({}), fetched(404))).toMatchObject({ severity: 'failed' });
    expect(only('links', documentOf({}), fetched(null))).toMatchObject({ severity: 'warning' });
    expect(faults(documentOf({}), fetched(301))).toEqual([]);
    const image = (more: object) =>
      documentOf({
        blocks: [...good.blocks, { id: 'imag1', type: 'image', source: `${SITE}/a.jpg`, alt: 'A lantern', ...more }],
      });
    const page = { fetched: new Map([[`${SITE}/a.jpg`, { status: 200, contentType: 'text/html' }]]) };
    expect(only('images', image({}), page).title).toBe('An image that is none');
    expect(only('images', image({ source: '' })).severity).toBe('failed');
    expect(only('altText', image({ alt: '' })).severity).toBe('warning');
    expect(only('altText', image({ alt: '', href: SITE })).severity).toBe('failed');
    expect(only('altText', image({ alt: 'IMG_1234.jpg' })).severity).toBe('warning');
  });
  it('hold nothing personal', () => {
    const document = link(`${SITE}/?e={{ customer.email | default: "" }}&a=1`);
    const found = only('personalLinks', document);
    expect(found.severity).toBe('failed');
    expect(mend(found, document).blocks[1]).toMatchObject({ href: `${SITE}/?a=1` });
    expect(only('personalLinks', link(`${SITE}/?e=jane@doe.com`)).severity).toBe('failed');
    expect(faults(link(`${SITE}/?c={{ customer.id }}`)).filter(({ check }) => check === 'personalLinks')).toEqual([]);
  });
});

it('contrast, of the brand and of the hero, which is darkened at a click', () => {
  const document = documentOf({
    blocks: [...good.blocks, { id: 'hero1', type: 'hero', title: 'A', background: '#767676' }],
  });
  expect(faults(document)).toEqual([]);
  const pale = { brand: { ...brand, accent: '#e9b8b6' } };
  expect(only('contrast', documentOf({ text: 'See [it](https://thistleandtin.example/it)' }), pale).title).toBe(
    'Links are hard to read',
  );
});

it('weight, way out and address, rendering', () => {
  const result = {
    ok: true as const,
    subject: 'Hello',
    preheader: good.variants[0]?.preheader ?? '',
    html: 'nothing',
    bytes: 200_000,
    emptyBlocks: ['/blocks/0'],
  };
  const more = { samples: [{ variant: 'A', customer: 'c1', result }], brand: { ...brand, postalAddress: ' ' } };
  const found = faults(documentOf({}), more);
  expect(found.map(({ check, severity }) => [check, severity])).toEqual([
    ['footer', 'failed'],
    ['footer', 'failed'],
    ['weight', 'failed'],
    ['emptyBlocks', 'warning'],
  ]);
  const failure = {
    ok: false as const,
    reason: 'missingValue' as const,
    detail: '“{{ x }}” has no value',
    place: '/blocks/0/text',
    quote: '{{ x }}',
  };
  const failed = only('rendering', documentOf({}), {
    samples: [
      { variant: 'A', customer: 'c1', result: failure },
      { variant: 'B', customer: 'c1', result: failure },
      { variant: 'A', customer: 'c2', result: { ...result, html: 'https://s.invalid/u', bytes: 1, emptyBlocks: [] } },
    ],
  });
  expect(failed.detail).toBe('“{{ x }}” has no value. 1 of 2 sampled customers would get no email.');
});

it('variants that are the same, or have nothing to click', () => {
  const twice = documentOf({ variants: [good.variants[0], { ...good.variants[0], key: 'B' }] });
  expect(only('content', twice).title).toBe('Variant B is the same as A');
  expect(only('content', documentOf({ blocks: [good.blocks[0]] })).title).toBe('Variant A has nothing to click');
  expect(only('content', documentOf({ blocks: [] })).severity).toBe('failed');
});

it('a fix of words that have changed since is refused', () => {
  const document = documentOf({ subject: 'Re: your order of tea lights' });
  const { fix } = only('spam', document);
  if (!fix) throw new Error('no fix');
  expect(() => applyFix(documentOf({ subject: 'Another one' }), fix)).toThrow(StaleFix);
  expect(() => applyFix(document, { patch: [{ op: 'replace', path: '/nowhere/1/text', value: '' }] })).toThrow(
    StaleFix,
  );
  expect(() => applyFix(document, { patch: [{ op: 'add', path: '/__proto__/polluted', value: 1 }] })).toThrow();
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

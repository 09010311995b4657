import { describe, expect, it } from 'vitest';
import { runAllChecks } from '../checks/run-checks';
import type { Brand } from '../document/document';
import { questionOf, readAnswer } from './ask-for-words';
import { type GenerateFacts, kindOf, offerOf, STRATEGY_KINDS } from './facts';
import { generateEmail } from './generate-email';
import { FEATURE_NAMES, subjectFeatures } from './subject-features';
import { headlineModel, predictRate, type SubjectRecord, trainSubjectModel } from './subject-model';

const brand: Brand = {
  name: 'Thistle & Tin',
  fromName: 'Thistle & Tin',
  fromEmail: 'hello@thistleandtin.example',
  replyTo: null,
  postalAddress: '4 Quay Street, Whitby YO21',
  siteUrl: 'https://thistleandtin.example',
  logoUrl: '',
  accent: '#8f2f2b',
  voice: {
    tone: 'warm',
    bannedWords: ['basket', 'shelf'],
    preferred: { parcel: 'box' },
    exclamations: false,
    emoji: false,
  },
};
const product = (id: string) => ({
  id,
  name: `Lantern ${id}`,
  price: '2.95',
  currency: 'GBP',
  category: 'Candles',
  imageUrl: null,
  url: null,
});
const factsOf = (key: string, more: Partial<GenerateFacts> = {}): GenerateFacts => ({
  brand,
  strategy: { key, name: key, goal: '', offer: '15 % off the next order', tone: 'warm' },
  segment: { name: 'At risk', size: 1204 },
  traits: [
    { about: 'country', value: 'France', share: 0.3, everyone: 0.1 },
    { about: 'viewed in 90 days', value: 'candles', share: 0.46, everyone: 0.22 },
  ],
  categories: ['Candles', 'Bags'],
  products: ['1', '2', '3', '4'].map(product),
  step: 0,
  hasCart: true,
  base: { part: 193, whole: 1000 },
  ...more,
});
const KEYS = {
  exclusive: 'exclusive-offer',
  onboarding: 'onboarding',
  cart: 'cart-reminder',
  winBack: 'win-back',
  accessories: 'accessories',
  bundle: 'bundle',
  letter: 'news',
};

describe('a generated email', () => {
  it('of every kind, tone and seed passes the checks, and says nothing that is no fact', () => {
    for (const kind of STRATEGY_KINDS)
      for (const tone of ['warm', 'plain', 'playful', 'elegant'])
        for (const seed of [1, 2, 3, 4, 5]) {
          const facts = factsOf(KEYS[kind], {
            strategy: { key: KEYS[kind], name: '', goal: '', offer: seed % 2 ? '15 % off the next order' : null, tone },
          });
          expect(kindOf(facts)).toBe(kind);
          const { document, variants, basis } = generateEmail(facts, { seed, model: headlineModel });
          const faults = runAllChecks({
            document,
            brand,
            products: new Map(facts.products.map((one) => [one.id, one])),
            ranks: new Map(),
            catalogueSize: 10,
            offer: facts.strategy?.offer ?? null,
            samples: [],
            sampleLinks: { unsubscribe: '', preferences: '' },
            fetched: new Map(),
          }).filter(({ severity }) => severity !== 'passed');
          expect([kind, tone, seed, faults.map(({ title, place }) => [title, place?.quote])]).toEqual([
            kind,
            tone,
            seed,
            [],
          ]);
          expect(variants).toHaveLength(3);
          expect(new Set(variants.map(({ subject }) => subject)).size).toBe(3);
          expect(new Set(variants.map(({ angle }) => angle)).size).toBe(3);
          expect(variants.every(({ reason }) => reason.length > 5)).toBe(true);
          // Numbers are the offer's, banned words are not said.
          const words = JSON.stringify([
            document.variants,
            document.blocks.map((block) => ({ ...block, id: '', background: '', products: [], count: 0, columns: 0 })),
          ]);
          const numbers = words.replace(/"weight":1/g, '').match(/\d+/g) ?? [];
          const reasons = new Set(['15', '46', '22', '90', '0', ...(/"columns":0/.test(words) ? ['0'] : [])]);
          expect(numbers.filter((number) => !reasons.has(number))).toEqual([]);
          expect(words).not.toMatch(/basket|shelf/i);
          expect(basis).toContain('Segment At risk, 1,204 customers');
        }
  });

  it('is the same for one seed, and another for another', () => {
    const make = (seed: number) => generateEmail(factsOf('win-back'), { seed, model: headlineModel }).document;
    expect(make(7)).toEqual(make(7));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(make(seed)))).size).toBeGreaterThan(2);
  });

  it('rests on what was measured: the category, with its numbers; nothing where there is nothing', () => {
    const facts = factsOf('win-back', { brand: { ...brand, voice: { ...brand.voice, bannedWords: [] } } });
    const full = generateEmail(facts, { seed: 3, variants: 5, model: headlineModel });
    const category = full.variants.find(({ angle }) => angle === 'category');
    expect(category?.subject).toMatch(/candles/i);
    expect(category?.reason).toBe(
      'Names what they look at most: viewed in 90 days Candles, 46 % of them against 22 % of everyone',
    );
    const bare = generateEmail(factsOf('win-back', { traits: [], strategy: null, segment: null, base: null }), {
      seed: 3,
      variants: 5,
      model: headlineModel,
    });
    expect(JSON.stringify(bare.document)).not.toMatch(/candles|15 %/i);
    expect(bare.variants.every(({ predicted }) => predicted === null)).toBe(true);
  });

  it('makes an offer only where it belongs', () => {
    const strategy = { key: 'cart', name: '', goal: '', tone: 'plain', offer: 'Free delivery on the second reminder' };
    expect(offerOf({ strategy, step: 0 })).toBeNull();
    expect(offerOf({ strategy, step: 1 })).toBe('free delivery');
    expect(offerOf({ strategy: { ...strategy, offer: 'Early access, a gift with the order' }, step: 0 })).toBe(
      'early access and a gift with your order',
    );
  });

  it('lets no Liquid out of names of the catalogue', () => {
    const traits = [{ about: 'viewed', value: 'x{{ customer.email }}', share: 0.5, everyone: 0.1 }];
    const { document } = generateEmail(factsOf('win-back', { traits, categories: ['x{{ customer.email }}'] }), {
      seed: 1,
      variants: 5,
      model: headlineModel,
    });
    expect(JSON.stringify(document.variants.map(({ subject }) => subject))).not.toContain('{{ customer.email');
  });
});

describe('a language model', () => {
  const answer = (change: object = {}) => ({
    variants: [
      { subject: '{Name}, come and see', preheader: 'Candles, and 15 % off your next order.', reason: 'warm' },
    ],
    headline: 'Good to see you',
    paragraphs: ['Hello {Name}, there is 15 % off your next order.'],
    button: 'Look',
    ...change,
  });
  it('is told nothing of any customer', () => {
    const told = questionOf(factsOf('win-back'), 3);
    expect(told).toContain('viewed in 90 days candles: 46 % of them, 22 % of everyone');
    expect(told).not.toMatch(/@|fromEmail|customer\.|cus_/);
  });
  it('is believed only as far as the facts go', () => {
    const facts = factsOf('win-back');
    expect(readAnswer(answer(), facts)?.variants[0]?.subject).toBe(
      '{{ customer.firstName | name | default: "Hello" }}, come and see',
    );
    for (const bad of [
      { headline: '20 % off' },
      { paragraphs: ['Free delivery for you.'] },
      { paragraphs: ['See <b>this</b>'] },
      { paragraphs: ['{{ customer.email }}'] },
      { paragraphs: ['See https://evil.example'] },
      { button: 'Your basket' },
      { variants: [] },
      { paragraphs: 'no list' },
    ])
      expect([bad, readAnswer(answer(bad), facts)]).toEqual([bad, undefined]);
    expect(readAnswer('nonsense', facts)).toBeUndefined();
  });
});

describe('the model of subjects', () => {
  it('knows from headlines what little they say, and how unsure that is', () => {
    const effect = (name: (typeof FEATURE_NAMES)[number]) => headlineModel.mean[FEATURE_NAMES.indexOf(name)] ?? 0;
    // The directions that a stratified analysis of the same experiments finds (Mantel-Haenszel odds ratios).
    for (const name of ['question', 'exclamation'] as const) expect(effect(name)).toBeLessThan(0);
    for (const name of ['number', 'beginsWithThis', 'firstPerson'] as const) expect(effect(name)).toBeGreaterThan(0);
    const base = { part: 193, whole: 1000 };
    const plain = predictRate(headlineModel, 'We kept the light on', base);
    const asks = predictRate(headlineModel, 'Shall we keep the light on?', base);
    if (!plain || !asks) throw new Error('nothing predicted');
    expect(asks.rate).toBeLessThan(plain.rate);
    expect(plain.low).toBeLessThan(0.18);
    expect(plain.high).toBeGreaterThan(0.21);
    expect(asks.because[0]?.feature).toBe('question');
    expect(predictRate(headlineModel, 'x', { part: 1, whole: 3 })).toBeNull();
  });

  it('learns from the shop’s own campaigns once there are enough, and finds what was put there', () => {
    const subject = (question: boolean, n: number) =>
      question ? `Shall we talk about tea ${'abcdefgh'[n]}?` : `We talk about tea ${'abcdefgh'[n]}`;
    const records: SubjectRecord[] = Array.from({ length: 16 }, (_, k) => {
      const question = k % 2 === 0;
      return {
        subject: subject(question, k >> 1),
        sent: 4_000,
        opened: question ? 1_200 : 800,
        usual: 0.25,
        group: `run ${k >> 1}`,
      };
    });
    expect(trainSubjectModel(headlineModel, records.slice(0, 4))).toBe(headlineModel);
    const own = trainSubjectModel(headlineModel, records);
    expect(own).toMatchObject({ source: 'own', learnedFrom: { subjects: 16, emails: 64_000 } });
    const base = { part: 2_000, whole: 8_000 };
    const [asks, plain] = [subject(true, 0), subject(false, 0)].map((text) => predictRate(own, text, base)?.rate ?? 0);
    expect((asks ?? 0) - (plain ?? 0)).toBeGreaterThan(0.04);
    const i = FEATURE_NAMES.indexOf('question');
    expect(own.mean[i]).toBeGreaterThan(0.1);
    expect(own.variance[i]?.[i] ?? 1).toBeLessThan(headlineModel.variance[i]?.[i] ?? 0);
  });

  it('reads the features of a subject with its placeholders', () => {
    const found = Object.fromEntries(
      FEATURE_NAMES.map((name, i) => [
        name,
        subjectFeatures('{{ customer.firstName | default: "x" }}, is this 1 for you?')[i],
      ]),
    );
    expect(found).toMatchObject({ question: 1, number: 1, name: 1, secondPerson: 1, exclamation: 0, length: -0.4 });
  });
});

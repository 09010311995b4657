import { describe, expect, it } from 'vitest';
import { emailDocumentSchema } from '../document/document';
import { assessRisk } from './assess-risk';
import { diffDocuments } from './diff-documents';
import { findOffer } from './find-offer';
import { type ReviewPolicy, requirementsOf } from './requirements';
import { labelOf, textsOf } from './texts-of';

const paragraph = (id: string, text: string) => ({ type: 'text', id, text });
const email = (subject: string, blocks: object[]) =>
  emailDocumentSchema.parse({ format: 1, variants: [{ key: 'A', subject }], blocks });

const before = email('Aoife, we miss you', [
  { type: 'hero', id: 'hero', title: 'We kept the light on' },
  paragraph('para', 'There is 10 % off everything until Sunday.'),
  paragraph('gone', 'See you.'),
]);
const after = email('Aoife, we kept the light on', [
  paragraph('para', 'There is 15 % off T-lights until Sunday.'),
  { type: 'hero', id: 'hero', title: 'We kept the light on' },
  { type: 'button', id: 'look', label: 'See your shelf', href: 'https://shop.example/' },
]);

describe('the difference of two documents', () => {
  const changes = diffDocuments(before, after);
  const said = changes.map(({ label, kind, parts }) => [
    label,
    kind,
    parts.map(({ op, text }) => (op === 'same' ? text : op === 'added' ? `+${text}+` : `-${text}-`)).join(''),
  ]);

  it('names what changed, word by word, and passes over what only moved', () => {
    expect(said).toEqual([
      ['Subject', 'changed', 'Aoife, we -miss you-+kept the light on+'],
      ['Paragraph 1', 'changed', 'There is -10-+15+ % off -everything-+T-lights+ until Sunday.'],
      ['Button 1', 'added', '+See your shelf+'],
      ['Button 1, link', 'added', '+https://shop.example/+'],
      ['Paragraph 2', 'removed', '-See you.-'],
    ]);
  });

  it('calls products by their names, and by their id where nobody knows one', () => {
    const grid = (products: string[], prices: Record<string, string>) =>
      email('New', [{ type: 'products', id: 'grid', products, prices }]);
    const product = (id: string) => ({ p1: 'Tea light', p2: 'Lantern' })[id] ?? id;
    const differences = diffDocuments(grid(['p1'], {}), grid(['p2', 'p9'], { p2: '4.95' }), { product });
    expect(differences.map(({ label, parts }) => [label, parts.map(({ text }) => text).join('|')])).toEqual([
      ['Products 1', 'Tea light|Lantern, p9'],
      ['Products 1, prices', 'Lantern 4.95'],
    ]);
  });

  it('gives both texts back', () => {
    for (const change of changes.filter((each) => each.kind === 'changed')) {
      const text = (left: string) =>
        change.parts
          .filter(({ op }) => op !== left)
          .map(({ text: words }) => words)
          .join('');
      expect(textsOf(after).find(({ pointer }) => pointer === change.pointer)?.text).toBe(text('removed'));
      expect(textsOf(before).map((each) => each.text)).toContain(text('added'));
    }
  });

  it('is nothing between a document and itself', () => expect(diffDocuments(after, after)).toEqual([]));
});

it('names places as a person does', () => {
  const texts = textsOf(after);
  expect(labelOf(texts, '/blocks/0/text')).toBe('Paragraph 1');
  expect(labelOf(texts, '/blocks/2')).toBe('Button 1');
  expect(labelOf(texts, '/utm')).toBe('The email');
});

it('finds an offer in the words, and none where there is none', () => {
  expect(findOffer(after)).toBe('15 % off');
  expect(findOffer(email('Hello', [paragraph('para', 'It has been a while, 20 % of our shelf is new.')]))).toBeNull();
});

describe('risk and policies', () => {
  const calm = { audience: 27, generated: false, offer: false, failedChecks: 0, warnings: 0, firstOfItsKind: false };

  it('follows from the facts', () => {
    expect(assessRisk(calm)).toEqual({ risk: 'low', reasons: [] });
    expect(assessRisk({ ...calm, audience: 888, generated: true }).risk).toBe('medium');
    const high = assessRisk({ ...calm, audience: 888, offer: true, failedChecks: 1 });
    expect(high.risk).toBe('high');
    expect(high.reasons.map((each) => each.words)).toEqual(['a check failed', 'goes to 888 people', 'makes an offer']);
  });

  it('asks for what every policy that holds asks for', () => {
    const policy = (id: string, condition: object, approvals: number): ReviewPolicy => ({
      id,
      name: id,
      condition,
      approvals,
      group: null,
    });
    const policies = [policy('large', { minSize: 500, offer: true }, 2), policy('vip', { segments: [3] }, 1)];
    const facts = { audience: 888, segment: 3, strategy: null, generated: true, offer: true };
    const ids = (given: Partial<typeof facts>) =>
      requirementsOf(policies, { ...facts, ...given }).map((each) => each.policy);
    expect(ids({})).toEqual(['large', 'vip']);
    expect(ids({ audience: 499 })).toEqual(['vip']);
    expect(ids({ segment: 1, offer: false })).toEqual([null]);
    expect(requirementsOf(policies, { ...facts, audience: null }).map((each) => each.policy)).toContain('large');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer, WorldEvent } from '@/lib/testing/oracle/world';
import { openProductDatabase } from '@/lib/testing/product-database';
import { understandSentence } from './parse-sentence';
import { previewSegment } from './preview-segment';

const clock = new FixedClock(new Date('2026-06-01T12:00:00Z'));
const now = clock.now();
const HOUR = 3_600_000;

let database: Awaited<ReturnType<typeof openProductDatabase>>;
beforeAll(async () => {
  database = await openProductDatabase();
  const customer = (number: number): WorldCustomer => ({
    number,
    email: `c${number}@example.test`,
    traits: { country: number < 3 ? 'DE' : 'GB', loyaltyTier: number === 1 ? 'Gold' : 'Silver', gender: 'female' },
    firstSeenAt: null,
    gone: false,
    consent: {},
    snapshot: {},
  });
  const events: WorldEvent[] = [];
  const add = (customer: number, name: string, hoursAgo: number, properties: WorldEvent['properties'] = null) =>
    events.push({
      seq: events.length + 1,
      customer,
      kind: 'track',
      name,
      at: now.getTime() - hoursAgo * HOUR,
      properties,
    });
  add(1, 'Product Viewed', 30, { category: 'Garden furniture', price: 20 });
  add(2, 'Product Viewed', 40, { category: 'Toys & Games', price: 5 });
  add(2, 'Quiz Finished', 3, { score: 8 });
  add(3, 'Product Viewed', 50, { category: 'Garden furniture', price: 20 });
  add(3, 'Order Completed', 20, { total: 20 });
  const segments = [{ id: 'seg_1', key: 'quiet', rule: { type: 'all', children: [] } }];
  await loadWorld(pool(), { customers: [1, 2, 3].map(customer), events, segments });
});
afterAll(() => database.close());

const read = (text: string, seesPersonal = true) => understandSentence(text, { now, seesPersonal });
async function who(text: string): Promise<number> {
  const { rule } = await read(text);
  return (await previewSegment(pool(), clock, { rule, sample: 0, personal: false })).count;
}

describe('understandSentence', () => {
  it('knows the events, categories, traits and segments that the data holds', async () => {
    expect(await read('German customers who viewed garden furniture but did not buy')).toMatchObject({
      rule: {
        type: 'all',
        children: [
          { type: 'trait', trait: 'country', op: 'eq', value: 'DE' },
          {
            event: 'Product Viewed',
            where: [{ property: 'category', op: 'eq', value: 'Garden furniture' }],
            notFollowedBy: { event: 'Order Completed' },
          },
        ],
      },
      unknown: [],
    });
    expect((await read('gold loyalty tier customers who finished a quiz')).rule.children).toMatchObject([
      { trait: 'loyaltyTier', value: 'Gold' },
      { type: 'event', event: 'Quiz Finished' },
    ]);
    expect((await read('not in segment “quiet”')).rule.children).toEqual([
      { type: 'segment', segment: 'quiet', op: 'notIn' },
    ]);
  });

  it('gives rules that hold for whom the sentence means', async () => {
    expect(await who('viewed garden furniture')).toBe(2);
    expect(await who('viewed garden furniture in the last 48 hours but did not buy')).toBe(1);
    expect(await who('everyone in Germany except those who finished a quiz')).toBe(1);
    expect(await who('never ordered')).toBe(2);
  });

  it('names the words that it could do nothing with, beside the rule of the others', async () => {
    const text = 'live in Germany and frobnicated twice';
    const { rule, unknown } = await read(text);
    expect(rule.children).toHaveLength(1);
    expect(unknown.map(({ start, end }) => text.slice(start, end))).toEqual(['frobnicated twice']);
  });

  it('refuses a sentence of which nothing is understood, with the words', async () => {
    await expect(read('frobnicate the zorblax')).rejects.toMatchObject({
      code: 'invalidInput',
      errors: [{ path: '/text', message: 'was not understood: “frobnicate the zorblax”' }],
    });
  });

  it('does not read values of personal or special traits to who may not see them', async () => {
    expect((await read('women in Germany')).rule.children).toHaveLength(2);
    const { rule, unknown } = await read('women in Germany', false);
    expect(rule.children).toHaveLength(1);
    expect(unknown).toMatchObject([{ text: 'women' }]);
  });

  it('asks a configured model what the grammar cannot read, and says that the rule is its', async () => {
    const asked: string[] = [];
    const model = (answer: unknown) => ({
      name: 'test-model',
      ask: async ({ instructions, text }: { instructions: string; text: string }) => {
        asked.push(instructions + text);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
    const ask = (text: string, answer: unknown) => understandSentence(text, { now, seesPersonal: true }, model(answer));
    const rule = { type: 'all', children: [{ type: 'event', event: 'Quiz Finished' }] };
    const text = 'people who aced our little quiz';
    expect(await ask(text, { rule })).toMatchObject({
      rule,
      assumptions: [{ text, start: 0, end: text.length, message: expect.stringContaining('test-model') }],
      unknown: [],
    });
    expect(asked[0]).toContain('Quiz Finished');
    // No customer's value goes out, and nothing at all where the sentence names somebody.
    expect(asked[0]).not.toMatch(/example\.test|Gold/);
    asked.length = 0;
    await expect(ask('frobnicate like jane@example.test', { rule })).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(ask('frobnicate like +44 20 7946 0958', { rule })).rejects.toMatchObject({ code: 'invalidInput' });
    expect(asked).toEqual([]);
    // What is no rule, or one of another shop, or no answer at all: the grammar's reading stands.
    const stands = {
      rule: { children: [{ trait: 'country', value: 'DE' }] },
      unknown: [{ text: 'frobnicated twice' }],
    };
    for (const answer of [
      { rule: null },
      { rule: { type: 'all', children: [{ type: 'event', event: 'No Such Event' }] } },
      { rule: { type: 'all', children: [{ type: 'trait', trait: 'country', op: 'drop table', value: 1 }] } },
      new Error('away'),
    ])
      expect(await ask('live in Germany and frobnicated twice', answer)).toMatchObject(stands);
    asked.length = 0;
    await ask('live in Germany', { rule });
    expect(asked, 'what the grammar reads is not asked').toEqual([]);
  });
});

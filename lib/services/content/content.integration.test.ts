import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emailDocumentSchema } from '@/lib/content/document/document';
import { FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { createLanguageModel, type LanguageModel } from '@/lib/platform/language-model/ask-model';
import { createBudget } from '@/lib/platform/language-model/budget';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer, WorldEvent } from '@/lib/testing/oracle/world';
import { DEFAULT_BRAND, readBrand, saveBrand } from './brand';
import { proposeEmail } from './generate-email';
import { archivePiece, listPieces, savePiece } from './pieces';
import { readContexts } from './read-contexts';
import { runChecks } from './run-checks';
import { hashDocument, latestVersion, listVersions, readVersion, saveDraft } from './versions';

const NOW = new Date('2026-06-10T12:00:00Z');
const MINUTE = 60_000;
const by = 'user:usr_1';
let database: TestDatabase;
let pool: Pool;

const customer = (number: number, more: Partial<WorldCustomer> = {}): WorldCustomer => ({
  number,
  email: `c${number}@customers.example`,
  traits: { firstName: `Ann${number}`, country: number % 2 ? 'GB' : 'FR' },
  firstSeenAt: NOW.getTime() - 90 * 24 * 60 * MINUTE,
  gone: false,
  consent: {},
  snapshot: {},
  ...more,
});
const event = (
  seq: number,
  number: number,
  name: string,
  minutesAgo: number,
  properties: WorldEvent['properties'],
): WorldEvent => ({
  seq,
  kind: 'track',
  customer: number,
  name,
  at: NOW.getTime() - minutesAgo * MINUTE,
  properties,
});

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 3);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

let campaign = 0;
beforeEach(async () => {
  await pool.query(
    'TRUNCATE campaign, campaign_step, email_version, content_piece, strategy, product, product_fact RESTART IDENTITY CASCADE',
  );
  await loadWorld(pool, {
    customers: [customer(1), customer(2), customer(3, { traits: {} }), customer(4, { gone: true })],
    events: [
      event(1, 1, 'Product Added', 200, { productId: 'LANTERN' }),
      event(2, 1, 'Order Completed', 150, { orderId: 'o', total: 5 }),
      event(3, 1, 'Product Added', 100, { productId: 'HOLDER' }),
      event(4, 1, 'Product Added', 90, { productId: 'Bag' }),
      event(5, 1, 'Product Added', 80, { productId: 'gone' }),
      event(6, 1, 'Product Removed', 70, { productId: 'HOLDER' }),
      event(7, 2, 'Product Added', 60, { productId: 'LANTERN' }),
      event(8, 2, 'Product Added', 50, { productId: 'HOLDER' }),
    ],
    segments: [],
  });
  await pool.query(
    `INSERT INTO product (id, external_id, name, category, price, currency, created_at, updated_at) VALUES
      ('prd_1', 'HOLDER', 'Hanging heart', 'Candles', 2.95, 'GBP', $1, $1), ('prd_2', 'LANTERN', 'Lantern', 'Candles', 1.65, 'GBP', $1, $1), ('prd_3', 'Bag', 'Red bag', 'Bags', NULL, NULL, $1, $1)`,
    [NOW],
  );
  await pool.query('INSERT INTO product_fact (product, orders) VALUES (1, 10), (2, 30), (3, 20)');
  await pool.query(
    `INSERT INTO strategy (id, key, name, goal, offer, tone, cadence, priority, position, created_at, updated_at)
     VALUES ('stg_1', 'win-back', 'Win-back', 'Bring back who has gone quiet', '15 % off the next order', 'warm', '', 1, 1, $1, $1)`,
    [NOW],
  );
  const { rows } = await pool.query<{ number: number }>(
    `INSERT INTO campaign (id, name, kind, status, strategy, schedule, send_time, attribution, cost, created_by, created_at, updated_at)
     VALUES ('cmp_1', 'Light', 'oneOff', 'draft', 1, '{}', '{}', '{}', '{}', $1, $2, $2) RETURNING number`,
    [by, NOW],
  );
  campaign = rows[0]?.number ?? 0;
  await pool.query(`INSERT INTO campaign_step (campaign, position, name) VALUES ($1, 0, 'Email')`, [campaign]);
});

const letter = (blocks: unknown[], subject = 'We kept the light on') => ({
  format: 1,
  variants: [{ key: 'A', subject, preheader: 'A few things from the shelf for you' }],
  blocks,
});
const text = { id: 'text1', type: 'text', text: 'Hello {{ customer.firstName | default: "there" }}' };
const save = (document: unknown, more: Partial<Parameters<typeof saveDraft>[1]> = {}) =>
  saveDraft(pool, { campaign, step: 0, document, by, at: NOW, ...more });
const button = { id: 'butt1', type: 'button', label: 'See', href: 'https://thistleandtin.example/shelf' };

describe('versions', () => {
  it('a draft is changed in place, what was submitted never: an edit of it is a new version', async () => {
    const first = await save(letter([text]));
    expect(first).toMatchObject({ number: 1, status: 'draft', hash: hashDocument(first.document) });
    expect((await save(letter([text], 'Other'))).number).toBe(1);
    await pool.query(`UPDATE email_version SET status = 'submitted'`);
    expect(await save(letter([text], 'Other'))).toMatchObject({ number: 1, status: 'submitted' });
    const second = await save(letter([text], 'Third'));
    expect(second).toMatchObject({ number: 2, status: 'draft' });
    expect((await readVersion(pool, { campaign, step: 0, number: 1 })).document.variants[0]?.subject).toBe('Other');
    expect((await listVersions(pool, { campaign, step: 0 })).map(({ number }) => number)).toEqual([2, 1]);
    await expect(save(letter([text]), { from: first.hash })).rejects.toMatchObject({ code: 'conflict' });
    await expect(save(letter([text]), { step: 3 })).rejects.toMatchObject({ code: 'notFound' });
    expect((await latestVersion(pool, { campaign, step: 0 }))?.number).toBe(2);
  });

  it('the hash does not depend on the order of keys, and changes with every word', () => {
    const one = emailDocumentSchema.parse(letter([text]));
    const turned = emailDocumentSchema.parse(Object.fromEntries(Object.entries(letter([text])).reverse()));
    expect(hashDocument(turned)).toBe(hashDocument(one));
    expect(hashDocument(emailDocumentSchema.parse(letter([text], 'x')))).not.toBe(hashDocument(one));
  });

  it('rules, ids and fields are refused at their places', async () => {
    const rule = { type: 'all', children: [{ type: 'trait', trait: 'country', op: 'nonsense', value: 1 }] };
    await expect(save(letter([{ ...text, showWhen: rule }, text]))).rejects.toMatchObject({
      code: 'invalidInput',
      errors: expect.arrayContaining([
        expect.objectContaining({ path: '/blocks/1/id' }),
        expect.objectContaining({ path: expect.stringMatching(/^\/blocks\/0\/showWhen\/children\/0/) }),
      ]),
    });
    await expect(save({ format: 1 })).rejects.toMatchObject({ code: 'invalidInput' });
    const segment = { type: 'all', children: [{ type: 'segment', segment: 'nobody', op: 'in' }] };
    await expect(save(letter([{ ...text, showWhen: segment }]))).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it('snippets are copied into the draft, and keep their words until it is saved again', async () => {
    const sign = (words: string) =>
      savePiece(pool, {
        kind: 'snippet',
        key: 'sign',
        name: 'Signature',
        document: { blocks: [{ ...text, text: words }] },
        by,
        at: NOW,
      });
    const piece = await sign('Yours, Ann');
    const blocks = [text, { id: 'snip1', type: 'snippet', key: 'sign' }, { id: 'snip2', type: 'snippet', key: 'sign' }];
    const saved = await save(letter(blocks));
    const copied = saved.document.blocks.flatMap((block) => (block.type === 'snippet' ? block.blocks : []));
    expect(copied.map((block) => block.type === 'text' && block.text)).toEqual(['Yours, Ann', 'Yours, Ann']);
    expect(new Set(copied.map(({ id }) => id)).size).toBe(2);
    await sign('Yours, Ben');
    expect((await latestVersion(pool, { campaign, step: 0 }))?.hash).toBe(saved.hash);
    expect((await save(saved.document)).hash).not.toBe(saved.hash);
    await archivePiece(pool, { id: piece.id, at: NOW });
    expect(await listPieces(pool)).toEqual([]);
    await expect(save(letter([{ id: 'snip1', type: 'snippet', key: 'sign' }]))).rejects.toMatchObject({
      errors: [{ path: '/blocks/0/key', message: 'there is no snippet “sign”' }],
    });
  });
});

it('the brand is the demo’s until it is set, and refused where it is none', async () => {
  expect(await readBrand(pool)).toEqual(DEFAULT_BRAND);
  await saveBrand(pool, { brand: { ...DEFAULT_BRAND, name: 'Other' }, at: NOW });
  expect((await readBrand(pool)).name).toBe('Other');
  await expect(saveBrand(pool, { brand: { ...DEFAULT_BRAND, accent: 'red' }, at: NOW })).rejects.toMatchObject({
    errors: [{ path: '/accent' }],
  });
});

describe('what a rendering reads', () => {
  const read = async (blocks: unknown[]) =>
    readContexts(pool, {
      customers: [1, 2, 3, 4, 99],
      document: emailDocumentSchema.parse(letter(blocks)),
      campaign: { id: 'cmp_1', name: 'Light' },
      at: NOW,
    });

  it('is of each customer who still is one: names, plain traits, metrics where they are used', async () => {
    const contexts = await read([{ ...text, text: '{{ customer.metrics.frequency }}' }]);
    expect([...contexts.keys()].sort()).toEqual([1, 2, 3]);
    expect(contexts.get(1)?.customer).toMatchObject({
      firstName: 'Ann1',
      traits: { country: 'GB' },
      metrics: { frequency: 1 },
    });
    expect(contexts.get(3)?.customer).toMatchObject({ firstName: null, lastName: null });
    expect((await read([text])).get(1)?.customer.metrics).toEqual({});
  });

  it('is the cart since the last order, without what was taken out or is not sold', async () => {
    const contexts = await read([{ id: 'cart1', type: 'cart' }]);
    const names = (number: number) => contexts.get(number)?.cart.map(({ name }) => name);
    expect(names(1)).toEqual(['Red bag']);
    expect(names(2)).toEqual(['Hanging heart', 'Lantern']);
    expect(names(3)).toEqual([]);
  });

  it('is what is ordered most while no recommender is there, and named products by either id', async () => {
    const contexts = await read([
      { id: 'reco1', type: 'recommendations', count: 2 },
      { id: 'prod1', type: 'products', products: ['HOLDER', 'prd_2', 'nobody'] },
    ]);
    expect(contexts.get(3)?.recommendations.map(({ name }) => name)).toEqual(['Lantern', 'Red bag']);
    expect([...(contexts.get(3)?.products ?? [])].map(([name, product]) => [name, product.price])).toEqual([
      ['HOLDER', '2.95'],
      ['prd_2', '1.65'],
    ]);
  });

  it('is for whom the rules of blocks hold', async () => {
    const rule = { type: 'all', children: [{ type: 'trait', trait: 'country', op: 'eq', value: 'FR' }] };
    const contexts = await read([{ ...text, showWhen: rule }]);
    expect([1, 2, 3].map((number) => [...(contexts.get(number)?.shown ?? [])])).toEqual([[], ['text1'], []]);
  });
});

it('checks are run on rendered samples and kept with the version', async () => {
  const blocks = [
    { ...text, text: 'Hello {{ customer.firstName }}' },
    button,
    { id: 'prod1', type: 'products', products: ['HOLDER'], prices: { HOLDER: '2.55' } },
  ];
  const { number, hash } = await save(letter(blocks));
  const asked: string[] = [];
  const report = await runChecks(pool, {
    campaign,
    step: 0,
    number,
    at: NOW,
    lookUp: async (addresses) => {
      asked.push(...addresses);
      return new Map();
    },
  });
  expect(report).toMatchObject({ hash, rendered: { asked: 3, done: 2 }, counts: { failed: 3 } });
  const failed = report.findings
    .filter(({ severity }) => severity === 'failed')
    .map(({ check, place }) => [check, place?.label]);
  expect(failed).toEqual([
    ['rendering', 'Paragraph'],
    ['placeholders', 'Paragraph'],
    ['prices', 'Products, 1'],
  ]);
  expect(asked).toEqual(['https://thistleandtin.example/shelf']);
  const version = await readVersion(pool, { campaign, step: 0, number });
  expect(version.checks?.findings).toHaveLength(report.findings.length);
  expect((await save(letter([text, button]))).checks).toBeNull();
});

describe('a proposal', () => {
  const model = (answer: unknown): LanguageModel & { asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      name: 'small',
      ask: async ({ instructions, text: question }) => {
        asked.push(instructions, question);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
  };
  const propose = (one: LanguageModel | null) =>
    proposeEmail(pool, { strategy: 1, segment: null, step: 0, seed: 1, at: NOW, model: one });

  it('is made of the strategy and the catalogue, can be saved, and passes its checks', async () => {
    const proposal = await propose(null);
    expect(proposal).toMatchObject({ by: 'grammar', subjectModel: { source: 'headlines' }, fellBack: null });
    const { number } = await save(proposal.document, { generated: true });
    const report = await runChecks(pool, { campaign, step: 0, number, at: NOW, lookUp: async () => new Map() });
    expect(report.findings.filter(({ severity }) => severity !== 'passed')).toEqual([]);
    expect(report.rendered).toEqual({ asked: 9, done: 9 });
  });

  it('tells a language model nothing of any customer, and falls back where it is away or makes things up', async () => {
    const away = model(new Error('away'));
    expect((await propose(away)).by).toBe('grammar');
    const { rows } = await pool.query<{ email: string; id: string; name: string }>(
      `SELECT email, id, traits ->> 'firstName' AS name FROM customer`,
    );
    const told = away.asked.join('\n');
    for (const { email, id, name } of rows)
      for (const personal of [email, id, name]) if (personal) expect(told).not.toContain(personal);
    expect(told).toContain('15 % off your next order');
    const words = {
      variants: [{ subject: '{Name}, come and see', preheader: 'There is 15 % off your next order.', reason: '' }],
      headline: 'Good to see you',
      paragraphs: ['Hello {Name}.'],
      button: 'Look',
    };
    expect(await propose(model(words))).toMatchObject({ by: 'small', fellBack: null });
    expect(await propose(model({ ...words, headline: '70 % off everything' }))).toMatchObject({
      by: 'grammar',
      fellBack: 'Written by the built-in generator. What small wrote is not supported by the facts.',
    });
    const nobody = { url: 'http://127.0.0.1:1/v1', name: 'x', pauseMs: 1, timeoutMs: 200 };
    expect(await propose(createLanguageModel(nobody))).toMatchObject({ by: 'grammar' });
    const budget = createBudget(pool, { perDay: 100, perMonth: null }, new FixedClock(NOW));
    expect(await propose(createLanguageModel({ ...nobody, budget }))).toMatchObject({
      by: 'grammar',
      fellBack: expect.stringMatching(
        /^Written by the built-in generator\. The language model’s budget \(100 tokens a day\)/,
      ),
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom, FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule, type Rule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldCustomer } from '@/lib/testing/oracle/world';
import { compareVersions } from '../compare-versions';
import { createSegment } from '../create-segment';
import { readTree } from '../read-tree';
import { previewSplit, splitSegment } from '../split-segment';
import { updateSegment } from '../update-segment';
import { checkSegments } from './check-segments';
import { dismissFinding } from './dismiss-finding';
import { lintRule } from './lint-rule';
import { listFindings } from './list-findings';

const NOW = new Date('2026-06-10T12:00:00Z');
const clock = new FixedClock(NOW);
const CODES = ['GB', 'GB', 'GB', 'DE', 'FR'] as const;
const CUSTOMERS = 200;
const code = (number: number): string => CODES[(number - 1) % CODES.length] ?? '';

let database: TestDatabase;
let pool: Pool;
const spent: number[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 3);
  await loadWorld(pool, {
    customers: Array.from(
      { length: CUSTOMERS },
      (_, index): WorldCustomer => ({
        number: index + 1,
        email: index % 4 === 0 ? null : `c${index}@example.test`,
        traits: { country: code(index + 1) },
        firstSeenAt: null,
        gone: false,
        consent: index % 10 === 1 ? { email: 'unsubscribed' } : {},
        snapshot: { recencyScore: (index % 5) + 1 },
      }),
    ),
    events: [],
    segments: [],
  });
  const random = createRandom(5);
  for (let number = 1; number <= CUSTOMERS; number += 1) {
    const revenue = Math.round(40_000 + random.next() * 20_000) / 100;
    spent.push(revenue);
    await pool.query(
      `INSERT INTO customer_fact (customer, orders, revenue, events, sessions, last_order_at, computed_at) VALUES ($1, 1, $2, 1, 1, $3::timestamptz - interval '10 days', $3)`,
      [number, revenue, NOW],
    );
  }
});
beforeEach(() =>
  pool.query('DELETE FROM segment; DELETE FROM segment_version; DELETE FROM membership; DELETE FROM segment_finding'),
);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const all = (...children: unknown[]): Rule => parseRule({ type: 'all', children });
const country = (...codes: string[]) => ({ type: 'trait', trait: 'country', op: 'in', value: codes });
const by = { actor: 'user:u', at: NOW };
/** A live segment with its members, as the worker would have built it. */
const live = async (name: string, rule: Rule, holds: (number: number) => boolean, more: object = {}) => {
  const segment = await createSegment(pool, { name, rule, status: 'active', ...by, ...more });
  const numbers = Array.from({ length: CUSTOMERS }, (_, index) => index + 1).filter(holds);
  await pool.query(
    'INSERT INTO membership (segment, customer, entered_at) SELECT s.number, c, $3 FROM segment s, unnest($2::int[]) AS c WHERE s.id = $1',
    [segment.id, numbers, NOW],
  );
  await pool.query('UPDATE segment SET size = $2, size_at = $3, built_version = version WHERE id = $1', [
    segment.id,
    numbers.length,
    NOW,
  ]);
  return segment;
};
const kinds = (findings: { kind: string }[]) => findings.map(({ kind }) => kind);

describe('what is to be known of a rule', () => {
  it('shows where a round number cuts through the dense, with the figures of the distribution', async () => {
    const rule = all({ type: 'metric', metric: 'monetary', op: 'gte', value: 500 });
    const found = await lintRule(pool, { rule, at: NOW });
    const cut = found.find(({ kind }) => kind === 'arbitraryCut');
    const near = spent.filter((value) => Math.abs(value - 500) <= 50).length / CUSTOMERS;
    expect(cut).toMatchObject({ place: '/children/0/value', picture: { cut: 500, near } });
    expect(cut?.picture?.bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(CUSTOMERS);
    const { percentile = 0, value = 0 } = cut?.picture?.suggested ?? {};
    const sorted = spent.toSorted((a, b) => a - b);
    const rank = ((CUSTOMERS - 1) * percentile) / 100;
    const [low = 0, high = 0] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
    expect(value).toBeCloseTo(low + (high - low) * (rank % 1), 6);
    expect(cut?.fix?.rule).toEqual(all({ type: 'metric', metric: 'monetary', op: 'gte', percentile }));
    // A cut where nobody is, and one that is not round, are let be.
    for (const other of [50, 487.3]) {
      const quiet = all({ type: 'metric', metric: 'monetary', op: 'gte', value: other });
      expect(kinds(await lintRule(pool, { rule: quiet, at: NOW }))).not.toContain('arbitraryCut');
    }
  });

  it('finds the segment that it doubles, the condition that leaves nobody out, and who cannot be emailed', async () => {
    const twin = await live('British', all(country('GB')), (number) => code(number) === 'GB');
    await live('German', all(country('DE')), (number) => code(number) === 'DE');
    const rule = all(country('GB'), { type: 'trait', trait: 'country', op: 'exists' });
    const found = await lintRule(pool, { rule, purpose: 'An email', at: NOW });
    expect(found.find(({ kind }) => kind === 'nearDuplicate')).toMatchObject({
      other: { id: twin.id, name: 'British' },
      message: expect.stringContaining('120 of 120 customers are in both (Jaccard 1.00)'),
    });
    expect(found.find(({ kind }) => kind === 'excludesNobody')).toMatchObject({
      place: '/children/1',
      fix: { rule: all(country('GB')) },
    });
    const british = Array.from({ length: CUSTOMERS }, (_, index) => index).filter((index) => code(index + 1) === 'GB');
    const out = british.filter((index) => index % 4 === 0 || index % 10 === 1).length;
    expect(found.find(({ kind }) => kind === 'consentNotConsidered')?.message).toContain(`${out} of 120`);
    expect(kinds(await lintRule(pool, { rule: all(country('GB')), self: twin.id, at: NOW }))).not.toContain(
      'nearDuplicate',
    );
  });
});

describe('the nightly look', () => {
  it('keeps since when something is so, and a dismissal, and forgets what is mended', async () => {
    const segment = await live('Proxy', all({ type: 'trait', trait: 'postalCode', op: 'notExists' }), () => true);
    await checkSegments(pool, clock);
    const proxy = { kind: 'sensitiveProxy', place: '/children/0/trait' };
    const found = async () => (await listFindings(pool, segment.id)).find(({ kind }) => kind === proxy.kind);
    expect(await found()).toMatchObject({ since: NOW.toISOString(), dismissed: null, segment: { name: 'Proxy' } });
    await dismissFinding(pool, segment.id, { ...proxy, reason: 'Agreed with our lawyer', ...by });
    clock.set(new Date(NOW.getTime() + 86_400_000));
    await checkSegments(pool, clock);
    expect(await found()).toMatchObject({
      since: NOW.toISOString(),
      seenAt: clock.now().toISOString(),
      dismissed: { reason: 'Agreed with our lawyer' },
    });
    await updateSegment(pool, segment.id, { version: 1, rule: all(), ...by });
    await checkSegments(pool, clock, segment.id);
    expect(await found()).toBeUndefined();
    await expect(dismissFinding(pool, segment.id, { ...proxy, reason: 'x', ...by })).rejects.toMatchObject({
      code: 'notFound',
    });
    clock.set(NOW);
  });
});

describe('versions', () => {
  it('are compared in words and in customers', async () => {
    const { id } = await live('A', all(country('GB')), () => false);
    await updateSegment(pool, id, { version: 1, rule: all(country('GB', 'DE')), ...by });
    await updateSegment(pool, id, { version: 2, rule: all(country('DE', 'FR')), ...by });
    const found = await compareVersions(pool, id, { from: 1, to: 2, at: NOW, personal: true });
    expect(found).toMatchObject({ onlyFrom: 0, both: 120, onlyTo: 40, differences: [{ kind: 'changed' }] });
    expect(found.sample.onlyTo.map((one) => one.country)).toEqual(Array(5).fill('DE'));
    expect(await compareVersions(pool, id, { from: 1, to: 3, at: NOW, personal: false })).toMatchObject({
      onlyFrom: 120,
      both: 0,
      onlyTo: 80,
    });
    await expect(compareVersions(pool, id, { from: 1, to: 9, at: NOW, personal: true })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

describe('a split', () => {
  it('gives parts that are apart, make the whole, and become children', async () => {
    const parent = await live('Not French', all(country('GB', 'DE')), (number) => code(number) !== 'FR');
    const preview = await previewSplit(pool, parent.id, 'country', NOW);
    expect(preview.parent.size).toBe(160);
    expect(preview.parts.map(({ label, size }) => [label, size])).toEqual([
      ['United Kingdom', 120],
      ['Germany', 40],
    ]);
    const scores = await previewSplit(pool, parent.id, 'recencyScore', NOW);
    expect(scores.parts.map(({ size }) => size)).toEqual([40, 40, 40, 40]);
    const made = await splitSegment(pool, parent.id, {
      by: 'country',
      parts: ['=GB'],
      status: 'active',
      ownerId: null,
      ...by,
    });
    expect(made).toMatchObject([{ name: 'Not French: United Kingdom', parentId: parent.id, status: 'active' }]);
    await expect(
      splitSegment(pool, parent.id, { by: 'country', parts: ['=XX'], status: 'active', ownerId: null, ...by }),
    ).rejects.toMatchObject({ code: 'invalidInput' });
  });
});

describe('the tree', () => {
  it('lists children below their parents, and who is in none of them', async () => {
    const top = await live('Top', all(), () => true);
    const gb = await live('B', all(country('GB')), (number) => code(number) === 'GB', { parentId: top.id });
    await live('A', all(country('DE')), (number) => code(number) === 'DE', { parentId: top.id });
    await live('C', all(), (number) => number === 1, { parentId: gb.id });
    await live('Alone', all(), () => true);
    expect((await readTree(pool)).map(({ name, depth, inNoChild }) => [name, depth, inNoChild])).toEqual([
      ['Alone', 0, null],
      ['Top', 0, 40],
      ['A', 1, null],
      ['B', 1, 119],
      ['C', 2, null],
    ]);
  });
});

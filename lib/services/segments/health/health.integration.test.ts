import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom, FixedClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { insertEvents, loadWorld } from '@/lib/testing/oracle/load-world';
import type { WorldEvent } from '@/lib/testing/oracle/world';
import { createSegment } from '../create-segment';
import { previewSegment } from '../preview-segment';
import { updateSegment } from '../update-segment';
import { readDistinctness } from './read-distinctness';
import { readHealth } from './read-health';
import { readNeighbours } from './read-neighbours';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOW = new Date('2026-06-10T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const everyone = parseRule({ type: 'all', children: [] });
const CUSTOMERS = 60;

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 3);
});
beforeEach(() =>
  loadWorld(pool, {
    customers: Array.from({ length: CUSTOMERS }, (_, index) => ({
      number: index + 1,
      email: `c${index}@example.test`,
      traits: { country: index < 30 ? 'GB' : 'DE' },
      firstSeenAt: null,
      gone: false,
      consent: {},
      snapshot: {},
    })),
    events: [],
    segments: [],
  }),
);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const create = async (name: string, at: Date, rule = everyone) => {
  const segment = await createSegment(pool, { name, rule, status: 'active', actor: 'system', at });
  const { rows } = await pool.query<{ number: number }>('SELECT number FROM segment WHERE id = $1', [segment.id]);
  return { ...segment, number: rows[0]?.number ?? 0 };
};
interface Spell {
  customer: number;
  entered: number;
  left: number | null;
}
const store = async (segment: number, spells: readonly Spell[]) => {
  await pool.query(
    'INSERT INTO membership (segment, customer, entered_at, left_at) SELECT $1, * FROM unnest($2::int[], $3::timestamptz[], $4::timestamptz[])',
    [
      segment,
      spells.map(({ customer }) => customer),
      spells.map(({ entered }) => new Date(entered)),
      spells.map(({ left }) => (left === null ? null : new Date(left))),
    ],
  );
};

describe('health by the stored membership', () => {
  it('equals a naive count over every spell', async () => {
    const segment = await create('A', ago(120));
    const random = createRandom(3);
    const spells: Spell[] = [];
    for (let customer = 1; customer <= CUSTOMERS; customer += 1) {
      // A third are there from the start, everyone else comes and goes, also within an hour.
      let at = NOW.getTime() - 119 * DAY + (customer % 3 === 0 ? 0 : random.int(1, 60 * 24 * 60) * 60_000);
      while (at < NOW.getTime()) {
        const left = at + random.int(0, 40 * 24 * 60) * 60_000;
        spells.push({ customer, entered: at, left: left < NOW.getTime() ? left : null });
        at = left + random.int(1, 10 * 24 * 60) * 60_000;
      }
    }
    await store(segment.number, spells);
    const health = await readHealth(pool, segment.id, NOW);
    const isIn = (customer: number, at: number) =>
      spells.some((one) => one.customer === customer && one.entered <= at && (one.left === null || one.left > at));
    for (const { days, basis, members, stayed, returned } of health.stability) {
      const then = ago(days).getTime();
      const before = Array.from({ length: CUSTOMERS }, (_, index) => index + 1).filter((each) => isIn(each, then));
      const still = before.filter((each) => isIn(each, NOW.getTime()));
      const throughout = before.filter((each) =>
        spells.some((one) => one.customer === each && one.entered <= then && one.left === null),
      );
      expect({ basis, members, stayed, still: stayed + returned }).toEqual({
        basis: 'membership',
        members: before.length,
        stayed: throughout.length,
        still: still.length,
      });
    }
    const month = ago(28).getTime();
    expect(health.turnover).toMatchObject({
      basis: 'membership',
      entered: spells.filter(({ entered }) => entered > month).length,
      left: spells.filter(({ left }) => left !== null && left > month).length,
    });
    // Kaplan and Meier, spell by spell: at every exit, of those watched for as long, one fewer.
    const fresh = spells.filter(({ entered }) => entered !== NOW.getTime() - 119 * DAY);
    const lengths = fresh.map(({ entered, left }) => ({
      hours: Math.floor(((left ?? NOW.getTime()) - entered) / HOUR),
      left: left !== null,
    }));
    const naive = (day: number): number => {
      let share = 1;
      for (let hour = 0; hour < day * 24; hour += 1) {
        const atRisk = lengths.filter(({ hours }) => hours >= hour).length;
        const ended = lengths.filter((one) => one.left && one.hours === hour).length;
        if (ended > 0) share *= 1 - ended / atRisk;
      }
      return share;
    };
    expect(health.persistence.entered).toBe(fresh.length);
    for (const { day, share } of health.persistence.points) expect(share).toBeCloseTo(naive(day), 10);
    expect(health.persistence.points.length).toBeGreaterThan(20);
    expect(health.persistence.cohorts.reduce((sum, { entered }) => sum + entered, 0)).toBe(fresh.length);
  });

  it('does not take a changed rule for customers who leave: it looks from there on', async () => {
    const { id, number } = await create('A', ago(60));
    await store(number, [{ customer: 1, entered: ago(60).getTime(), left: ago(40).getTime() }]);
    const rule = parseRule({ type: 'all', children: [{ type: 'trait', trait: 'country', op: 'eq', value: 'DE' }] });
    const change = { actor: 'system', at: ago(40) };
    await updateSegment(pool, id, { version: 1, rule, ...change });
    await updateSegment(pool, id, { version: 2, name: 'B', ...change, at: ago(5) });
    const health = await readHealth(pool, id, NOW);
    expect(health).toMatchObject({
      since: ago(40).toISOString(),
      cuts: [{ version: 2, at: ago(40).toISOString() }],
      persistence: { basis: 'membership', entered: 0 },
    });
  });
});

describe('health of a young segment', () => {
  it('is what its rule would have done, and says so', async () => {
    const random = createRandom(11);
    const events: WorldEvent[] = Array.from({ length: 600 }, (_, seq) => ({
      seq,
      customer: random.int(1, CUSTOMERS),
      kind: 'track',
      name: random.chance(0.3) ? 'Order Completed' : 'Product Viewed',
      at: NOW.getTime() - random.int(0, 200 * 24) * HOUR,
      properties: { category: 'Toys', total: 5 },
    }));
    await insertEvents(pool, events);
    const rule = parseRule({ type: 'all', children: [{ type: 'event', event: 'Product Viewed', within: '14d' }] });
    const { id } = await create('Lookers', ago(1), rule);
    const health = await readHealth(pool, id, NOW);
    const membersAt = async (at: Date) => {
      const { sample } = await previewSegment(pool, new FixedClock(NOW), {
        rule,
        asOf: at,
        sample: 500,
        personal: true,
      });
      return new Set(sample.map((customer) => customer.id));
    };
    const [now, then] = [await membersAt(NOW), await membersAt(ago(28))];
    const [, month] = health.stability;
    expect(month).toMatchObject({ basis: 'replay', days: 28, members: then.size });
    expect((month?.stayed ?? 0) + (month?.returned ?? 0)).toBe([...then].filter((each) => now.has(each)).length);
    const quarter = await membersAt(ago(91));
    const ordered = (from: number, to: number) =>
      new Set(
        events
          .filter(({ name, at }) => name === 'Order Completed' && at > ago(from).getTime() && at <= ago(to).getTime())
          .map(({ customer }) => `cus_${customer}`),
      );
    const active = [...ordered(182, 91)];
    const again = ordered(91, 0);
    expect(health.churn).toMatchObject({
      basis: 'replay',
      active: active.filter((each) => quarter.has(each)).length,
      lost: active.filter((each) => quarter.has(each) && !again.has(each)).length,
      everyone: { active: active.length, lost: active.filter((each) => !again.has(each)).length },
    });
    expect(health).toMatchObject({ approximate: false, persistence: { basis: 'replay' } });
  });
});

describe('what a segment shares and what sets it apart', () => {
  it('counts members in common exactly, the most alike first', async () => {
    const [a, b, c, d] = [
      await create('A', ago(9)),
      await create('B', ago(9)),
      await create('C', ago(9)),
      await create('D', ago(9)),
    ];
    const within = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => ({
        customer: from + index,
        entered: ago(9).getTime(),
        left: null,
      }));
    await store(a.number, within(1, 20));
    await store(b.number, [...within(11, 40), { customer: 1, entered: ago(9).getTime(), left: ago(2).getTime() }]);
    await store(c.number, within(2, 20));
    await store(d.number, within(50, 60));
    expect(await readNeighbours(pool, a.id, 5)).toEqual({
      size: 20,
      neighbours: [
        { id: c.id, name: 'C', size: 19, both: 19, jaccard: 0.95 },
        { id: b.id, name: 'B', size: 30, both: 10, jaccard: 0.25 },
      ],
    });
  });

  it('shows a share that differs, with its interval, and marks what the rule asks for', async () => {
    const rule = parseRule({ type: 'all', children: [{ type: 'trait', trait: 'country', op: 'eq', value: 'GB' }] });
    const { id, number } = await create('A', ago(9), rule);
    await store(
      number,
      Array.from({ length: 30 }, (_, index) => ({ customer: index + 1, entered: ago(9).getTime(), left: null })),
    );
    const { members, everyone: all, distinctions } = await readDistinctness(pool, id, NOW);
    expect({ members, all }).toEqual({ members: 30, all: CUSTOMERS });
    expect(distinctions).toMatchObject([
      { about: 'country', value: 'DE', inside: 0, all: 30, lift: 0, asked: true },
      { about: 'country', value: 'GB', inside: 30, all: 30, lift: 2, asked: true },
    ]);
  });
});

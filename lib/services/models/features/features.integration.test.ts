import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BehavingCustomer } from '@/lib/demo/synthetic/behaving-shop';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadBehavingShop } from '@/lib/testing/load-behaving-shop';
import { readMetrics } from '../../profiles/read-metrics';
import { listFeatures, makeFeatureSet } from './feature-set';
import { cellOf, type FeatureTable } from './feature-table';
import { readFeatures } from './read-features';
import { readPopulation } from './read-population';

let database: TestDatabase;
let db: Pool;
let people: BehavingCustomer[];
const now = new Date('2026-06-01T12:00:00Z');
const DAY = 86_400_000;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 4);
  people = await loadBehavingShop(db, { customers: 300, seed: 4, now: now.getTime() });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const everyFeature = async () =>
  makeFeatureSet(
    db,
    (await listFeatures(db)).map(({ name }) => ({ name, transform: 'auto' as const })),
  );
const rowsOf = (table: FeatureTable) =>
  Array.from(table.customers, (customer, row) => ({
    customer,
    at: table.at[row],
    ...Object.fromEntries(table.columns.map((column) => [column.name, cellOf(column, row)])),
  }));

describe('features at an instant', () => {
  it('are the same where everything later has never happened', async () => {
    const set = await everyFeature();
    const at = new Date(now.getTime() - 120 * DAY);
    const [then] = await readPopulation(db, { type: 'everyone' }, [at]);
    const customers = then?.customers ?? [];
    expect(customers.length).toBeGreaterThan(150);
    const moments = [at, new Date(at.getTime() - 30 * DAY)].map((each) => ({ at: each, customers }));
    const seen = rowsOf(await readFeatures(db, set, moments, { upTo: now }));
    await db.query('CREATE TABLE kept AS SELECT * FROM event WHERE occurred_at > $1', [at]);
    await db.query('DELETE FROM event WHERE occurred_at > $1', [at]);
    const without = rowsOf(await readFeatures(db, set, moments, { upTo: now }));
    await db.query('INSERT INTO event SELECT * FROM kept');
    expect(without).toEqual(seen);
    // Not because nothing changes: a month later many differ.
    const later = rowsOf(await readFeatures(db, set, [{ at: now, customers }]));
    expect(later.filter((row, i) => row !== seen[2 * i]).length).toBeGreaterThan(100);
  });

  it('say what the metrics of the same names say', async () => {
    const set = await everyFeature();
    const customers = people.slice(0, 60).map(({ number }) => number);
    const table = await readFeatures(db, set, [{ at: now, customers }]);
    const metrics = await readMetrics(db, customers, now);
    for (const row of rowsOf(table) as Record<string, number | null>[]) {
      const known = metrics.get(row.customer ?? 0);
      expect(row.orders).toBe(known?.frequency);
      expect(row.recencyDays).toBe(known?.recencyDays);
      expect(row.tenureDays).toBe(known?.tenureDays);
      expect(row.spend).toBeCloseTo(Number(known?.monetary), 6);
      if (known?.averageOrderValue) expect(row.averageOrder).toBeCloseTo(Number(known.averageOrderValue), 1);
    }
  });

  it('leaves out who objects to profiling, and counts them', async () => {
    await db.query(
      `INSERT INTO consent (customer, channel, state, at, source) VALUES (1, 'profiling', 'unsubscribed', now(), 'test'), (2, 'profiling', 'subscribed', now(), 'test')`,
    );
    const [found] = await readPopulation(db, { type: 'everyone' }, [now]);
    expect(found?.objecting).toBe(1);
    expect(found?.customers).not.toContain(1);
    expect(found?.customers).toContain(2);
  });

  it('knows a trait from when it was set, and uses none that is sensitive', async () => {
    const set = await makeFeatureSet(db, [{ name: 'trait:country', transform: 'auto' }]);
    const one = people[5];
    if (!one) throw new Error('no customer');
    const moments = [one.firstSeenAt - 1, one.firstSeenAt + 1].map((at) => ({
      at: new Date(at),
      customers: [one.number],
    }));
    const rows = rowsOf(await readFeatures(db, set, moments)) as Record<string, unknown>[];
    expect(rows.map((row) => row['trait:country'])).toEqual([null, one.country]);
    await expect(makeFeatureSet(db, [{ name: 'trait:gender', transform: 'auto' }])).rejects.toThrow('special category');
    await expect(makeFeatureSet(db, [{ name: 'trait:postalCode', transform: 'auto' }])).rejects.toThrow('ethnic');
    await expect(makeFeatureSet(db, [{ name: 'shoeSize', transform: 'auto' }])).rejects.toThrow('there is no feature');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import type { BehavingCustomer } from '@/lib/demo/synthetic/behaving-shop';
import { adjustedRandScore } from '@/lib/modelling/cluster/agreement';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadBehavingShop } from '@/lib/testing/load-behaving-shop';
import { benchOf, PREPARE_QUEUE, trainAll } from '@/lib/testing/model-bench';
import { cancelTraining } from '../../cancel-training';
import { createModel } from '../../create-model';
import { getModel } from '../../get-model';
import { listVersions } from '../../list-versions';
import { nameGroups } from '../../name-group';
import { predict } from '../../predict';
import { readMap } from '../../read-map';
import { trainModel } from '../../train-model';
import { type ClusterResult, modelDetailSchema } from '../../types';

let database: TestDatabase;
let pool: Pool;
let people: BehavingCustomer[];
const now = new Date('2026-06-01T12:00:00Z');
const clock = new FixedClock(now);
const by = { actor: 'user:usr_1', ownerId: null, at: now };
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 6);
  await pool.query(PREPARE_QUEUE);
  people = await loadBehavingShop(pool, { customers: 500, seed: 11, now: now.getTime() });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const detail = async (key: string) => modelDetailSchema.parse(await getModel(pool, key, { at: clock.now() }));
const clusters = async (key: string): Promise<ClusterResult> => {
  const { version } = await detail(key);
  if (version?.result?.type !== 'clusters') throw new Error(`no result: ${version?.error}`);
  return version.result;
};

describe('a clustering', () => {
  it('finds groups, says what they are, and writes who is in which', async () => {
    const model = await createModel(
      pool,
      { kind: 'kmeans', key: 'habits', params: { kMax: 7, resamples: 5, starts: 3 } },
      by,
    );
    expect(model).toMatchObject({ status: 'training', latest: { number: 1, status: 'queued' } });
    await trainAll(benchOf(pool, clock));
    const result = await clusters('habits');
    expect(result.groups.reduce((sum, { size }) => sum + size, 0)).toBe(500);
    expect(result.groups.reduce((sum, { revenueShare }) => sum + (revenueShare ?? 0), 0)).toBeCloseTo(1, 6);
    expect(result.silhouette).toBeGreaterThan(0.25);
    expect(result.stability.adjustedRand).toBeGreaterThan(0.6);
    expect(new Set(result.groups.map(({ name }) => name)).size).toBe(result.groups.length);
    for (const { facts, rules, features } of result.groups) {
      expect(facts).not.toMatch(/NaN|null|undefined/);
      expect(features).toHaveLength(6);
      expect(rules.length).toBeGreaterThan(0);
      const fidelities = rules.map(({ fidelity }) => fidelity);
      expect(fidelities).toEqual(fidelities.toSorted((a, b) => a - b));
    }
    // Loyal customers who are there still stand apart from the rest: the truth is known.
    const { rows } = await pool.query<{ customer: number; label: string }>(
      'SELECT customer, label FROM model_score ORDER BY customer',
    );
    expect(rows).toHaveLength(500);
    const truth = people.map(({ habit, leavesAt }) =>
      habit === 'loyal' && leavesAt > now.getTime() ? 1 : habit === 'browser' ? 2 : 0,
    );
    expect(
      adjustedRandScore(
        truth,
        rows.map(({ label }) => result.groups.findIndex(({ id }) => id === label)),
      ),
    ).toBeGreaterThan(0.15);
    const { rows: written } = await pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM customer_snapshot WHERE clusters ? 'habits'`,
    );
    expect(written[0]?.n).toBe(500);
  });

  it('shows the map, and assigns customers and rows as it did in training', async () => {
    const result = await clusters('habits');
    const map = await readMap(pool, 'habits', {});
    expect(map.customers).toHaveLength(500);
    expect(map.x.every(Number.isFinite)).toBe(true);
    const sizes = result.groups.map((_, place) => map.group.filter((one) => one === place).length);
    expect(sizes).toEqual(result.groups.map(({ size }) => size));
    const [asked] = await predict(pool, 'habits', { customers: ['cus_7'] }, now);
    const { rows } = await pool.query<{ label: string }>('SELECT label FROM model_score WHERE customer = 7');
    expect(asked?.value).toBe(rows[0]?.label);
    const best = result.groups[0];
    const row = Object.fromEntries((best?.features ?? []).map(({ feature, median }) => [feature, median]));
    expect((await predict(pool, 'habits', { rows: [row] }, now))[0]?.value).toBe(best?.id);
    await expect(predict(pool, 'habits', { rows: [{ shoeSize: 42 }] }, now)).rejects.toThrow('do not fit');
    await expect(predict(pool, 'habits', { customers: ['cus_nobody'] }, now)).rejects.toThrow('not there');
  });

  it('gives the same groups again from the same seed, under the same ids and names', async () => {
    const first = await clusters('habits');
    const named = first.groups[1];
    await nameGroups(pool, 'habits', [{ group: named?.id ?? '', name: 'Our favourites', source: 'given' }], {
      actor: 'user:usr_1',
      at: now,
    });
    expect(await trainModel(pool, 'habits', { ...by, note: 'again' })).toBe(2);
    await expect(trainModel(pool, 'habits', by)).rejects.toThrow('already on its way');
    await trainAll(benchOf(pool, clock));
    const second = await clusters('habits');
    const { timings: _, ...again } = second;
    expect(second.groups.map(({ id, size }) => [id, size])).toEqual(first.groups.map(({ id, size }) => [id, size]));
    expect(second.groups.every(({ continues }) => (continues?.jaccard ?? 0) > 0.99)).toBe(true);
    expect(again.groups[1]).toMatchObject({ name: 'Our favourites', nameSource: 'given' });
    expect((await listVersions(pool, 'habits', now)).map(({ number, status }) => [number, status])).toEqual([
      [2, 'champion'],
      [1, 'retired'],
    ]);
  });

  it('is brought up to date without being found anew', async () => {
    const before = await clusters('habits');
    await trainModel(pool, 'habits', { ...by, trigger: 'update' });
    await trainAll(benchOf(pool, clock));
    const after = await clusters('habits');
    expect(after.chosenBecause).toContain('brought up to date');
    expect(after.groups.map(({ id }) => id).sort()).toEqual(before.groups.map(({ id }) => id).sort());
    expect(after.groups.every(({ continues }) => (continues?.jaccard ?? 0) > 0.8)).toBe(true);
  });

  it('takes the other algorithms, and the best of all where it may choose', async () => {
    for (const [key, params] of [
      ['density', { algorithm: 'dbscan', resamples: 2 }],
      ['tree', { algorithm: 'agglomerative', kMax: 5, resamples: 2 }],
      ['best', { algorithm: 'choose', kMax: 5, starts: 2, resamples: 2 }],
    ] as const)
      await createModel(
        pool,
        { kind: key === 'density' ? 'dbscan' : key === 'tree' ? 'agglomerative' : 'kmeans', key, params },
        by,
      );
    await trainAll(benchOf(pool, clock));
    const dense = await clusters('density');
    expect(dense.neighbourDistances?.eps).toBeGreaterThan(0);
    expect(dense.groups.reduce((sum, { size }) => sum + size, dense.noise)).toBe(500);
    const tree = await clusters('tree');
    expect(tree.dendrogram?.leaves.reduce((sum, { size }) => sum + size, 0)).toBe(500);
    expect(tree.assignment?.accuracy).toBeGreaterThan(0.8);
    const best = await clusters('best');
    expect(best.tried.length).toBeGreaterThan(1);
    // Groups that are not found again in resamples are not taken, however far apart they lie.
    const stand = best.tried.filter(({ stability }) => (stability ?? 0) >= 0.6);
    expect(stand.length).toBeGreaterThan(0);
    expect(best.silhouette).toBeCloseTo(Math.max(...stand.map(({ silhouette }) => silhouette ?? 0)), 9);
  });

  it('takes the algorithm that its kind names, where the parameters name none', async () => {
    for (const kind of ['dbscan', 'agglomerative'] as const) {
      await createModel(pool, { kind, key: `kind-${kind}`, params: { resamples: 0, kMax: 4 } }, by);
      await trainAll(benchOf(pool, clock));
      expect((await clusters(`kind-${kind}`)).algorithm).toBe(kind);
    }
  });

  it.each(['winsorise', 'exclude'] as const)('does with outliers when it assigns what it did: %s', async (outliers) => {
    const params = { k: 3, resamples: 0, starts: 2, outliers };
    await createModel(pool, { kind: 'kmeans', key: `ends-${outliers}`, params }, by);
    await trainAll(benchOf(pool, clock));
    const result = await clusters(`ends-${outliers}`);
    const { rows } = await pool.query<{ label: string; n: number }>(
      `SELECT s.label, count(*)::int AS n FROM model_score s JOIN model m ON m.number = s.model
       WHERE m.key = $1 GROUP BY 1`,
      [`ends-${outliers}`],
    );
    const assigned = new Map(rows.map(({ label, n }) => [label, n]));
    for (const { id, size } of result.groups) expect(assigned.get(id)).toBe(size);
    expect(assigned.get('noise') ?? 0).toBe(result.noise);
    expect(result.noise > 0).toBe(outliers === 'exclude');
    expect(result.groups.reduce((sum, { size }) => sum + size, result.noise)).toBe(500);
    expect(result.outliers.length > 0).toBe(outliers === 'exclude');
  });

  it('answers bad input with what is wrong', async () => {
    await expect(createModel(pool, { kind: 'kmeans', features: ['trait:gender'] }, by)).rejects.toThrow(
      'special category',
    );
    await expect(createModel(pool, { kind: 'kmeans', params: { k: 1 } }, by)).rejects.toMatchObject({
      errors: [{ path: '/params/k' }],
    });
    await expect(createModel(pool, { kind: 'kmeans', params: { clusters: 4 } }, by)).rejects.toMatchObject({
      errors: [{ path: '/params/clusters', message: 'is not known here' }],
    });
    await expect(createModel(pool, { kind: 'kmeans', params: { kMin: 9, kMax: 3 } }, by)).rejects.toMatchObject({
      errors: [{ path: '/params/kMax' }],
    });
    await expect(
      createModel(pool, { kind: 'kmeans', population: { type: 'segment', segment: 'none' } }, by),
    ).rejects.toThrow('no segment');
    // One constant feature beside a useful one is left out with a word; alone it is refused.
    await createModel(
      pool,
      {
        kind: 'kmeans',
        key: 'constant',
        features: ['refundShare', 'orders', 'spend', 'orders365'],
        params: { k: 3, resamples: 0 },
      },
      by,
    );
    await createModel(pool, { kind: 'kmeans', key: 'nothing', features: ['refundShare'] }, by);
    await createModel(
      pool,
      {
        kind: 'kmeans',
        key: 'few',
        population: {
          type: 'rule',
          rule: { type: 'all', children: [{ type: 'metric', metric: 'monetary', op: 'gte', percentile: 99.5 }] },
        },
      },
      by,
    );
    await trainAll(benchOf(pool, clock));
    expect((await clusters('constant')).warnings.map(({ message }) => message).join()).toContain(
      'Refund share was left out',
    );
    expect((await detail('nothing')).latest).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('constant or missing'),
    });
    expect((await detail('few')).latest).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('at least 10 customers'),
    });
  });

  it('is cancelled before it begins', async () => {
    await trainModel(pool, 'habits', by);
    await cancelTraining(pool, 'habits', { actor: 'user:usr_1', at: now });
    expect(await trainAll(benchOf(pool, clock))).toBe(0);
    expect(await detail('habits')).toMatchObject({
      status: 'ready',
      champion: 3,
      latest: { number: 4, status: 'cancelled' },
    });
  });
});

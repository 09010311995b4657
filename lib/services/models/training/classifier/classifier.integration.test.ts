import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import type { BehavingCustomer } from '@/lib/demo/synthetic/behaving-shop';
import { rocAuc } from '@/lib/modelling/metrics/roc-auc';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadBehavingShop } from '@/lib/testing/load-behaving-shop';
import { benchOf, PREPARE_QUEUE, trainAll } from '@/lib/testing/model-bench';
import { createModel } from '../../create-model';
import { explainScore } from '../../explain-score';
import { getModel } from '../../get-model';
import { listScores } from '../../list-scores';
import { predict } from '../../predict';
import { readScoreSpread } from '../../read-score-spread';
import { type ClassifierResult, modelDetailSchema } from '../../types';

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
  people = await loadBehavingShop(pool, { customers: 450, seed: 7, now: now.getTime(), days: 400 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function card(key: string): Promise<ClassifierResult> {
  const { version, latest } = modelDetailSchema.parse(await getModel(pool, key, { at: now }));
  if (version?.result?.type !== 'classifier') throw new Error(`no card: ${latest?.error}`);
  return version.result;
}

const FEW = [
  'recencyDays',
  'orders',
  'spend',
  'overdue',
  'tenureDays',
  'averageOrder',
  'sessions30',
  'engagementTrend',
  'openRate90',
  'trait:country',
];

describe('a churn model', () => {
  it('learns who leaves from what was known, is measured on what came later, and says so', async () => {
    const model = await createModel(
      pool,
      {
        kind: 'classifier',
        key: 'churn',
        target: { type: 'churn', horizonDays: 60, minOrders: 2 },
        features: FEW,
        params: { tries: 1, folds: 3, snapshots: 5 },
      },
      by,
    );
    expect(model.name).toBe('Churn risk');
    await trainAll(benchOf(pool, clock));
    const result = await card('churn');
    expect(result.metrics.rocAuc.value).toBeGreaterThan(0.75);
    expect(result.metrics.rocAuc.low ?? 1).toBeLessThan(result.metrics.rocAuc.value ?? 0);
    expect(result.metrics.rocAuc.folds).toHaveLength(3);
    expect(result.compared.map(({ algorithm }) => algorithm).sort()).toEqual(['boosting', 'forest', 'logistic']);
    expect(result.compared.filter(({ chosen }) => chosen)).toHaveLength(1);
    expect(result.metrics.calibrationError.value).toBeLessThan(0.12);
    expect(result.lift[0]?.lift).toBeGreaterThan(1.2);
    expect(result.lift.at(-1)?.cumulativeGain).toBeCloseTo(1, 9);
    expect(result.thresholds).toHaveLength(99);
    for (const { truePositives, falsePositives, falseNegatives, trueNegatives } of result.thresholds)
      expect(truePositives + falsePositives + falseNegatives + trueNegatives).toBe(result.measuredOn.rows);
    // Nothing learned from has an outcome after the instant at which it is measured.
    expect(new Date(result.learnedFrom.to).getTime() + 60 * 86_400_000).toBeLessThanOrEqual(
      new Date(result.measuredOn.at).getTime(),
    );
    expect(result.fairness[0]?.name).toBe('Everyone');
    expect(result.fairness.some((slice) => slice.protected && slice.group === 'gender')).toBe(true);
    expect(result.data.leftOut.map(({ name }) => name)).toContain('gender');
    expect(result.importance.every(({ words }) => words !== '')).toBe(true);
    // Those who have left by the truth stand above those who have not.
    const { rows } = await pool.query<{ customer: number; probability: number }>(
      'SELECT customer, probability FROM model_score',
    );
    const gone = rows.map(({ customer }) =>
      Number((people[customer - 1]?.leavesAt ?? 0) < now.getTime() + 30 * 86_400_000),
    );
    expect(
      rocAuc(
        gone,
        rows.map(({ probability }) => probability),
      ),
    ).toBeGreaterThan(0.75);
  });

  it('writes its answers as metrics, with the percentile among those scored', async () => {
    const { rows } = await pool.query<{ probability: number; churn: number; percentile: number; score: number }>(
      `SELECT s.probability, n.churn_probability AS churn, (n.percentiles ->> 'churn')::float8 AS percentile, (n.probabilities ->> 'churn')::float8 AS score
       FROM model_score s JOIN customer_snapshot n ON n.customer = s.customer`,
    );
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      expect(row.churn).toBeCloseTo(row.probability, 5);
      expect(row.score).toBeCloseTo(row.probability, 5);
      const lower = rows.filter(({ probability }) => probability <= row.probability).length;
      expect(row.percentile).toBeCloseTo((100 * lower) / rows.length, 1);
    }
    const { data } = await listScores(pool, 'churn', { limit: 5, personal: true, order: 'highest' });
    expect(data.map(({ percentile }) => percentile)).toEqual(
      data.map(({ percentile }) => percentile).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    );
    const spread = await readScoreSpread(pool, 'churn');
    expect(spread.bins.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
  });

  it('explains one customer: what it goes by adds up to what it says', async () => {
    const { data } = await listScores(pool, 'churn', { limit: 3, personal: true });
    for (const { customer, probability } of data) {
      const explained = await explainScore(pool, 'churn', customer, { at: now });
      expect(explained.value).toBeCloseTo(probability ?? 0, 6);
      expect(explained.base + explained.effects.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(
        explained.value,
        6,
      );
    }
    const newcomer = people.find(({ firstSeenAt }) => firstSeenAt > now.getTime() - 25 * 86_400_000);
    await pool.query(`DELETE FROM event WHERE customer = $1`, [newcomer?.number]);
    await expect(explainScore(pool, 'churn', `cus_${newcomer?.number}`, { at: now })).rejects.toThrow(
      'is not for this customer',
    );
  });

  it('answers the API for one within 50 ms, and for rows with unknown categories and missing values', async () => {
    const { data } = await listScores(pool, 'churn', { limit: 40, personal: true });
    await predict(pool, 'churn', { customers: [data[0]?.customer ?? ''] }, now);
    const times: number[] = [];
    for (const { customer, probability } of data) {
      const begun = performance.now();
      const [answer] = await predict(pool, 'churn', { customers: [customer], explain: false }, now);
      times.push(performance.now() - begun);
      expect(answer?.probability).toBeCloseTo(probability ?? 0, 6);
    }
    console.info(
      `one prediction: median ${times.toSorted((a, b) => a - b)[20]?.toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`,
    );
    const [row] = await predict(
      pool,
      'churn',
      { rows: [{ recencyDays: 200, orders: 2, 'trait:country': 'Atlantis' }] },
      now,
    );
    expect(row?.probability).toBeGreaterThan(0);
    expect(row?.explanation?.effects.length).toBeGreaterThan(3);
    await expect(predict(pool, 'churn', { rows: [{ recencyDays: 'soon' }] }, now)).rejects.toMatchObject({
      errors: [{ path: '/rows/0/recencyDays' }],
    });
  });
});

describe('other targets', () => {
  it('learns opens, next purchases and the category of the next order', async () => {
    const params = { tries: 1, folds: 3, snapshots: 4, algorithm: 'logistic' };
    await createModel(
      pool,
      { kind: 'classifier', key: 'opens', target: { type: 'emailEngagement', horizonDays: 30 }, features: FEW, params },
      by,
    );
    await createModel(
      pool,
      { kind: 'classifier', key: 'next', target: { type: 'event', event: 'Order Completed', horizonDays: 30 }, params },
      by,
    );
    await createModel(
      pool,
      {
        kind: 'classifier',
        key: 'taste',
        target: { type: 'categoryPreference', horizonDays: 60, categories: 4 },
        params: { snapshots: 5 },
      },
      by,
    );
    await trainAll(benchOf(pool, clock));
    expect((await card('opens')).metrics.rocAuc.value).toBeGreaterThan(0.6);
    expect((await card('next')).metrics.rocAuc.value).toBeGreaterThan(0.65);
    const taste = await card('taste');
    // Seven in ten views are of the favourite: more often right than the most frequent category alone.
    expect(taste.metrics.accuracy.value).toBeGreaterThan(taste.measuredOn.rate + 0.1);
    expect(taste.confusion?.flat().reduce((sum, one) => sum + one, 0)).toBe(taste.measuredOn.rows);
    const { rows } = await pool.query<{ label: string }>(
      `SELECT DISTINCT n.clusters ->> 'taste' AS label FROM customer_snapshot n WHERE n.clusters ? 'taste'`,
    );
    expect(rows.map(({ label }) => label).sort()).toEqual(['garden', 'kitchen', 'lighting', 'toys']);
  });

  it('refuses where there is too little, with the reason', async () => {
    const refused = (target: object) => createModel(pool, { kind: 'classifier', target: target as never }, by);
    await expect(refused({ type: 'event', event: 'Never Happened', horizonDays: 30 })).rejects.toThrow(
      /too little to learn from. Those who do it: 0/,
    );
    await expect(refused({ type: 'churn', horizonDays: 400 })).rejects.toThrow('History');
    await expect(
      createModel(
        pool,
        {
          kind: 'classifier',
          population: {
            type: 'rule',
            rule: { type: 'all', children: [{ type: 'trait', trait: 'country', op: 'eq', value: 'FR' }] },
          },
        },
        by,
      ),
    ).rejects.toThrow('to learn from');
  });
});

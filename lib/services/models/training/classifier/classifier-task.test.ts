import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/core';
import { inThread } from '@/lib/modelling/parallel';
import { findFeature } from '../../features/definitions';
import type { FeatureColumn, FeatureTable } from '../../features/feature-table';
import { classifierParamsSchema, resultSchema } from '../../types';
import { readClassifierArtefact } from './artefact';
import { classifierTask } from './classifier-task';
import { openClassifier } from './open-classifier';
import type { ClassifierPayload } from './payload';

const NAMES = ['recencyDays', 'orders', 'spend', 'engagementTrend', 'openRate90', 'refundShare'];
const features = [
  ...NAMES.flatMap((name) => {
    const found = findFeature(name);
    return found
      ? [
          {
            name,
            label: found.label,
            unit: found.unit,
            kind: found.kind,
            group: found.group,
            ends: found.ends,
            comparative: found.comparative,
          },
        ]
      : [];
  }),
  {
    name: 'trait:country',
    label: 'Country',
    unit: 'none' as const,
    kind: 'category' as const,
    group: 'profile' as const,
    ends: { high: '', low: '' },
    comparative: { more: '', less: '' },
  },
];

/** Rows whose outcome is known by construction: recency raises the odds, the trend lowers them, the rest is noise. */
function rowsOf(n: number, seed: number): { table: FeatureTable; labels: Int32Array } {
  const random = createRandom(seed);
  const numbers = NAMES.map(() => new Float64Array(n));
  const labels = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    const recency = Math.floor(random.exponential(60));
    const trend = random.normal(0, 5);
    const values = [
      recency,
      1 + random.poisson(3),
      random.exponential(100),
      trend,
      random.chance(0.3) ? Number.NaN : random.next(),
      0,
    ];
    values.forEach((value, j) => {
      (numbers[j] ?? new Float64Array()).fill(value, i, i + 1);
    });
    labels[i] = Number(random.chance(1 / (1 + Math.exp(1.5 - recency / 35 + trend / 4))));
  }
  const columns: FeatureColumn[] = NAMES.map((name, j) => ({
    name,
    kind: 'number',
    numbers: numbers[j] ?? new Float64Array(n),
  }));
  columns.push({
    name: 'trait:country',
    kind: 'category',
    codes: Int32Array.from({ length: n }, () => random.weighted([0.8, 0.195, 0.005])),
    values: ['GB', 'DE', 'FR'],
  });
  return {
    table: {
      customers: Int32Array.from({ length: n }, (_, i) => 1 + (i % Math.ceil(n / 3))),
      at: new Float64Array(n),
      columns,
    },
    labels,
  };
}

const payloadOf = (algorithm: 'choose' | 'logistic' | 'forest' | 'boosting'): ClassifierPayload => ({
  target: { type: 'churn', horizonDays: 90, minOrders: 2 },
  params: classifierParamsSchema.parse({ algorithm, tries: 1, folds: 3 }),
  seed: 5,
  choice: features.map(({ name }) => ({ name, transform: 'auto' })),
  set: { version: '1.test', features, categories: [] },
  learn: { ...rowsOf(900, 1), classes: ['no', 'yes'], objecting: 0, weight: 1 },
  hold: { ...rowsOf(400, 2), classes: ['no', 'yes'], objecting: 0, weight: 1 },
  today: rowsOf(300, 3).table,
  slices: [{ name: 'First half', group: 'half', protected: false, rows: Array.from({ length: 200 }, (_, i) => i) }],
  population: { customers: 400, rows: 900, objecting: 0, leftOut: [] },
  moments: {
    learn: ['2026-01-01T00:00:00.000Z'],
    holdOut: '2026-03-01T00:00:00.000Z',
    outcomesUntil: '2026-06-01T00:00:00.000Z',
  },
  leftOut: [],
  warnings: [],
});
const train = async (payload: ClassifierPayload) =>
  classifierTask.run(payload, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    parallel: inThread,
  });

describe('the training of a classifier', { timeout: 90_000 }, () => {
  it('compares three methods, finds what matters, and writes a card that keeps to its schema', async () => {
    const trained = await train(payloadOf('choose'));
    const result = resultSchema.parse(JSON.parse(JSON.stringify(trained.result)));
    if (result.type !== 'classifier') throw new Error('no classifier');
    expect(result.metrics.rocAuc.value).toBeGreaterThan(0.75);
    expect(
      result.importance
        .slice(0, 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['engagementTrend', 'recencyDays']);
    expect(result.importance.find(({ name }) => name === 'recencyDays')).toMatchObject({
      direction: 'raises',
      words: 'the longer, the riskier',
    });
    expect(result.importance.find(({ name }) => name === 'engagementTrend')?.direction).toBe('lowers');
    expect(result.warnings.map(({ message }) => message)).toContain(
      'Refund share was left out: everybody has the same value.',
    );
    expect(result.fairness.map(({ name, rows }) => [name, rows])).toEqual([
      ['Everyone', 400],
      ['First half', 200],
    ]);
    expect(result.baseline.label).toBe('Days since last order alone');
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });

  it.each(['logistic', 'forest', 'boosting'] as const)(
    'explains a %s so that the parts add up, also from its artefact',
    async (algorithm) => {
      const payload = payloadOf(algorithm);
      const trained = await train(payload);
      const artefact = readClassifierArtefact(JSON.parse(JSON.stringify(trained.artefact)));
      const open = openClassifier(artefact, {
        population: { type: 'everyone' },
        features: [],
        target: payload.target,
        params: {},
        seed: 5,
      });
      const rows = [
        { recencyDays: 150, orders: 2, engagementTrend: -6, 'trait:country': 'GB' },
        { recencyDays: 3, orders: 9, spend: 400, engagementTrend: 7, openRate90: 0.5, 'trait:country': 'Atlantis' },
      ];
      const [late, soon] = open.predictRows?.(rows, true) ?? [];
      expect(late?.probability ?? 0).toBeGreaterThan(soon?.probability ?? 1);
      for (const one of [late, soon]) {
        const explained = one?.explanation;
        expect(
          (explained?.base ?? 0) + (explained?.effects ?? []).reduce((sum, { effect }) => sum + effect, 0),
        ).toBeCloseTo(one?.probability ?? 0, 6);
      }
    },
  );

  it('leaves out what only the answer can have told', async () => {
    const payload = payloadOf('logistic');
    for (const part of [payload.learn, payload.hold]) {
      const spend = part.table.columns.find(({ name }) => name === 'spend');
      if (spend && spend.kind !== 'category')
        part.labels.forEach((label, i) => {
          spend.numbers.fill(label * 100 + i / 1e4, i, i + 1);
        });
    }
    const { result } = await train(payload);
    if (result.type !== 'classifier') throw new Error('no classifier');
    expect(result.leakage).toMatchObject([{ feature: 'spend', severity: 'warning' }]);
    expect(result.importance.map(({ name }) => name)).not.toContain('spend');
  });

  it('says that one outcome alone teaches nothing, and ends where it is cancelled', async () => {
    const payload = payloadOf('logistic');
    payload.learn.labels.fill(0);
    await expect(train(payload)).rejects.toThrow(/one class|fewer|Class/);
    const ended = new AbortController();
    ended.abort(new Error('cancelled'));
    await expect(
      (async () =>
        classifierTask.run(payloadOf('boosting'), {
          signal: ended.signal,
          onProgress: () => undefined,
          parallel: inThread,
        }))(),
    ).rejects.toThrow('cancelled');
  });

  it('does not read an artefact of another format', () => {
    expect(() => readClassifierArtefact({ kind: 'classifier', formatVersion: 99 })).toThrow('format 99');
    expect(() => readClassifierArtefact({ kind: 'clusters' })).toThrow('no classifier');
  });
});

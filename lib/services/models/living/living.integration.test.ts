import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core';
import type { SyntheticEvent } from '@/lib/demo/synthetic/synthetic-events';
import { createPool, type Pool } from '@/lib/platform/db';
import { parseRule } from '@/lib/rules';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { addEvents, loadBehavingShop } from '@/lib/testing/load-behaving-shop';
import { benchOf, PREPARE_QUEUE, trainAll } from '@/lib/testing/model-bench';
import { settle } from '@/lib/testing/settle';
import { refreshFacts } from '../../metrics/refresh-facts';
import { createSegment } from '../../segments/create-segment';
import { Evaluator } from '../../segments/live/evaluator';
import { createModel } from '../create-model';
import { deleteModel } from '../delete-model';
import { listAlerts } from '../drift/list-alerts';
import { readDriftHistory, readDriftReport } from '../drift/read-drift';
import { readDuel } from '../duel/compare-versions';
import { readPersistence } from '../duel/read-persistence';
import { getModel } from '../get-model';
import { listActs } from '../list-acts';
import { listVersions } from '../list-versions';
import { promoteVersion } from '../promote-version';
import { scoreModel } from '../scoring/score-model';
import { trainModel } from '../train-model';
import { SILENT_MS } from '../training/run-training';
import { updateModel } from '../update-model';
import { withdrawVersion } from '../withdraw-version';
import { scoreEveryone } from './score-everyone';
import { tendModels } from './tend-models';

let database: TestDatabase;
let pool: Pool;
const now = new Date('2026-06-01T12:00:00Z');
const DAY = 86_400_000;
const clock = new FixedClock(now);
const by = () => ({ actor: 'user:usr_1', ownerId: null, at: clock.now() });
const bench = () => benchOf(pool, clock);
const statuses = async (key: string) =>
  (await listVersions(pool, key, clock.now())).map(({ number, status }) => `${number} ${status}`);
const labels = async () =>
  new Map(
    (await pool.query<{ customer: number; label: string }>('SELECT customer, label FROM model_score')).rows.map(
      ({ customer, label }) => [customer, label],
    ),
  );
const queued = async (name: string) =>
  (await pool.query<{ payload: unknown }>('SELECT payload FROM graphile_worker.jobs WHERE name = $1', [name])).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 8);
  await pool.query(PREPARE_QUEUE);
  await loadBehavingShop(pool, { customers: 400, seed: 3, now: now.getTime() });
  await createModel(
    pool,
    { kind: 'kmeans', key: 'habits', params: { k: 3, resamples: 2, starts: 3 }, schedule: { retrainOnDrift: true } },
    by(),
  );
  await trainAll(bench());
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Memberships brought to what the clock says. */
const follow = async (): Promise<void> => {
  const client = await pool.connect();
  try {
    await settle(
      new Evaluator({
        pool,
        clock,
        refreshFacts: async () => undefined,
        refreshSnapshots: async () => [],
        onError: (error) => {
          throw error;
        },
      }),
      client,
    );
  } finally {
    client.release();
  }
};
const members = async (segment: string) =>
  (
    await pool.query<{ customer: number }>(
      'SELECT m.customer FROM membership m JOIN segment s ON s.number = m.segment WHERE s.id = $1 AND m.left_at IS NULL ORDER BY 1',
      [segment],
    )
  ).rows.map(({ customer }) => customer);

describe('a living model', () => {
  let segment = '';

  it('is a segment whose members are exactly the group, also where a customer moves or is merged away', async () => {
    const rule = parseRule({
      type: 'all',
      children: [{ type: 'metric', metric: 'cluster:habits', op: 'eq', value: 'g1' }],
    });
    segment = (
      await createSegment(pool, { name: 'Group 1', rule, status: 'active', actor: 'user:usr_1', at: clock.now() })
    ).id;
    await follow();
    const inGroup = async () =>
      [...(await labels())]
        .filter(([, label]) => label === 'g1')
        .map(([customer]) => customer)
        .sort((a, b) => a - b);
    expect(await members(segment)).toEqual(await inGroup());
    // One of another group orders like the best: the next look of the worker moves him.
    const other = [...(await labels())].find(([, label]) => label !== 'g1')?.[0] ?? 0;
    const orders = Array.from(
      { length: 25 },
      (_, i): SyntheticEvent => ({
        customer: other,
        name: 'Order Completed',
        at: now.getTime() - i * 3 * DAY - 3_600_000,
        product: null,
        category: null,
        total: 90,
        properties: null,
      }),
    );
    await addEvents(pool, orders, 'moved');
    clock.advance(60_000);
    await refreshFacts(pool, [other], clock.now());
    await tendModels(bench());
    await follow();
    expect((await labels()).get(other)).toBe('g1');
    expect(await members(segment)).toContain(other);
    await pool.query(
      `INSERT INTO consent (customer, channel, state, at, source) VALUES ($1, 'profiling', 'unsubscribed', now(), 'test')`,
      [other],
    );
    await scoreModel(bench(), 1, [other]);
    await follow();
    expect((await labels()).has(other)).toBe(false);
    expect(await members(segment)).toEqual(await inGroup());
  });

  it('is quiet as long as the world is, and keeps a report of it', async () => {
    clock.advance(DAY);
    await scoreEveryone(bench(), 1);
    expect((await readDriftReport(pool, 'habits'))?.features.map(({ label }) => label)).toContain('Engagement');
    expect(await listAlerts(pool, 'habits', { open: true })).toEqual([]);
    expect(await queued('train-model')).toHaveLength(1);
  });

  it('sees that the world has moved, says so, and asks for a challenger', async () => {
    // Half of the customers suddenly browse every day.
    const visits: SyntheticEvent[] = [];
    for (let customer = 1; customer <= 400; customer += 2)
      for (let day = 0; day < 25; day += 1)
        visits.push({
          customer,
          name: 'Product Viewed',
          at: clock.now().getTime() - day * DAY - customer * 1_000,
          product: 'p',
          category: 'toys',
          total: null,
          properties: null,
        });
    await addEvents(pool, visits, 'drift');
    clock.advance(60_000);
    await scoreEveryone(bench(), 1);
    const alerts = await listAlerts(pool, 'habits', { open: true });
    expect(alerts).toMatchObject([{ kind: 'drift', feature: 'engagement', model: 'habits' }]);
    const history = await readDriftHistory(pool, 'habits');
    expect(history.features.find(({ feature }) => feature === 'engagement')?.psi.at(-1)).toBeGreaterThan(0.2);
    expect(await statuses('habits')).toEqual(['2 queued', '1 champion']);
    await trainAll(bench());
    // A segment stands on the groups: the new version waits instead of taking over.
    expect(await statuses('habits')).toEqual(['2 challenger', '1 champion']);
    await follow();
    const duel = await readDuel(pool, 'habits', 2);
    expect(duel).toMatchObject({ champion: 1, challenger: 2, memberships: [{ segment, name: 'Group 1' }] });
    expect(duel?.memberships[0]?.before).toBe((await members(segment)).length);
    expect((await listAlerts(pool, 'habits', { open: true })).map(({ kind }) => kind).sort()).toEqual([
      'challenger',
      'drift',
    ]);
  });

  it('is promoted by a person as foretold, and rolled back to what it was', async () => {
    await updateModel(pool, 'habits', { schedule: { retrainOnDrift: false } }, by());
    const before = await members(segment);
    const duel = await readDuel(pool, 'habits', 2);
    await promoteVersion(pool, 'habits', 2, { actor: 'user:usr_1', at: clock.now() });
    expect(await queued('score-model')).toEqual([{ payload: { model: 1 } }]);
    clock.advance(1_000);
    await scoreEveryone(bench(), 1);
    await follow();
    expect(await statuses('habits')).toEqual(['2 champion', '1 retired']);
    expect((await members(segment)).length).toBe(duel?.memberships[0]?.after);
    expect(await listAlerts(pool, 'habits', { open: true })).toEqual([]);
    const persistence = await readPersistence(pool, 'habits', { group: 'g1' });
    expect(persistence.versions).toHaveLength(1);
    expect(persistence.versions[0]?.jaccard).toBeGreaterThan(0);
    await promoteVersion(pool, 'habits', 1, { actor: 'user:usr_1', at: clock.now() });
    clock.advance(1_000);
    await scoreModel(bench(), 1, null);
    await follow();
    expect(await statuses('habits')).toEqual(['2 retired', '1 champion']);
    const after = await members(segment);
    // The same groups; only who has done something since may stand elsewhere.
    expect(after.filter((one) => before.includes(one)).length / before.length).toBeGreaterThan(0.95);
    const acts = (await listActs(pool, 'habits', { limit: 50 })).data.map(({ act }) => act);
    for (const act of ['trained', 'promoted', 'rolledBack', 'alerted', 'scored']) expect(acts).toContain(act);
    await withdrawVersion(pool, 'habits', 2, { actor: 'user:usr_1', at: clock.now() });
    await expect(withdrawVersion(pool, 'habits', 1, { actor: 'user:usr_1', at: clock.now() })).rejects.toThrow(
      'in use',
    );
    await expect(deleteModel(pool, 'habits', by())).rejects.toThrow('1 segment asks for this model');
  });

  it('works by its schedule in the quiet hours', async () => {
    await updateModel(
      pool,
      'habits',
      { schedule: { scoring: 'daily', retraining: 'weekly', weekday: 1, window: { from: 4, hours: 3 } } },
      by(),
    );
    await pool.query('DELETE FROM graphile_worker.jobs');
    clock.set(new Date('2026-06-07T05:00:00Z'));
    await tendModels(bench());
    clock.set(new Date('2026-06-08T04:00:30Z'));
    await tendModels(bench());
    expect(await queued('score-model')).toHaveLength(1);
    expect(await statuses('habits')).toEqual(['3 queued', '2 withdrawn', '1 champion']);
    await tendModels(bench());
    expect(await statuses('habits')).toHaveLength(3);
  });

  it('takes a training over whose process died, and ends it as failed the second time', async () => {
    const die = `UPDATE model_version SET status = 'training', attempts = attempts + 1, share = 0.6, heartbeat_at = $1 WHERE model = 1 AND number = 3`;
    await pool.query(die, [clock.now()]);
    clock.advance(SILENT_MS - 1_000);
    await tendModels(bench());
    expect((await statuses('habits'))[0]).toBe('3 training');
    clock.advance(2_000);
    await tendModels(bench());
    expect((await statuses('habits'))[0]).toBe('3 queued');
    await pool.query(die, [clock.now()]);
    clock.advance(SILENT_MS + 1_000);
    await tendModels(bench());
    const [failed] = await listVersions(pool, 'habits', clock.now());
    expect(failed).toMatchObject({ status: 'failed', error: expect.stringContaining('ended twice') });
    expect((await getModel(pool, 'habits', { at: clock.now() })).status).toBe('ready');
    expect((await listAlerts(pool, 'habits', { open: true })).map(({ kind }) => kind)).toContain('failed');
    expect(await trainModel(pool, 'habits', by())).toBe(4);
    await trainAll(bench());
    expect((await statuses('habits'))[0]).toBe('4 challenger');
  });
});

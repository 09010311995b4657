import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '@/lib/core/clock';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { CommitQueue } from './commit-queue';
import { countQuarantine, readQuarantineFacets } from './count-quarantine';
import { discardQuarantined, restoreQuarantined } from './discard-quarantined';
import { exportQuarantine } from './export-quarantine';
import { findQuarantined } from './find-quarantined';
import { type IngestDeps, ingestBatch, ingestCall } from './ingest-calls';
import { listQuarantine, type QuarantineFilter } from './list-quarantine';
import { replayAllQuarantined } from './replay-all-quarantined';
import { replayMended, replayQuarantined } from './replay-quarantined';
import { tailEvents } from './tail-events';

let database: TestDatabase;
let db: Pool;
let deps: IngestDeps;
const RECEIVED = new Date('2026-03-01T12:00:00Z');
const clock = new FixedClock(RECEIVED);

beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 8);
  deps = { db, clock, queue: new CommitQueue(db, clock) };
});
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(async () => {
  clock.set(RECEIVED);
  await db.query('TRUNCATE event, quarantined_event');
});

const refused = (raw: Record<string, unknown>) => ingestCall(deps, 'track', raw, null).catch(() => undefined);
const waiting: QuarantineFilter = { state: 'waiting' };
const list = (filter: QuarantineFilter = waiting) =>
  listQuarantine(db, { filter, limit: 100 }).then(({ data }) => data);
const only = async () => {
  const [event] = await list();
  if (!event) throw new Error('nothing waits');
  return event.id;
};
const stored = async () => (await db.query('SELECT occurred_at, received_at FROM event ORDER BY seq')).rows;

describe('mending', () => {
  it('stores the mended event once, at the time at which it came, and keeps what came', async () => {
    await refused({ event: 'X' });
    const id = await only();
    clock.advance(3_600_000);
    await replayMended(deps, id, '{"event":"X","userId":"u1"}');
    expect(await stored()).toEqual([{ occurred_at: RECEIVED, received_at: RECEIVED }]);
    expect(await list()).toEqual([]);
    const kept = await findQuarantined(db, id);
    expect(kept).toMatchObject({ payload: '{"event":"X"}', replayedAt: clock.now() });
    await expect(replayMended(deps, id, '{"event":"X","userId":"u1"}')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says what is still wrong and changes nothing', async () => {
    await refused({ event: 'X' });
    const id = await only();
    await expect(replayMended(deps, id, '{"event":"X","userId":"u1","timestamp":"now"}')).rejects.toMatchObject({
      code: 'invalidInput',
      errors: [{ path: '/timestamp' }],
    });
    await expect(replayMended(deps, id, '{"event":')).rejects.toMatchObject({ code: 'invalidInput' });
    await expect(replayMended(deps, id, 'null')).rejects.toMatchObject({ code: 'invalidInput' });
    expect(await stored()).toEqual([]);
    expect((await list()).length).toBe(1);
  });

  it('stores nothing twice where marking was lost after storing', async () => {
    await refused({ event: 'X' });
    const id = await only();
    const mended = '{"event":"X","userId":"u1"}';
    await replayMended(deps, id, mended);
    await db.query('UPDATE quarantined_event SET replayed_at = NULL');
    await replayMended(deps, id, mended);
    expect((await stored()).length).toBe(1);
  });

  it('replays an event of a batch as the call that it says it is', async () => {
    await ingestBatch(
      deps,
      {
        batch: [
          { type: 'identify', traits: { a: 1 } },
          { type: 'track', event: 'Y', userId: 'u1' },
        ],
      },
      null,
    );
    await replayMended(deps, await only(), '{"type":"identify","userId":"u2","traits":{"a":1}}');
    expect((await db.query(`SELECT traits FROM customer WHERE external_id = 'u2'`)).rows).toEqual([
      { traits: { a: 1 } },
    ]);
  });
});

describe('in bulk', () => {
  /** Refused once, valid by today's checks: as after a fault of the checks themselves was mended. */
  const park = (payload: object, at = RECEIVED) =>
    db.query(
      `INSERT INTO quarantined_event (id, received_at, call, reason, path, payload) VALUES (gen_random_uuid()::text, $1, 'track', 'Was refused', '', $2)`,
      [at, JSON.stringify(payload)],
    );

  it('replays what is valid now, in the order in which it came, and keeps the rest with its new fault', async () => {
    await park({ userId: 'u1', event: 'B' }, new Date('2026-03-01T11:00:00Z'));
    await park({ userId: 'u1', event: 'A' }, new Date('2026-03-01T10:00:00Z'));
    await park({ event: 'C' });
    expect(
      await replayQuarantined(
        deps,
        (await list()).map(({ id }) => id),
      ),
    ).toMatchObject({ replayed: 2, faulty: [{ errors: [{ path: '/userId' }] }] });
    expect((await stored()).map((row) => row.occurred_at.toISOString())).toEqual([
      '2026-03-01T10:00:00.000Z',
      '2026-03-01T11:00:00.000Z',
    ]);
    expect(await list()).toMatchObject([{ path: '/userId', reason: 'Give a userId or an anonymousId.' }]);
    expect((await tailEvents(db, 10)).map(({ name }) => name)).toEqual(['B', 'A']);
  });

  it('replays all of a filter', async () => {
    for (let i = 0; i < 30; i += 1) await park({ userId: 'u1', event: `E${i}` });
    await refused({ event: 'X' });
    expect(await replayAllQuarantined(deps, { reasons: ['Was refused'] })).toEqual({ replayed: 30, faulty: 0 });
    expect(await countQuarantine(db, waiting)).toBe(1);
    expect(await countQuarantine(db, { state: 'replayed' })).toBe(30);
  });

  it('puts aside and brings back', async () => {
    await refused({ event: 'X' });
    const id = await only();
    expect(await discardQuarantined(db, [id], clock.now())).toBe(1);
    expect(await replayQuarantined(deps, [id])).toEqual({ replayed: 0, faulty: [] });
    expect(await list({ state: 'discarded' })).toHaveLength(1);
    expect(await restoreQuarantined(db, [id])).toBe(1);
    expect(await list()).toHaveLength(1);
  });
});

describe('reading', () => {
  it('pages, filters, counts by reason, and exports with payloads masked where they must be', async () => {
    for (let i = 0; i < 12; i += 1) await refused({ event: 'X', properties: { email: `p${i}@x.test` } });
    await refused({ userId: 'u1', event: '' });
    const first = await listQuarantine(db, { filter: waiting, limit: 8 });
    const second = await listQuarantine(db, { filter: waiting, cursor: first.nextCursor ?? '', limit: 8 });
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(13);
    expect(second.nextCursor).toBeNull();
    expect(await list({ state: 'waiting', reasons: ['Name the event.'] })).toHaveLength(1);
    expect(await list({ state: 'waiting', q: 'P7@X' })).toHaveLength(1);
    expect((await readQuarantineFacets(db, waiting)).reasons[0]).toEqual({
      value: 'Give a userId or an anonymousId.',
      count: 12,
    });
    const rows: (string | null)[][] = [];
    for await (const row of exportQuarantine(db, waiting, false)) rows.push(row);
    expect(rows).toHaveLength(14);
    expect(JSON.stringify(rows)).not.toContain('@x.test');
  });
});

import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock, systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { openProductDatabase } from '@/lib/testing/product-database';
import { checkHealth } from './check-health';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
const clock = new FixedClock(new Date('2026-03-01T12:00:00Z'));
beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(() => database.close());

const beat = (at: Date) =>
  pool().query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('worker', jsonb_build_object('at', $1::text), now())
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [at.toISOString()],
  );

describe('health', () => {
  it('is up with the database and a worker seen within 15 seconds', async () => {
    expect(await checkHealth(clock, database.url)).toMatchObject({
      status: 'down',
      database: { status: 'up' },
      worker: { status: 'down', lastSeenAt: null },
    });
    await beat(clock.now());
    clock.advance(15_000);
    expect(await checkHealth(clock, database.url)).toMatchObject({
      status: 'up',
      worker: { status: 'up', lastSeenAt: '2026-03-01T12:00:00.000Z' },
    });
    clock.advance(1_000);
    expect(await checkHealth(clock, database.url)).toMatchObject({
      status: 'down',
      database: { status: 'up' },
      worker: { status: 'down' },
    });
  });

  it('is down, within two seconds, where the database is away or says nothing', async () => {
    const silent: Server = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    for (const url of [`postgresql://postgres@127.0.0.1:${port}/x`, 'postgresql://postgres@127.0.0.1:1/x']) {
      const start = systemClock.now().getTime();
      expect(await checkHealth(systemClock, url)).toMatchObject({
        status: 'down',
        database: { status: 'down', latencyMs: null },
      });
      expect(systemClock.now().getTime() - start).toBeLessThan(2_000);
    }
    silent.close();
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { systemClock } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { createWebhook } from '@/lib/services/delivery/webhooks/create-webhook';
import { openProductDatabase } from '@/lib/testing/product-database';
import { openReceiver } from '@/lib/testing/webhook-receiver';
import { runWebhookLoop } from './webhook-loop';

let database: Awaited<ReturnType<typeof openProductDatabase>>;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await openProductDatabase();
  await pool().query(
    `INSERT INTO customer (number, id, external_id, created_at, updated_at) SELECT n, 'cus_' || n, 'u' || n, now(), now() FROM generate_series(1, 5000) AS n`,
  );
  await pool().query(
    `INSERT INTO segment (id, key, name, rule, status, created_at, updated_at) VALUES ('seg_1', 'one', 'One', '{}', 'draft', now(), now())`,
  );
});
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  await pool().query('DELETE FROM webhook_endpoint');
});
afterAll(() => database.close());

const announceTo = (url: string) =>
  createWebhook(pool(), { url, events: ['segment.entered'], segments: null, at: systemClock.now() });
const move = (from: number, to: number) =>
  pool().query(
    'INSERT INTO segment_transition (segment, customer, entered, at) SELECT 1, c, true, now() FROM generate_series($1::int, $2::int) AS c',
    [from, to],
  );
/** The worker as a process of its own. */
const startWorker = () => {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'lib/worker/main.ts'], {
    env: process.env,
    stdio: 'ignore',
  });
  workers.push(worker);
  return worker;
};

it('loses nothing when the worker is killed in the middle, and repeats under the same id', async () => {
  const receiver = await openReceiver((response) => void setTimeout(() => response.writeHead(204).end(), 20));
  const { secret } = await announceTo(receiver.url);
  await move(1, 2_000);
  const first = startWorker();
  await receiver.waitFor(300);
  first.kill('SIGKILL');
  await move(2_001, 2_500);
  startWorker();
  const customers = () => new Set(receiver.messages.map(({ body }) => JSON.parse(body).data.customer.id as string));
  await expect.poll(() => customers().size, { timeout: 40_000, interval: 200 }).toBe(2_500);
  // One delivery a transition, however often it came.
  expect(new Set(receiver.messages.map(({ id }) => id)).size).toBe(2_500);
  expect(receiver.messages.length).toBeLessThanOrEqual(2_500 + 200);
  for (const { body, headers } of receiver.messages) new Verifier(secret).verify(body, headers);
  await expect
    .poll(async () => (await pool().query(`SELECT 1 FROM webhook_delivery WHERE status <> 'delivered'`)).rowCount, {
      timeout: 10_000,
    })
    .toBe(0);
  await receiver.close();
});

it('announces within a blink, and hundreds in a second (over a thousand on a machine at rest)', async () => {
  const times = new Map<string, number>();
  const receiver = await openReceiver((response, { body }) => {
    times.set(JSON.parse(body).data.customer.id, performance.now());
    response.writeHead(204).end();
  });
  await announceTo(receiver.url);
  const stop = new AbortController();
  const errors: unknown[] = [];
  const loop = runWebhookLoop({
    connectionString: database.url,
    clock: systemClock,
    allowPrivate: true,
    onError: (error) => errors.push(error),
    signal: stop.signal,
  });
  await sleep(300);
  const waits: number[] = [];
  for (let n = 1; n <= 20; n += 1) {
    const started = performance.now();
    await move(n, n);
    await receiver.waitFor(n);
    waits.push((times.get(`cus_${n}`) ?? 0) - started);
  }
  waits.sort((a, b) => a - b);
  expect(waits[10]).toBeLessThan(500);
  const started = performance.now();
  await move(21, 3_020);
  await receiver.waitFor(3_020);
  const perSecond = 3_000 / ((performance.now() - started) / 1_000);
  if (process.env.KINDRED_SHOW) console.log({ waits: waits.map(Math.round), perSecond: Math.round(perSecond) });
  expect(perSecond).toBeGreaterThan(150);
  stop.abort();
  await loop;
  expect(errors).toEqual([]);
  await receiver.close();
});

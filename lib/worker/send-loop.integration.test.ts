import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { MailWorld } from '@/lib/testing/mail-world';

/** 10,000 by hand: KINDRED_SEND_MANY=10000. */
const MANY = Number(process.env.KINDRED_SEND_MANY ?? 600);

let world: MailWorld;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  world = await MailWorld.start(MANY);
});
beforeEach(() => world.reset());
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  await world.rest();
});
afterAll(() => world.close());

/** The worker as a process of its own. */
const startWorker = (url: string): ChildProcess => {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'lib/worker/main.ts'], {
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      MAIL_PROVIDER: 'smtp',
      SMTP_URL: url,
      MAIL_CONNECTIONS: '20',
      AUDIENCE_MEMORY_MB: '0',
    },
    stdio: process.env.KINDRED_SHOW ? 'inherit' : 'ignore',
  });
  workers.push(worker);
  return worker;
};

it(`sends each of ${MANY} messages at most once, killed twice in the middle; what nobody can know is listed`, async () => {
  const { server } = await world.server();
  const { campaign } = await world.campaign(MANY);
  const started = performance.now();
  for (const share of [0.25, 0.6]) {
    const worker = startWorker(server.url);
    await expect.poll(() => server.mails.length, { timeout: 90_000, interval: 5 }).toBeGreaterThan(MANY * share);
    worker.kill('SIGKILL');
  }
  startWorker(server.url);
  const open = async () =>
    (await pool().query(`SELECT count(*)::int AS n FROM message WHERE status IN ('queued', 'sending', 'handing')`))
      .rows[0]?.n as number;
  await expect.poll(open, { timeout: 120_000, interval: 200 }).toBe(0);
  const ids = server.mails.map(({ raw }) => /^Message-ID: <(.*)@.*>\r$/m.exec(raw)?.[1] ?? '');
  const { rows } = await pool().query<{ id: string; status: string }>('SELECT id, status FROM message');
  const received = new Set(ids);
  expect(received.size, 'no Message-ID twice').toBe(ids.length);
  const uncertain = rows.filter(({ status }) => status === 'uncertain').map(({ id }) => id);
  const sent = rows.filter(({ status }) => status === 'sent').map(({ id }) => id);
  expect(sent.length + uncertain.length).toBe(MANY);
  expect(
    sent.filter((id) => !received.has(id)),
    'sent, but not received',
  ).toEqual([]);
  expect(rows.filter(({ id }) => !received.has(id)).every(({ id }) => uncertain.includes(id))).toBe(true);
  // No more than what two workers had on twenty connections, and had not yet written down.
  expect(uncertain.length).toBeLessThanOrEqual(2 * 80);
  if (process.env.KINDRED_SHOW)
    console.log({
      many: MANY,
      received: ids.length,
      uncertain: uncertain.length,
      uncertainButReceived: uncertain.filter((id) => received.has(id)).length,
      seconds: Math.round((performance.now() - started) / 1_000),
    });
  await expect
    .poll(
      async () => (await pool().query('SELECT status FROM campaign WHERE number = $1', [campaign])).rows[0]?.status,
      { timeout: 10_000 },
    )
    .toBe('done');
  // What was sent has come back as events of the customers, once each.
  const delivered = `SELECT count(*)::int AS n FROM event e JOIN event_name n ON n.id = e.name WHERE n.name = 'Email Delivered'`;
  await expect.poll(async () => (await pool().query(delivered)).rows[0]?.n, { timeout: 30_000 }).toBe(sent.length);
}, 300_000);

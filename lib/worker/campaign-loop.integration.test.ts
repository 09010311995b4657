import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { saveDraft } from '@/lib/services/content/versions';
import type { MailServer } from '@/lib/testing/mail-server';
import { DOCUMENT, MailWorld } from '@/lib/testing/mail-world';

const PEOPLE = 60;
/** Of them the first so many have withdrawn. */
const WITHDRAWN = 7;

let world: MailWorld;
let server: MailServer;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  world = await MailWorld.start(PEOPLE);
});
beforeEach(async () => {
  await world.reset();
  ({ server } = await world.server());
  await pool().query(`TRUNCATE segment, membership, segment_transition, journey, setting RESTART IDENTITY CASCADE`);
  await pool().query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('send.rules', '{"cap": null, "quietHours": null}', now())`,
  );
  await pool().query(`UPDATE consent SET state = 'unsubscribed' WHERE customer <= $1`, [WITHDRAWN]);
  await pool().query(
    `INSERT INTO segment (id, key, name, rule, status, built_version, size, created_at, updated_at)
     VALUES ('seg_all', 'all', 'Everyone', '{"type":"all","children":[]}', 'active', 1, $1, now(), now())`,
    [PEOPLE],
  );
  await pool().query(
    `INSERT INTO membership (segment, customer, entered_at) SELECT 1, n, now() FROM generate_series(1, $1::int) n`,
    [PEOPLE],
  );
});
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  await world.rest();
});
afterAll(() => world.close());

/** The worker as a process of its own. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'lib/worker/main.ts'], {
    env: { ...process.env, LOG_LEVEL: 'error', MAIL_PROVIDER: 'smtp', SMTP_URL: server.url, AUDIENCE_MEMORY_MB: '0' },
    stdio: process.env.KINDRED_SHOW ? 'inherit' : 'ignore',
  });
  workers.push(worker);
  return worker;
}

/** Starts a worker and kills it while it writes to a table; what it had not committed is then undone by the database. */
async function killWhileWriting(events: string, table: string, when = ''): Promise<void> {
  await pool().query(
    `CREATE OR REPLACE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(2); RETURN NULL; END'`,
  );
  await pool().query(
    `CREATE TRIGGER linger AFTER ${events} ON ${table} ${when ? 'FOR EACH ROW' : ''} ${when} EXECUTE FUNCTION linger()`,
  );
  const worker = startWorker();
  const lingering = async (): Promise<number> => {
    const { rowCount } = await pool().query(
      `SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`,
    );
    return rowCount ?? 0;
  };
  await expect.poll(lingering, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  worker.kill('SIGKILL');
  await pool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`,
  );
  await pool().query(`DROP TRIGGER linger ON ${table}`);
}

/** A campaign to everyone with an approved email in each of its steps. */
async function campaign(fields: { kind: string; status: string; steps: number }): Promise<number> {
  const { rows } = await pool().query<{ number: number }>(
    `INSERT INTO campaign (id, name, kind, status, segment, topic, schedule, trigger, send_time, attribution, cost, created_by, created_at, updated_at, next_run_at, started_at)
     VALUES ('cmp_one', 'Winter lights', $1, $2, 1, 'offers', '{}', '{"exitWhenLeft": false}', '{"mode":"atOnce","quietHours":null}',
       '{"windowDays":14,"model":"lastClick"}', '{}', 'user:one', now(), now(), now(), now() - interval '1 minute') RETURNING number`,
    [fields.kind, fields.status],
  );
  const number = rows[0]?.number ?? 0;
  for (let step = 0; step < fields.steps; step += 1) {
    await pool().query(`INSERT INTO campaign_step (campaign, position, name) VALUES ($1, $2, 'Email')`, [number, step]);
    const version = await saveDraft(pool(), {
      campaign: number,
      step,
      document: DOCUMENT,
      by: 'user:one',
      at: new Date(),
    });
    await pool().query(`UPDATE email_version SET status = 'approved' WHERE campaign = $1`, [number]);
    await pool().query('UPDATE campaign_step SET version = $3, approved = $3 WHERE campaign = $1 AND position = $2', [
      number,
      step,
      version.number,
    ]);
  }
  return number;
}

async function figures() {
  const { rows } = await pool().query(
    `SELECT (SELECT count(*) FROM message)::int AS messages, (SELECT count(*) FROM (SELECT DISTINCT step, customer FROM message) d)::int AS people,
       (SELECT count(*) FROM message WHERE status IN ('sent', 'uncertain'))::int AS over, (SELECT count(*) FROM send_exclusion)::int AS excluded,
       (SELECT count(*) FROM send_run)::int AS runs`,
  );
  return rows[0];
}

function expectNobodyTwice(): void {
  const ids = server.mails.map(({ raw }) => /^Message-ID: <(.*)@.*>\r$/m.exec(raw)?.[1] ?? '');
  expect(new Set(ids).size, 'no Message-ID twice').toBe(ids.length);
}

it('freezes an audience once, killed in the middle of the exclusions, of the messages and at the very end', async () => {
  await campaign({ kind: 'oneOff', status: 'scheduled', steps: 1 });
  await killWhileWriting('INSERT', 'send_exclusion');
  await killWhileWriting('INSERT', 'message');
  await killWhileWriting('UPDATE', 'campaign');
  expect(await figures(), 'nothing half done').toMatchObject({ messages: 0, excluded: 0, runs: 0 });
  startWorker();
  const people = PEOPLE - WITHDRAWN;
  await expect
    .poll(figures, { timeout: 60_000, interval: 200 })
    .toEqual({ messages: people, people, over: people, excluded: WITHDRAWN, runs: 1 });
  await expect.poll(() => server.mails.length, { timeout: 10_000 }).toBe(people);
  expectNobodyTwice();
  const status = async () => (await pool().query('SELECT status FROM campaign')).rows[0]?.status;
  await expect.poll(status, { timeout: 20_000 }).toBe('done');
  const acts = await pool().query(`SELECT count(*)::int AS n FROM campaign_act WHERE act = 'frozen'`);
  expect(acts.rows[0]?.n).toBe(1);
}, 240_000);

it('leads everyone through a sequence once, killed as they enter, as they are written to and as they go on', async () => {
  await campaign({ kind: 'sequence', status: 'live', steps: 2 });
  await pool().query(
    `INSERT INTO segment_transition (segment, customer, at, entered) SELECT 1, n, now(), true FROM generate_series(1, $1::int) n`,
    [PEOPLE],
  );
  await killWhileWriting('INSERT', 'journey');
  await killWhileWriting('INSERT', 'message');
  await killWhileWriting('UPDATE', 'journey');
  expect(await figures(), 'nothing half done').toMatchObject({ messages: 0, excluded: 0, runs: 0 });
  // The second email, when the first is out or on its way.
  await killWhileWriting('INSERT', 'message', 'WHEN (NEW.step = 1)');
  startWorker();
  const people = PEOPLE - WITHDRAWN;
  await expect
    .poll(figures, { timeout: 60_000, interval: 200 })
    .toEqual({ messages: 2 * people, people: 2 * people, over: 2 * people, excluded: 2 * WITHDRAWN, runs: 2 });
  await sleep(500);
  expectNobodyTwice();
  const { rows } = await pool().query(
    `SELECT (SELECT count(*) FROM journey)::int AS journeys, (SELECT count(*) FROM journey WHERE outcome = 'completed')::int AS completed,
       (SELECT count(*) FROM message WHERE status = 'uncertain')::int AS uncertain`,
  );
  expect(rows[0]).toMatchObject({ journeys: PEOPLE, completed: PEOPLE });
  // Nobody is lost: what cannot be known is listed, and is no more than what was on its way when the worker was killed.
  expect(server.mails.length).toBeGreaterThanOrEqual(2 * people - rows[0]?.uncertain);
}, 240_000);

import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@/lib/core';
import { tendSegments } from '@/lib/jobs';
import { columnsOf } from '@/lib/platform/audience';
import { runTask } from '@/lib/platform/compute/run-task';
import { isDatabaseAway, pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { openProvider } from '@/lib/platform/mail/open-provider';
import { allowsPrivate } from '@/lib/platform/outside/is-reachable';
import { prepareMailTask } from '@/lib/services/delivery/send/prepare-task';
import { moveDueStages } from '@/lib/services/metrics/move-stages';
import { refreshStaleSnapshots } from '@/lib/services/metrics/refresh-stale-snapshots';
import { refreshTouched } from '@/lib/services/metrics/refresh-touched';
import { resumeRuns } from '@/lib/services/metrics/resume-runs';
import { Evaluator } from '@/lib/services/segments/live/evaluator';
import { runCampaignLoop } from './campaign-loop';
import { startHeartbeat } from './heartbeat';
import { runLiveLoop } from './live-loop';
import { runJobs } from './run-jobs';
import { runSendLoop } from './send-loop';
import { runSignalLoop } from './signal-loop';
import { runWebhookLoop } from './webhook-loop';

/** The worker process: memberships kept live, webhooks, mail, jobs, a sign of life. Ends gracefully on SIGTERM and SIGINT. */
const STALE_TOGETHER = 50;
const LONGEST_GOODBYE_MS = 8_000;

/** Segments are looked at for the first time when their members have been found. */
const NEVER_LOOKED = `SELECT NOT EXISTS (SELECT FROM setting WHERE key = 'segments.checked') AS never`;
const FIRST_LOOK_MS = 60_000;

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

const report = (what: string) => (error: unknown) => {
  if (isDatabaseAway(error)) log.warn({ what }, 'the database is away; trying again');
  else log.error({ err: error, what }, 'failed; trying again');
};

const db = pool();
// What whole segments are built from; until it is there, the database answers.
void columnsOf(db)?.load();
const stopHeartbeat = startHeartbeat(db, systemClock, report('heartbeat'));
const jobs = await runJobs(env().DATABASE_URL, db, systemClock);
jobs.promise.catch((error: unknown) => {
  // The queue has given up: whoever supervises this process starts it again.
  report('jobs')(error);
  process.exitCode = 1;
  stop.abort();
});
await resumeRuns(db, systemClock.now());
const looked = await db.query<{ never: boolean }>(NEVER_LOOKED);
if (looked.rows[0]?.never)
  await jobs.addJob(
    tendSegments.name,
    {},
    { jobKey: tendSegments.name, runAt: new Date(systemClock.now().getTime() + FIRST_LOOK_MS) },
  );
log.info('the worker is up');

const webhooks = runWebhookLoop({
  connectionString: env().DATABASE_URL,
  clock: systemClock,
  allowPrivate: allowsPrivate(env()),
  onError: report('webhooks'),
  signal: stop.signal,
});
const origin = new URL(env().NEXTAUTH_URL ?? 'http://localhost:3000').origin;
const mail = runSendLoop({
  connectionString: env().DATABASE_URL,
  pool: db,
  clock: systemClock,
  provider: openProvider(env(), db),
  origin,
  prepare: (claimed, at) => runTask(prepareMailTask, { claimed, origin, at }, { lane: 'mail' }),
  rate: env().MAIL_RATE,
  onError: report('mail'),
  signal: stop.signal,
});
const signals = runSignalLoop({
  connectionString: env().DATABASE_URL,
  pool: db,
  clock: systemClock,
  onError: report('signals of mail'),
  signal: stop.signal,
});
const campaigns = runCampaignLoop({
  connectionString: env().DATABASE_URL,
  pool: db,
  clock: systemClock,
  onError: report('campaigns'),
  signal: stop.signal,
});
await runLiveLoop({
  connectionString: env().DATABASE_URL,
  clock: systemClock,
  createEvaluator: () =>
    new Evaluator({
      pool: db,
      clock: systemClock,
      refreshFacts: refreshTouched,
      refreshSnapshots: async (client, at) => {
        await moveDueStages(client, STALE_TOGETHER, at);
        return refreshStaleSnapshots(client, STALE_TOGETHER, at);
      },
      onError: report('segments'),
    }),
  onError: report('live loop'),
  signal: stop.signal,
});
await Promise.race([Promise.all([webhooks, mail, signals, campaigns]), sleep(LONGEST_GOODBYE_MS)]);
stopHeartbeat();
// What is cut off here is begun again by the next worker: jobs are idempotent, a build that was not finished is no build.
await Promise.race([jobs.stop().then(() => db.end()), sleep(LONGEST_GOODBYE_MS)]);
log.info('the worker has ended');
process.exit();

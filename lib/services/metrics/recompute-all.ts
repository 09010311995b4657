import sql, { raw, type Sql } from 'sql-template-tag';
import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { ADVISORY_LOCKS } from '@/lib/platform/locks';
import { fitBetaPrior, type RateSums } from './beta-prior';
import type { CustomerScope } from './customer-scope';
import { type EventNames, readEventNames } from './event-names';
import { type Lane, laneOf, runTasks, type Task } from './lanes';
import { type Measured, writeMeasured } from './measured';
import { readCategories } from './read-categories';
import { readFormula } from './read-formula';
import { readRanges } from './read-ranges';
import { affinityRows, type CategoryLabels } from './sql/affinity-rows';
import { DELETE_STALE } from './sql/delete-stale';
import { emailRows } from './sql/email-rows';
import { MEASURE_CUTS, MEASURE_RATES } from './sql/measure-cuts';
import { moneyRows } from './sql/money-rows';
import { CREATE_STAGE, DROP_STAGE, STAGE_SCHEMA, STAGE_TABLES, type StageTable } from './sql/stage-tables';
import { upsertFacts } from './sql/upsert-facts';
import { upsertSnapshots } from './sql/upsert-snapshots';
import { writeTallies } from './walk/write-tallies';

export interface RecomputeOptions {
  /** Hears after each part how many of how many are done; what it throws stops the run between two parts. */
  onProgress?(step: 'events' | 'shop' | 'customers', done: number, total: number): Promise<void>;
}

const LANES = 2;
const LOCK = ADVISORY_LOCKS.metrics;

/**
 * Computes facts and snapshot metrics of everyone anew, on two connections: parts of all events beside each other into
 * tables of their own, then where the shop is cut, then what has changed of each customer. One run at a time; a second
 * waits. Returns what was measured.
 */
export async function recomputeAll(pool: Pool, clock: Clock, options: RecomputeOptions = {}): Promise<Measured> {
  const guard = await pool.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const lanes = Array.from({ length: LANES }, () => laneOf(pool));
    return await recomputeOn(lanes, clock.now(), options);
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    guard.release();
  }
}

/** The same on given lanes; one that lies within a transaction leaves nothing behind until that is committed. */
export async function recomputeOn(
  lanes: readonly Lane[],
  at: Date,
  { onProgress }: RecomputeOptions = {},
): Promise<Measured> {
  const [first] = lanes;
  if (!first) throw new RangeError('no lane');
  const { names, ranges, categories, formula, version } = await first(async (db) => {
    await db.query(CREATE_STAGE);
    const [names, ranges, categories] = [await readEventNames(db), await readRanges(db), await readCategories(db)];
    return { names, ranges, categories, ...(await readFormula(db)) };
  });
  const run = async (step: 'events' | 'shop' | 'customers', tasks: readonly Task[]): Promise<void> => {
    let done = 0;
    await runTasks(lanes, tasks, async () => {
      done += 1;
      await onProgress?.(step, done, tasks.length);
    });
  };
  await run('events', [
    ...readAll(names, categories, at),
    ...ranges.map(
      (scope): Task =>
        (db) =>
          writeTallies(db, scope, { names, formula, at }),
    ),
  ]);
  await run(
    'events',
    STAGE_TABLES.map(
      (table) => (db) =>
        db.query(`CREATE INDEX ON ${STAGE_SCHEMA}.${table} (customer); ANALYZE ${STAGE_SCHEMA}.${table}`),
    ),
  );
  const measured: Measured = { formula, version, ...(await measure(run)) };
  await first((db) => writeMeasured(db, measured, at));
  await run('customers', [
    ...ranges.map(
      (scope): Task =>
        (db) =>
          db.query(writeFacts(scope, at)),
    ),
    ...ranges.map(
      (scope): Task =>
        (db) =>
          db.query(writeSnapshots(scope, measured, at)),
    ),
  ]);
  await first(async (db) => {
    for (const statement of DELETE_STALE) await db.query(statement, [null]);
    await db.query('DELETE FROM metric_touch WHERE at <= $1', [at]);
    await db.query(DROP_STAGE);
  });
  return measured;
}

const stage = (table: StageTable): Sql => raw(`${STAGE_SCHEMA}.${table}`);
const keep =
  (table: StageTable, rows: Sql): Task =>
  (db) =>
    db.query(sql`INSERT INTO ${stage(table)} ${rows}`);

/** What the rows of events themselves are needed for: their totals, categories and campaigns. */
const readAll = (names: EventNames, categories: CategoryLabels, at: Date): Task[] => [
  keep('affinity', affinityRows('all', names, categories, at)),
  keep('email', emailRows('all', names, at)),
  keep('money', moneyRows('all', names, at)),
];

async function measure(
  run: (step: 'shop', tasks: readonly Task[]) => Promise<void>,
): Promise<Pick<Measured, 'cuts' | 'priors'>> {
  const cuts: Measured['cuts'] = { engagement: [], engagementBefore: [], recency: [], frequency: [], monetary: [] };
  const nothing = { successes: 0, failures: 0 };
  const priors: Measured['priors'] = { open: nothing, click: nothing, clickToOpen: nothing };
  const cutNames = Object.keys(MEASURE_CUTS) as (keyof typeof MEASURE_CUTS)[];
  const rateNames = Object.keys(MEASURE_RATES) as (keyof typeof MEASURE_RATES)[];
  await run('shop', [
    ...cutNames.map(
      (name): Task =>
        async (db) => {
          const { rows } = await db.query<{ cuts: number[] }>(MEASURE_CUTS[name]);
          cuts[name] = rows[0]?.cuts ?? [];
        },
    ),
    ...rateNames.map(
      (name): Task =>
        async (db) => {
          const { rows } = await db.query<RateSums>(MEASURE_RATES[name]);
          if (rows[0]) priors[name] = fitBetaPrior(rows[0]);
        },
    ),
  ]);
  return { cuts, priors };
}

const writeFacts = (scope: CustomerScope, at: Date): Sql =>
  upsertFacts(scope, { activity: stage('activity'), sessions: stage('activity'), money: stage('money') }, at);

const writeSnapshots = (scope: CustomerScope, measured: Measured, at: Date): Sql =>
  upsertSnapshots(
    scope,
    {
      points: stage('activity'),
      sessions: stage('activity'),
      money: stage('money'),
      email: stage('email'),
      affinity: stage('affinity'),
    },
    measured,
    at,
    true,
  );

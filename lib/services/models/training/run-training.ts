import { AppError, isAppError } from '@/lib/core';
import { inTransaction } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { raiseAlert } from '../drift/raise-alert';
import { decideOnChallenger } from '../duel/decide-on-challenger';
import { findModelByNumber, type ModelRow } from '../model-row';
import { unpack } from '../pack';
import { recordAct } from '../record-act';
import { scoreModel } from '../scoring/score-model';
import type { ModelDefinition, ModelResult } from '../types';
import { keepAlive } from './keep-alive';
import { settleModel } from './settle-model';
import { storeTrained } from './store-trained';
import type { TrainingContext } from './trainer';
import { trainerOf } from './trainers';
import type { Workbench } from './workbench';

/** A training whose worker has given no sign for this long is taken over. */
export const SILENT_MS = 40_000;
/** A training is begun at most this often: what ends its process twice would end it a third time. */
export const MAX_ATTEMPTS = 2;

const CLAIM = `UPDATE model_version SET status = 'training', attempts = attempts + 1, started_at = $3, heartbeat_at = $3, step = '', share = 0, done = NULL, total = NULL
  WHERE model = $1 AND number = $2 AND attempts < $5 AND (status = 'queued' OR (status = 'training' AND heartbeat_at < $4))
  RETURNING definition, trigger, trained_by AS actor, attempts`;
const CHAMPION = 'SELECT artefact, result FROM model_version WHERE model = $1 AND number = $2';
const END = `UPDATE model_version SET status = $3, error = $4, ended_at = $5, cancelling = false WHERE model = $1 AND number = $2 AND status = 'training' AND attempts = $6`;

interface Claimed {
  definition: ModelDefinition;
  trigger: string;
  actor: string;
  attempts: number;
}

/**
 * Trains a version that waits in the queue, stores it and puts it to use: the first one as champion, later ones as
 * challenger. Does nothing where another worker is at it. What was cut off is begun anew; see `resume-trainings.ts`.
 */
export async function runTraining(bench: Workbench, model: number, version: number): Promise<void> {
  const { pool, clock } = bench;
  const now = clock.now();
  const { rows } = await pool.query<Claimed>(CLAIM, [
    model,
    version,
    now,
    new Date(now.getTime() - SILENT_MS),
    MAX_ATTEMPTS,
  ]);
  const claimed = rows[0];
  const row = claimed && (await findModelByNumber(pool, model));
  if (!claimed || !row) return;
  const alive = keepAlive(bench, model, version, claimed.attempts);
  try {
    const context = await contextOf(bench, row, claimed, alive);
    const trained = await trainerOf(row.kind).train(context, bench.compute);
    alive.signal.throwIfAborted();
    await alive.report('saving', 0.99);
    const status = await storeTrained(bench, row, version, claimed, trained);
    alive.stop();
    await afterTraining(bench, row, version, status);
  } catch (error) {
    alive.stop();
    await end(bench, row, version, claimed, alive.cancelled() ? undefined : error);
  }
}

async function contextOf(
  { pool, clock }: Workbench,
  row: ModelRow,
  { definition, trigger }: Claimed,
  { report, signal }: Pick<ReturnType<typeof keepAlive>, 'report' | 'signal'>,
): Promise<TrainingContext> {
  const base = { pool, at: clock.now(), modelKey: row.key, modelName: row.name, definition, trigger, report, signal };
  if (row.champion === null) return { ...base, champion: null };
  const { rows } = await pool.query<{ artefact: Buffer | null; result: ModelResult | null }>(CHAMPION, [
    row.number,
    row.champion,
  ]);
  return {
    ...base,
    champion: { number: row.champion, artefact: await unpack(rows[0]?.artefact), result: rows[0]?.result ?? null },
  };
}

async function afterTraining(bench: Workbench, row: ModelRow, version: number, status: string): Promise<void> {
  const { pool, clock } = bench;
  await settleModel(pool, row.number, clock.now());
  if (status === 'champion') await scoreModel(bench, row.number, null);
  if (status === 'challenger') await decideOnChallenger(bench, row.number, version);
}

/** Ends a training that gave nothing: cancelled where no error is given. */
async function end(
  bench: Workbench,
  row: ModelRow,
  version: number,
  { actor, attempts, trigger }: Claimed,
  error: unknown,
): Promise<void> {
  const { pool, clock } = bench;
  const at = clock.now();
  if (error !== undefined && !isAppError(error)) log.error({ err: error, model: row.key, version }, 'training failed');
  const message =
    error === undefined
      ? null
      : isAppError(error) && error.code !== 'internal'
        ? error.message
        : 'The training failed on our side. It has been logged; try it again.';
  await inTransaction(pool, async (db) => {
    const { rowCount } = await db.query(END, [
      row.number,
      version,
      error === undefined ? 'cancelled' : 'failed',
      message,
      at,
      attempts,
    ]);
    // It has been stored, or taken over: whoever did so says how it ended.
    if (!rowCount) return;
    await recordAct(db, {
      model: row.number,
      version,
      actor,
      act: error === undefined ? 'trainingEnded' : 'trainingFailed',
      detail: message ? { message } : {},
      at,
    });
    await settleModel(db, row.number, at);
    if (error !== undefined && trigger !== 'hand' && trigger !== 'created')
      await raiseAlert(db, {
        model: row.number,
        version,
        kind: 'failed',
        feature: null,
        severity: 'warning',
        message: `Retraining ${row.name} failed: ${message}`,
        detail: {},
        at,
      });
  });
  if (error instanceof AppError && error.code === 'unavailable') throw error;
}

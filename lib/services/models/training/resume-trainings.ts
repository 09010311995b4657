import type { Clock } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { raiseAlert } from '../drift/raise-alert';
import { recordAct } from '../record-act';
import { enqueueTraining } from './add-version';
import { MAX_ATTEMPTS, SILENT_MS } from './run-training';
import { settleModel } from './settle-model';

const CUT_OFF = `SELECT v.model, v.number, v.attempts, v.cancelling, v.trained_by AS actor, m.name FROM model_version v JOIN model m ON m.number = v.model
  WHERE v.status = 'training' AND v.heartbeat_at < $1 ORDER BY v.model FOR UPDATE OF v SKIP LOCKED`;
const AGAIN = `UPDATE model_version SET status = 'queued', step = 'waiting after an interruption' WHERE model = $1 AND number = $2`;
const END = `UPDATE model_version SET status = $3, error = $4, ended_at = $5, cancelling = false WHERE model = $1 AND number = $2`;
/** In the queue although nobody takes it: its job was lost. */
const FORGOTTEN = `SELECT v.model, v.number FROM model_version v WHERE v.status = 'queued' AND coalesce(v.heartbeat_at, v.created_at) < $1
  AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'train ' || v.model)`;
const TWICE = 'The process that trained it ended twice before it was done. Try it with fewer customers or features.';

interface CutOff {
  model: number;
  number: number;
  attempts: number;
  cancelling: boolean;
  actor: string;
  name: string;
}

/** Trainings whose process died are begun once more; after the second time they end as failed, with the reason. */
export async function resumeTrainings(pool: Pool, clock: Clock): Promise<void> {
  const at = clock.now();
  const silentSince = new Date(at.getTime() - SILENT_MS);
  await inTransaction(pool, async (db) => {
    const { rows } = await db.query<CutOff>(CUT_OFF, [silentSince]);
    for (const { model, number, attempts, cancelling, actor, name } of rows) {
      if (!cancelling && attempts < MAX_ATTEMPTS) {
        await db.query(AGAIN, [model, number]);
        await enqueueTraining(db, model, number);
        await recordAct(db, {
          model,
          version: number,
          actor: 'system',
          act: 'trainingResumed',
          detail: { attempts },
          at,
        });
        continue;
      }
      await db.query(END, [model, number, cancelling ? 'cancelled' : 'failed', cancelling ? null : TWICE, at]);
      await recordAct(db, {
        model,
        version: number,
        actor,
        act: cancelling ? 'trainingEnded' : 'trainingFailed',
        detail: {},
        at,
      });
      await settleModel(db, model, at);
      if (!cancelling)
        await raiseAlert(db, {
          model,
          version: number,
          kind: 'failed',
          feature: null,
          severity: 'warning',
          message: `Training ${name} failed: ${TWICE}`,
          detail: {},
          at,
        });
    }
  });
  const forgotten = await pool.query<{ model: number; number: number }>(FORGOTTEN, [silentSince]);
  for (const { model, number } of forgotten.rows) await enqueueTraining(pool, model, number);
}

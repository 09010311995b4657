import { inTransaction } from '@/lib/platform/db';
import type { ModelRow } from '../model-row';
import { pack } from '../pack';
import { putToUse } from '../put-to-use';
import { recordAct } from '../record-act';
import { isClusterKind, type VersionStatus } from '../types';
import type { Trained } from './trainer';
import type { Workbench } from './workbench';

const STORE = `UPDATE model_version SET status = $3, artefact = $4, result = $5, details = $6, reference = $7, hold_out = $8, headline = $9,
    calibration_error = $10, customers = $11, trained_at = $12, ended_at = $12, share = 1, step = 'done', error = NULL
  WHERE model = $1 AND number = $2 AND status = 'training' AND attempts = $13`;
const STATE = `SELECT m.champion, EXISTS (SELECT FROM segment s WHERE s.status <> 'archived' AND s.rule::text ~ ('"cluster:' || m.key || '"')) AS used
  FROM model m WHERE m.number = $1 FOR UPDATE`;
const SET_ASIDE = `UPDATE model_version SET status = 'retired' WHERE model = $1 AND status = 'challenger' AND number <> $2`;

/**
 * Stores a trained version: as champion where there is none (or where nobody has built on an exploration yet), else as
 * challenger, in place of an earlier one that was waiting. Answers its status.
 */
export async function storeTrained(
  { pool, clock }: Workbench,
  model: ModelRow,
  version: number,
  { actor, attempts }: { actor: string; attempts: number },
  trained: Trained,
): Promise<VersionStatus> {
  const at = clock.now();
  const [artefact, details, holdOut] = await Promise.all([
    pack(trained.artefact),
    trained.details === undefined ? null : pack(trained.details),
    trained.holdOut === undefined ? null : pack(trained.holdOut),
  ]);
  return inTransaction(pool, async (db) => {
    const { rows } = await db.query<{ champion: number | null; used: boolean }>(STATE, [model.number]);
    const first = rows[0]?.champion === null;
    const status = first || (isClusterKind(model.kind) && !rows[0]?.used) ? 'champion' : 'challenger';
    const { rowCount } = await db.query(STORE, [
      model.number,
      version,
      'ready',
      artefact,
      JSON.stringify(trained.result),
      details,
      trained.reference ? JSON.stringify(trained.reference) : null,
      holdOut,
      JSON.stringify(trained.headline),
      trained.calibrationError ?? null,
      trained.customers,
      at,
      attempts,
    ]);
    if (!rowCount) return 'cancelled';
    await recordAct(db, {
      model: model.number,
      version,
      actor,
      act: 'trained',
      detail: { headline: trained.headline },
      at,
    });
    if (status === 'champion') await putToUse(db, model.number, version, { actor: 'system', act: 'promoted', at });
    else {
      await db.query(SET_ASIDE, [model.number, version]);
      await db.query(`UPDATE model_version SET status = 'challenger' WHERE model = $1 AND number = $2`, [
        model.number,
        version,
      ]);
    }
    return status;
  });
}

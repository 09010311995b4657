import { isAppError, newId } from '@/lib/core';
import { inTransaction, type Queryable } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import type { ModelRow } from '../model-row';
import { trainModel } from '../train-model';
import type { DriftReference, Scored } from '../training/trainer';
import type { Workbench } from '../training/workbench';
import type { DriftFeature } from '../types';
import { compareFeatures } from './compare-features';
import { raiseAlert } from './raise-alert';
import { segmentDrift } from './segment-drift';

const REFERENCE = 'SELECT reference, promoted_at AS "promotedAt" FROM model_version WHERE model = $1 AND number = $2';
const KEEP =
  'INSERT INTO drift_report (id, model, version, at, customers, grade, features) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const GONE = `UPDATE model_alert SET resolved_at = $3, resolved_by = 'system', resolution = 'gone' WHERE model = $1 AND kind = 'drift' AND resolved_at IS NULL AND feature <> ALL($2::text[])`;
const GRADES = ['steady', 'watch', 'moved'] as const;

/**
 * Compares those who were just scored with those the version learned from, feature by feature, the score and the segments
 * too; keeps the report, raises what is above the threshold, and asks for retraining where the schedule wants that.
 */
export async function reportDrift(
  bench: Workbench,
  model: ModelRow,
  version: number,
  scored: Scored,
  at: Date,
): Promise<void> {
  const { pool } = bench;
  const { rows } = await pool.query<{ reference: DriftReference | null; promotedAt: Date | null }>(REFERENCE, [
    model.number,
    version,
  ]);
  const { reference, promotedAt } = rows[0] ?? {};
  if (!reference || scored.rows.length === 0) return;
  const features = [
    ...compareFeatures(reference, scored),
    ...(promotedAt ? await segmentDrift(pool, model, promotedAt) : []),
  ];
  const grade = GRADES[Math.max(0, ...features.map((one) => GRADES.indexOf(one.grade)))] ?? 'steady';
  const raised = await inTransaction(pool, async (db) => {
    await db.query(KEEP, [
      newId('drf'),
      model.number,
      version,
      at,
      scored.rows.length,
      grade,
      JSON.stringify(features),
    ]);
    return alert(db, model, version, features, at);
  });
  const { retrainOnDrift, retraining } = model.schedule;
  if (raised === 0 || !retrainOnDrift || retraining === 'off') return;
  try {
    await trainModel(pool, model.key, { trigger: 'drift', actor: 'system', at });
  } catch (error) {
    if (!isAppError(error)) throw error;
    log.info({ model: model.key, reason: error.message }, 'drift has not led to retraining');
  }
}

/** Raises an alert for each that moved above the threshold, settles those that did not; answers how many are new. */
async function alert(
  db: Queryable,
  { number, name, schedule }: ModelRow,
  version: number,
  features: readonly DriftFeature[],
  at: Date,
): Promise<number> {
  const moved = features.filter(({ grade, psi }) => grade === 'moved' && (psi ?? 0) > schedule.alertAbove);
  await db.query(GONE, [number, moved.map(({ feature }) => feature), at]);
  let raised = 0;
  for (const { feature, label, of, psi } of moved) {
    const what = of === 'score' ? `what ${name} says` : of === 'segment' ? `the segment ${label}` : label;
    const isNew = await raiseAlert(db, {
      model: number,
      version,
      kind: 'drift',
      feature,
      severity: (psi ?? 0) > 2 * schedule.alertAbove ? 'critical' : 'warning',
      message: `${what.charAt(0).toUpperCase()}${what.slice(1)} passed ${schedule.alertAbove.toFixed(2)}: ${(psi ?? 0).toFixed(2)} (PSI) against what was learned from.`,
      detail: { psi, of, label, alertAbove: schedule.alertAbove },
      at,
    });
    if (isNew) raised += 1;
  }
  return raised;
}

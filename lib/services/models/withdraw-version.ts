import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { findModel } from './model-row';
import { recordAct } from './record-act';

const WITHDRAW = `UPDATE model_version SET status = 'withdrawn' WHERE model = $1 AND number = $2 AND status IN ('challenger', 'ready', 'retired') RETURNING number`;
const SETTLED = `UPDATE model_alert SET resolved_at = $3, resolved_by = $4, resolution = 'withdrawn' WHERE model = $1 AND version = $2 AND kind = 'challenger' AND resolved_at IS NULL`;

/**
 * Takes a trained version back: a challenger that is not wanted, an old one that must not be used. It is kept.
 * Errors: notFound (model), conflict (it is the champion, or not there to be withdrawn).
 */
export async function withdrawVersion(
  pool: Pool,
  reference: string,
  version: number,
  { actor, at, reason }: { actor: string; at: Date; reason?: string | undefined },
): Promise<void> {
  const model = await findModel(pool, reference);
  const { rowCount } = await pool.query(WITHDRAW, [model.number, version]);
  if (!rowCount)
    throw new AppError(
      'conflict',
      model.champion === version
        ? 'The champion is in use. Promote another version first.'
        : `Version ${version} cannot be withdrawn.`,
    );
  await pool.query(SETTLED, [model.number, version, at, actor]);
  await recordAct(pool, {
    model: model.number,
    version,
    actor,
    act: 'withdrawn',
    detail: reason ? { reason } : {},
    at,
  });
}

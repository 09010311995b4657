import type { Queryable } from '@/lib/platform/db';
import { recordAct } from './record-act';

const RETIRE = `UPDATE model_version SET status = 'retired' WHERE model = $1 AND status = 'champion' AND number <> $2`;
const CROWN = `UPDATE model_version SET status = 'champion', promoted_at = $3 WHERE model = $1 AND number = $2 AND trained_at IS NOT NULL`;
const POINT = `UPDATE model SET champion = $2, updated_at = $3 WHERE number = $1`;
const SETTLED = `UPDATE model_alert SET resolved_at = $3, resolved_by = $4, resolution = 'promoted' WHERE model = $1 AND resolved_at IS NULL AND (kind = 'challenger' OR version <> $2)`;

/**
 * Makes a trained version the champion, within the caller's transaction; the one before retires. Its scores are written
 * by the scoring that must follow.
 */
export async function putToUse(
  db: Queryable,
  model: number,
  version: number,
  {
    actor,
    act,
    at,
    detail,
  }: { actor: string; act: 'promoted' | 'rolledBack'; at: Date; detail?: Record<string, unknown> },
): Promise<void> {
  await db.query(RETIRE, [model, version]);
  await db.query(CROWN, [model, version, at]);
  await db.query(POINT, [model, version, at]);
  await db.query(SETTLED, [model, version, at, actor]);
  await recordAct(db, { model, version, actor, act, detail: detail ?? {}, at });
}

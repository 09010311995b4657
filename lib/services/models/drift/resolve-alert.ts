import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { recordAct } from '../record-act';

const RESOLVE = `UPDATE model_alert SET resolved_at = $2, resolved_by = $3, resolution = $4 WHERE id = $1 AND resolved_at IS NULL RETURNING model, version`;

/** Settles an alert, with what was done about it. Errors: notFound (it is not there, or is settled). */
export async function resolveAlert(
  pool: Pool,
  id: string,
  { actor, at, resolution = 'dismissed' }: { actor: string; at: Date; resolution?: 'dismissed' | 'retrained' },
): Promise<void> {
  const { rows } = await pool.query<{ model: number; version: number }>(RESOLVE, [id, at, actor, resolution]);
  const row = rows[0];
  if (!row) throw new AppError('notFound', 'This alert is settled already.');
  await recordAct(pool, { ...row, actor, act: 'alertResolved', detail: { id, resolution }, at });
}

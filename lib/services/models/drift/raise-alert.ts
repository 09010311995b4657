import { newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { recordAct } from '../record-act';
import type { ModelAlert } from '../types';

export interface NewAlert {
  model: number;
  version: number;
  /** drift, calibration, failed, stale, challenger */
  kind: string;
  feature: string | null;
  severity: ModelAlert['severity'];
  message: string;
  detail: Readonly<Record<string, unknown>>;
  at: Date;
}

const RAISE = `INSERT INTO model_alert AS a (id, model, version, kind, feature, severity, message, detail, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (model, kind, coalesce(feature, '')) WHERE resolved_at IS NULL
  DO UPDATE SET version = excluded.version, severity = excluded.severity, message = excluded.message, detail = excluded.detail
  RETURNING (xmax = 0) AS new`;

/** Says that something is wrong; what is open already is said anew, not twice. Answers whether it is new. */
export async function raiseAlert(db: Queryable, alert: NewAlert): Promise<boolean> {
  const { model, version, kind, feature, severity, message, detail, at } = alert;
  const { rows } = await db.query<{ new: boolean }>(RAISE, [
    newId('alr'),
    model,
    version,
    kind,
    feature,
    severity,
    message,
    JSON.stringify(detail),
    at,
  ]);
  if (rows[0]?.new)
    await recordAct(db, { model, version, actor: 'system', act: 'alerted', detail: { kind, feature }, at });
  return rows[0]?.new ?? false;
}

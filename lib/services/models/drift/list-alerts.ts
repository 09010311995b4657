import type { Queryable } from '@/lib/platform/db';
import { findModel } from '../model-row';
import type { ModelAlert } from '../types';

type Row = Omit<ModelAlert, 'createdAt' | 'resolvedAt'> & { createdAt: Date; resolvedAt: Date | null };
const ALERTS = `SELECT a.id, m.key AS model, m.name AS "modelName", a.version, a.kind, a.feature, a.severity, a.message, a.detail, a.created_at AS "createdAt",
    a.resolved_at AS "resolvedAt", coalesce((SELECT u.name FROM user_account u WHERE 'user:' || u.id = a.resolved_by), CASE WHEN a.resolved_by IS NOT NULL THEN 'Schedule' END) AS "resolvedBy", a.resolution
  FROM model_alert a JOIN model m ON m.number = a.model
  WHERE ($1::int IS NULL OR a.model = $1) AND (NOT $2 OR a.resolved_at IS NULL) ORDER BY (a.resolved_at IS NULL) DESC, a.created_at DESC, a.id LIMIT $3`;
const MOST = 200;

/** The alerts of a model, or of all (null): open ones first, the latest first. Errors: notFound. */
export async function listAlerts(
  db: Queryable,
  reference: string | null,
  { open = false }: { open?: boolean } = {},
): Promise<ModelAlert[]> {
  const model = reference === null ? null : (await findModel(db, reference)).number;
  const { rows } = await db.query<Row>(ALERTS, [model, open, MOST]);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  }));
}

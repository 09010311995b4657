import type { Queryable } from '@/lib/platform/db';

const SETTLE = `UPDATE model m SET updated_at = $2, status = CASE
    WHEN m.status = 'archived' THEN 'archived'
    WHEN EXISTS (SELECT FROM model_version v WHERE v.model = m.number AND v.status IN ('queued', 'training')) AND m.champion IS NULL THEN 'training'
    WHEN m.champion IS NOT NULL OR EXISTS (SELECT FROM model_version v WHERE v.model = m.number AND v.trained_at IS NOT NULL) THEN 'ready'
    WHEN EXISTS (SELECT FROM model_version v WHERE v.model = m.number AND v.status IN ('queued', 'training')) THEN 'training'
    ELSE 'failed' END
  WHERE m.number = $1`;

/** Brings the status of a model to what its versions say. */
export const settleModel = (db: Queryable, model: number, at: Date): Promise<unknown> => db.query(SETTLE, [model, at]);

import type { Queryable } from '@/lib/platform/db';
import { findModel, toVersionSummary, VERSION_COLUMNS, type VersionRow } from './model-row';
import type { VersionSummary } from './types';

const VERSIONS = `SELECT ${VERSION_COLUMNS} FROM model_version v WHERE v.model = $1 ORDER BY v.number DESC`;

/** Every version of a model, the latest first: all are kept and can be restored. Errors: notFound. */
export async function listVersions(db: Queryable, reference: string, at: Date): Promise<VersionSummary[]> {
  const model = await findModel(db, reference);
  const { rows } = await db.query<VersionRow>(VERSIONS, [model.number]);
  return rows.map((row) => toVersionSummary(row, at));
}

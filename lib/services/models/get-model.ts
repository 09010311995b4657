import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { readModelSummaries } from './list-models';
import { findModel, toVersionSummary, VERSION_COLUMNS, type VersionRow } from './model-row';
import { withGroupNames } from './name-group';
import type { ModelDetail, ModelVersion } from './types';

type Row = VersionRow & Pick<ModelVersion, 'definition' | 'result'>;
const VERSION = `SELECT ${VERSION_COLUMNS}, v.definition, v.result FROM model_version v WHERE v.model = $1 AND v.number = $2`;

/**
 * A model with one version: the numbered one, else the champion, else the latest that is trained, else the latest. Errors: notFound.
 */
export async function getModel(
  db: Queryable,
  reference: string,
  { version: wanted, at }: { version?: number | undefined; at: Date },
): Promise<ModelDetail> {
  const model = await findModel(db, reference);
  const [summary] = await readModelSummaries(db, { numbers: [model.number], at });
  if (!summary) throw new AppError('notFound', `There is no model “${reference}”.`);
  const number = wanted ?? model.champion ?? (await latestOf(db, model.number));
  const { rows } = number === undefined ? { rows: [] } : await db.query<Row>(VERSION, [model.number, number]);
  const row = rows[0];
  if (wanted !== undefined && !row) throw new AppError('notFound', `${model.name} has no version ${wanted}.`);
  if (!row) return { ...summary, version: null };
  const result = await withGroupNames(db, model.number, row.result);
  const economics = (model.economics ?? null) as ModelVersion['economics'];
  return { ...summary, version: { ...toVersionSummary(row, at), definition: row.definition, result, economics } };
}

const LATEST = `SELECT number FROM model_version WHERE model = $1 ORDER BY (trained_at IS NOT NULL) DESC, number DESC LIMIT 1`;

async function latestOf(db: Queryable, model: number): Promise<number | undefined> {
  const { rows } = await db.query<{ number: number }>(LATEST, [model]);
  return rows[0]?.number;
}

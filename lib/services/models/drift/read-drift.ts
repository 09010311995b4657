import type { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';
import { findModel } from '../model-row';
import type { DriftReport, driftHistorySchema } from '../types';

export type DriftHistory = z.infer<typeof driftHistorySchema>;
type Row = Omit<DriftReport, 'at'> & { at: Date };

const REPORTS = `SELECT id, version, at, customers, grade, features FROM drift_report WHERE model = $1 AND ($2::text IS NULL OR id = $2) ORDER BY at DESC LIMIT $3`;
/** The last report of each day of the last so many days with one. */
const DAILY = `SELECT DISTINCT ON (date_trunc('day', at)) id, version, at, customers, grade, features FROM drift_report WHERE model = $1 ORDER BY date_trunc('day', at) DESC, at DESC LIMIT $2`;
const SHOWN = 8;

/** A report of a model: the latest, or one by id; null where there is none. Errors: notFound (model). */
export async function readDriftReport(db: Queryable, reference: string, id?: string): Promise<DriftReport | null> {
  const model = await findModel(db, reference);
  const { rows } = await db.query<Row>(REPORTS, [model.number, id ?? null, 1]);
  return rows[0] ? { ...rows[0], at: rows[0].at.toISOString() } : null;
}

/** The stability index of every feature over the last reports, one a day, the oldest first. Errors: notFound. */
export async function readDriftHistory(
  db: Queryable,
  reference: string,
  { reports = SHOWN }: { reports?: number } = {},
): Promise<DriftHistory> {
  const model = await findModel(db, reference);
  const { rows } = await db.query<Row>(DAILY, [model.number, reports]);
  const oldestFirst = rows.toReversed();
  const latest = oldestFirst.at(-1)?.features ?? [];
  return {
    at: oldestFirst.map(({ at }) => at.toISOString()),
    features: latest.map(({ feature, label, of, grade }) => ({
      feature,
      label,
      of,
      grade,
      psi: oldestFirst.map((report) => report.features.find((one) => one.feature === feature)?.psi ?? null),
    })),
    alertAbove: model.schedule.alertAbove,
  };
}

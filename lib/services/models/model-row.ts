import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import {
  IN_PROGRESS,
  type ModelDefinition,
  type ModelKind,
  type ModelSummary,
  type Progress,
  type Schedule,
  scheduleSchema,
  type VersionStatus,
  type VersionSummary,
} from './types';

/** A model as its table holds it. */
export interface ModelRow {
  number: number;
  id: string;
  key: string;
  kind: ModelKind;
  name: string;
  purpose: string | null;
  definition: ModelDefinition;
  writes: 'churn_probability' | 'lifetime_value' | null;
  schedule: Schedule;
  status: ModelSummary['status'];
  champion: number | null;
  economics: unknown;
  scored: number;
  scoredAt: Date | null;
  scoredTo: Date | null;
}

const MODEL_COLUMNS = `m.number, m.id, m.key, m.kind, m.name, m.purpose, m.definition, m.writes, m.schedule, m.status, m.champion, m.economics,
  m.scored, m.scored_at AS "scoredAt", m.scored_to AS "scoredTo"`;
const ONE = `SELECT ${MODEL_COLUMNS} FROM model m WHERE m.key = $1 OR m.id = $1`;
const BY_NUMBER = `SELECT ${MODEL_COLUMNS} FROM model m WHERE m.number = $1`;

const parsed = (row: ModelRow): ModelRow => ({ ...row, schedule: scheduleSchema.parse(row.schedule) });

/** The model of a key or id. Errors: notFound. */
export async function findModel(db: Queryable, reference: string): Promise<ModelRow> {
  const { rows } = await db.query<ModelRow>(ONE, [reference]);
  if (!rows[0]) throw new AppError('notFound', `There is no model “${reference}”.`);
  return parsed(rows[0]);
}

export async function findModelByNumber(db: Queryable, number: number): Promise<ModelRow | undefined> {
  const { rows } = await db.query<ModelRow>(BY_NUMBER, [number]);
  return rows[0] && parsed(rows[0]);
}

/** A version for lists, without its long parts. */
export interface VersionRow {
  model: number;
  number: number;
  status: VersionStatus;
  trigger: string;
  note: string | null;
  headline: VersionSummary['headline'];
  calibrationError: number | null;
  customers: number | null;
  step: string;
  share: number;
  done: number | null;
  total: number | null;
  error: string | null;
  trainedBy: string;
  trainedByName: string | null;
  createdAt: Date;
  startedAt: Date | null;
  trainedAt: Date | null;
  promotedAt: Date | null;
  endedAt: Date | null;
}

export const VERSION_COLUMNS = `v.model, v.number, v.status, v.trigger, v.note, v.headline, v.calibration_error AS "calibrationError", v.customers,
  v.step, v.share, v.done, v.total, v.error, v.trained_by AS "trainedBy",
  (SELECT u.name FROM user_account u WHERE 'user:' || u.id = v.trained_by) AS "trainedByName",
  v.created_at AS "createdAt", v.started_at AS "startedAt", v.trained_at AS "trainedAt", v.promoted_at AS "promotedAt", v.ended_at AS "endedAt"`;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function toVersionSummary(row: VersionRow, now: Date): VersionSummary {
  return {
    number: row.number,
    status: row.status,
    trigger: row.trigger,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    trainedAt: iso(row.trainedAt),
    trainedBy: personOf(row.trainedBy, row.trainedByName),
    promotedAt: iso(row.promotedAt),
    endedAt: iso(row.endedAt),
    progress: IN_PROGRESS.includes(row.status) ? progressOf(row, now) : null,
    error: row.error,
    customers: row.customers,
    headline: row.headline,
    calibrationError: row.calibrationError,
  };
}

/** A person by name; programs and the product itself by what they are. */
export function personOf(actor: string, name: string | null): { id: string; name: string } {
  const id = actor.slice(actor.indexOf(':') + 1);
  if (actor.startsWith('user:')) return { id, name: name ?? 'Former colleague' };
  return { id, name: actor.startsWith('client:') ? 'An API client' : 'Schedule' };
}

function progressOf({ step, share, done, total, startedAt }: VersionRow, now: Date): Progress {
  const passed = startedAt ? now.getTime() - startedAt.getTime() : 0;
  const msLeft = share > 0.05 && passed > 1_000 ? Math.round((passed / share) * (1 - share)) : null;
  return { step: step || 'waiting', share, done, total, startedAt: iso(startedAt), msLeft };
}

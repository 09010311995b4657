import { newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

export type RunKind = 'engagement' | 'lifecycle' | 'night';
export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelling' | 'cancelled';

/** A computation over everyone, as a person follows it. */
export interface MetricRun {
  id: string;
  kind: RunKind;
  /** Version of the formula or of the thresholds that it puts into force. */
  version: number;
  status: RunStatus;
  step: string;
  done: number;
  total: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  error: string | null;
}

const COLUMNS = `id, kind, version, status, step, done, total, created_at AS "createdAt", started_at AS "startedAt", ended_at AS "endedAt", error`;

/** Begins a record; its id is the job's payload. */
export async function addRun(
  db: Queryable,
  run: { kind: RunKind; version: number; actor: string },
  at: Date,
): Promise<string> {
  const id = newId('run');
  await db.query(
    `INSERT INTO metric_run (id, kind, version, status, actor, created_at) VALUES ($1, $2, $3, 'queued', $4, $5)`,
    [id, run.kind, run.version, run.actor, at],
  );
  return id;
}

export async function findRun(db: Queryable, id: string): Promise<MetricRun | undefined> {
  const { rows } = await db.query<MetricRun>(`SELECT ${COLUMNS} FROM metric_run WHERE id = $1`, [id]);
  return rows[0];
}

/** The latest run of a kind. */
export async function findLastRun(db: Queryable, kinds: readonly RunKind[]): Promise<MetricRun | undefined> {
  const { rows } = await db.query<MetricRun>(
    `SELECT ${COLUMNS} FROM metric_run WHERE kind = ANY($1::text[]) ORDER BY created_at DESC, id LIMIT 1`,
    [kinds],
  );
  return rows[0];
}

/** The run is at work; false where it has been ended meanwhile. */
export async function startRun(db: Queryable, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE metric_run SET status = 'running', started_at = $2, ended_at = NULL, error = NULL WHERE id = $1 AND status IN ('queued', 'running', 'failed')`,
    [id, at],
  );
  return rowCount === 1;
}

/** How far the run is; false where somebody has asked it to stop. */
export async function moveRun(
  db: Queryable,
  id: string,
  { step, done, total }: Pick<MetricRun, 'step' | 'done' | 'total'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE metric_run SET step = $2, done = $3, total = $4 WHERE id = $1 AND status = 'running'`,
    [id, step, done, total],
  );
  return rowCount === 1;
}

export async function endRun(
  db: Queryable,
  id: string,
  status: 'done' | 'failed' | 'cancelled',
  at: Date,
  error?: string,
): Promise<void> {
  await db.query('UPDATE metric_run SET status = $2, ended_at = $3, error = $4 WHERE id = $1', [
    id,
    status,
    at,
    error ?? null,
  ]);
}

/** Asks a run to stop between two of its parts; one that has not begun is ended at once. */
export async function cancelRun(db: Queryable, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE metric_run SET status = CASE status WHEN 'queued' THEN 'cancelled' ELSE 'cancelling' END,
       ended_at = CASE status WHEN 'queued' THEN $2::timestamptz END
     WHERE id = $1 AND status IN ('queued', 'running')`,
    [id, at],
  );
  return rowCount === 1;
}

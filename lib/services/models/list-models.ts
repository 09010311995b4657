import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../profiles/cursor';
import { personOf, toVersionSummary, VERSION_COLUMNS, type VersionRow } from './model-row';
import { CLUSTER_KINDS, type ModelKind, type ModelSummary, scheduleSchema } from './types';

export interface ListModelsInput {
  /** Part of the name or key. */
  q?: string | undefined;
  kind?: ModelKind | 'clusters' | 'predictions' | undefined;
  status?: ModelSummary['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
  at: Date;
}

type Row = Omit<ModelSummary, 'latest' | 'scoredAt' | 'createdAt' | 'updatedAt'> & {
  number: number;
  ownerName: string | null;
  scoredAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

/** Segments that stand now and whose rule asks for one of the metrics of a model. */
const SEGMENTS = `(SELECT count(*)::int FROM segment s WHERE s.status <> 'archived' AND (
    s.rule::text ~ ('"(cluster|probability|percentile|prediction):' || m.key || '(:orders)?"')
    OR (m.writes = 'churn_probability' AND s.rule::text LIKE '%"churnProbability"%')
    OR (m.writes = 'lifetime_value' AND s.rule::text LIKE '%"lifetimeValue"%')))`;

const COLUMNS = `m.number, m.id, m.key, m.kind, m.name, m.purpose, m.status, m.champion, m.schedule, m.scored, m.scored_at AS "scoredAt",
  CASE WHEN m.owner_id IS NOT NULL THEN jsonb_build_object('id', m.owner_id, 'name', coalesce((SELECT u.name FROM user_account u WHERE u.id = m.owner_id), 'Former colleague')) END AS owner,
  (SELECT max(v.number) FROM model_version v WHERE v.model = m.number AND v.status = 'challenger') AS challenger,
  (SELECT count(*)::int FROM model_version v WHERE v.model = m.number) AS versions,
  (SELECT count(*)::int FROM model_alert a WHERE a.model = m.number AND a.resolved_at IS NULL) AS "openAlerts",
  m.definition -> 'target' AS target, ${SEGMENTS} AS segments, m.created_at AS "createdAt", m.updated_at AS "updatedAt"`;

/** A page of models, those changed last first. */
export async function listModels(
  db: Queryable,
  { q, kind, status, cursor, limit, at }: ListModelsInput,
): Promise<{ data: ModelSummary[]; nextCursor: string | null }> {
  const filters = [status ? sql`m.status = ${status}` : sql`m.status <> 'archived'`];
  if (q) filters.push(sql`position(lower(${q}::text) IN lower(m.name || ' ' || m.key)) > 0`);
  if (kind === 'clusters') filters.push(sql`m.kind = ANY(${[...CLUSTER_KINDS]}::text[])`);
  else if (kind === 'predictions') filters.push(sql`m.kind <> ALL(${[...CLUSTER_KINDS]}::text[])`);
  else if (kind) filters.push(sql`m.kind = ${kind}`);
  if (cursor) {
    const after = decodeCursor(cursor, 'models', 'time');
    filters.push(sql`(m.updated_at, m.number) < (${after.value}::timestamptz, ${after.number}::int)`);
  }
  const found = await read(db, filters, limit + 1, at);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    found.length > limit && last
      ? encodeCursor({ order: 'models', value: last.summary.updatedAt, number: last.number })
      : null;
  return { data: page.map(({ summary }) => summary), nextCursor };
}

/** Some models by number. */
export const readModelSummaries = async (
  db: Queryable,
  { numbers, at }: { numbers: readonly number[]; at: Date },
): Promise<ModelSummary[]> =>
  (await read(db, [sql`m.number = ANY(${numbers}::int[])`], numbers.length, at)).map(({ summary }) => summary);

async function read(
  db: Queryable,
  filters: readonly Sql[],
  limit: number,
  at: Date,
): Promise<{ number: number; summary: ModelSummary }[]> {
  const { rows } = await db.query<Row>(
    sql`SELECT ${raw(COLUMNS)} FROM model m WHERE ${join([...filters], ' AND ')} ORDER BY m.updated_at DESC, m.number DESC LIMIT ${limit}::int`,
  );
  const latest = await db.query<VersionRow>(
    sql`SELECT DISTINCT ON (v.model) ${raw(VERSION_COLUMNS)} FROM model_version v WHERE v.model = ANY(${rows.map(({ number }) => number)}::int[]) ORDER BY v.model, v.number DESC`,
  );
  const versions = new Map(latest.rows.map((row) => [row.model, toVersionSummary(row, at)]));
  return rows.map(({ number, ownerName: _, ...row }) => ({
    number,
    summary: {
      ...row,
      owner: row.owner && personOf(`user:${row.owner.id}`, row.owner.name),
      schedule: scheduleSchema.parse(row.schedule),
      latest: versions.get(number) ?? null,
      scoredAt: row.scoredAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    },
  }));
}

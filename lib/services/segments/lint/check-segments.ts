import { type Clock, isAppError } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { type Rule, ruleSchema } from '@/lib/rules';
import { findSegment } from '../find-segment';
import { listUses } from '../list-uses';
import type { Finding } from './finding';
import { lintIdle } from './lint-idle';
import { lintRule } from './lint-rule';

interface Row {
  number: number;
  id: string;
  rule: unknown;
  parentId: string | null;
  goal: string | null;
  description: string | null;
  size: number | null;
  liveAt: Date;
}

const LIVE = `SELECT s.number, s.id, s.rule, s.parent_id AS "parentId", s.goal, s.description, s.size,
    coalesce((SELECT min(v.created_at) FROM segment_version v WHERE v.segment = s.number AND v.status = 'active'
      AND v.version > coalesce((SELECT max(o.version) FROM segment_version o WHERE o.segment = s.number AND o.status <> 'active'), 0)), s.created_at) AS "liveAt"
  FROM segment s WHERE s.status = 'active' AND ($1::text IS NULL OR s.id = $1) ORDER BY s.number`;
const MOVES = `SELECT count(*)::int AS moves FROM segment_transition WHERE segment = $1 AND at > $2::timestamptz - interval '90 days'
  AND at > $3::timestamptz + interval '1 day'`;

const CHECKED = `INSERT INTO setting (key, value, updated_at) VALUES ('segments.checked', 'true', $1)
  ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at`;

/**
 * Looks at every live segment, or at one (by id or key), and keeps what it finds: what was found before keeps its date and
 * what a person has answered to it; what is gone is forgotten. Errors: notFound.
 */
export async function checkSegments(
  pool: Pool,
  clock: Clock,
  reference?: string,
): Promise<{ checked: number; found: number }> {
  const only = reference === undefined ? null : (await findSegment(pool, reference)).id;
  const { rows } = await pool.query<Row>(LIVE, [only]);
  let found = 0;
  for (const row of rows) {
    const findings = await lintStored(pool, row, clock.now());
    if (!findings) continue;
    found += findings.length;
    await storeFindings(pool, row.number, findings, clock.now());
  }
  if (only === null) {
    await pool.query(CHECKED, [clock.now()]);
    await pool.query(
      `DELETE FROM segment_finding WHERE segment NOT IN (SELECT number FROM segment WHERE status = 'active')`,
    );
  }
  return { checked: rows.length, found };
}

/** Undefined where the rule cannot be looked at now: what was found before then stays. */
async function lintStored(pool: Pool, row: Row, at: Date): Promise<Finding[] | undefined> {
  const { data: rule } = ruleSchema.safeParse(row.rule);
  if (!rule) return undefined;
  try {
    const purpose = [row.goal, row.description].filter(Boolean).join(' ');
    const findings = await lintRule(pool, {
      rule: rule satisfies Rule,
      self: row.id,
      parentId: row.parentId,
      purpose,
      at,
    });
    if (row.size === null) return findings;
    const { rows } = await pool.query<{ moves: number }>(MOVES, [row.number, at, row.liveAt]);
    const liveDays = (at.getTime() - row.liveAt.getTime()) / 86_400_000;
    const used = (await listUses(pool, row.id)).length > 0;
    return [...findings, ...lintIdle({ size: row.size, liveDays, moves: rows[0]?.moves ?? 0, used })];
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}

const KEEP = `INSERT INTO segment_finding (segment, kind, place, severity, message, detail, since, seen_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
  ON CONFLICT (segment, kind, place) DO UPDATE SET severity = excluded.severity, message = excluded.message,
    detail = excluded.detail, seen_at = excluded.seen_at`;

async function storeFindings(pool: Pool, segment: number, findings: readonly Finding[], at: Date): Promise<void> {
  await inTransaction(pool, async (db: Queryable) => {
    for (const { kind, place, severity, message, ...detail } of findings)
      await db.query(KEEP, [segment, kind, place, severity, message, JSON.stringify(detail), at]);
    await db.query(
      'DELETE FROM segment_finding WHERE segment = $1 AND (kind, place) NOT IN (SELECT * FROM unnest($2::text[], $3::text[]))',
      [segment, findings.map(({ kind }) => kind), findings.map(({ place }) => place)],
    );
  });
}

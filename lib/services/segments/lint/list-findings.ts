import type { Queryable } from '@/lib/platform/db';
import { bySeverity, type Finding, type FindingKind, type Severity } from './finding';
import { lintShop } from './lint-idle';

/** A finding as it is kept, with the segment that it is about. */
export interface StoredFinding extends Finding {
  segment: { id: string; name: string; version: number } | null;
  /** Found first, and last. */
  since: string | null;
  seenAt: string | null;
  dismissed: { at: string; by: string; reason: string } | null;
}

interface Row {
  id: string;
  name: string;
  version: number;
  kind: FindingKind;
  place: string;
  severity: Severity;
  message: string;
  detail: Omit<Finding, 'kind' | 'place' | 'severity' | 'message'> | null;
  since: Date;
  seenAt: Date;
  dismissedAt: Date | null;
  by: string | null;
  reason: string | null;
}

const LIST = `SELECT s.id, s.name, s.version, f.kind, f.place, f.severity, f.message, f.detail, f.since, f.seen_at AS "seenAt",
    f.dismissed_at AS "dismissedAt", coalesce(u.name, f.dismissed_by) AS by, f.reason
  FROM segment_finding f JOIN segment s ON s.number = f.segment AND s.status = 'active'
  LEFT JOIN user_account u ON f.dismissed_by = 'user:' || u.id
  WHERE $1::text IS NULL OR s.id = $1 OR s.key = $1 ORDER BY f.since, s.number, f.kind, f.place LIMIT 2000`;
const SIZES = `SELECT count(*)::int AS live, count(*) FILTER (WHERE size < 100)::int AS small FROM segment WHERE status = 'active'`;

/** What was found in one segment (by id or key), or in all with what is to be said of them together; the gravest first. */
export async function listFindings(db: Queryable, reference?: string): Promise<StoredFinding[]> {
  const { rows } = await db.query<Row>(LIST, [reference ?? null]);
  const stored = rows.map(
    ({ id, name, version, detail, since, seenAt, dismissedAt, by, reason, ...finding }): StoredFinding => ({
      ...finding,
      ...detail,
      segment: { id, name, version },
      since: since.toISOString(),
      seenAt: seenAt.toISOString(),
      dismissed: dismissedAt && { at: dismissedAt.toISOString(), by: by ?? '', reason: reason ?? '' },
    }),
  );
  const shop = reference === undefined ? await findShop(db) : [];
  return [...shop, ...stored].sort(
    (a, b) => Number(a.dismissed !== null) - Number(b.dismissed !== null) || bySeverity(a, b),
  );
}

async function findShop(db: Queryable): Promise<StoredFinding[]> {
  const { rows } = await db.query<{ live: number; small: number }>(SIZES);
  const { live = 0, small = 0 } = rows[0] ?? {};
  return lintShop(live, small).map((finding) => ({
    ...finding,
    segment: null,
    since: null,
    seenAt: null,
    dismissed: null,
  }));
}

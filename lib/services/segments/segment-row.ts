import type { Rule } from '@/lib/rules';
import type { SegmentChecks } from './segment-checks';
import type { SegmentOwner } from './segment-owner';

export const SEGMENT_STATUSES = ['draft', 'active', 'archived'] as const;
export type SegmentStatus = (typeof SEGMENT_STATUSES)[number];

/** A segment as the public contract has it; times are RFC 3339. */
export interface Segment {
  id: string;
  key: string;
  name: string;
  description: string | null;
  goal: string | null;
  parentId: string | null;
  ownerId: string | null;
  owner: SegmentOwner | null;
  rule: Rule;
  /** What its owner expects of it. */
  checks: SegmentChecks | null;
  status: SegmentStatus;
  version: number;
  /** Members now; null until the membership has been built. */
  size: number | null;
  /** When that was last known to be so: now, unless there are changes that have not been looked at yet. */
  sizeAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export type SegmentRow = Omit<Segment, 'sizeAt' | 'createdAt' | 'updatedAt'> & {
  number: number;
  builtVersion: number | null;
  sizeAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

/**
 * The size of a built segment holds as long as nothing waits: until the oldest change that has not been looked at, and the
 * next instant at which time alone changes something.
 */
const VERIFIED_AT = `CASE WHEN s.size IS NULL OR s.built_version IS DISTINCT FROM s.version THEN s.size_at ELSE greatest(s.size_at,
  least(now(), (SELECT c.at FROM change c ORDER BY c.id LIMIT 1), (SELECT min(d.at) FROM due_time d))) END`;

/** Columns of `segment s` as a `SegmentRow`. */
export const SEGMENT_COLUMNS = `s.number, s.id, s.key, s.name, s.description, s.goal, s.parent_id AS "parentId", s.owner_id AS "ownerId",
  (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM user_account u WHERE u.id = s.owner_id) AS owner,
  s.rule, s.checks, s.status, s.version, s.built_version AS "builtVersion", s.size, ${VERIFIED_AT} AS "sizeAt", s.created_at AS "createdAt", s.updated_at AS "updatedAt"`;

export function toSegment({ number: _number, builtVersion: _built, ...row }: SegmentRow): Segment {
  return {
    ...row,
    sizeAt: row.sizeAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

import type { Rule } from '@/lib/rules';

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
  rule: Rule;
  status: SegmentStatus;
  version: number;
  /** Members now; null until the membership has been built. */
  size: number | null;
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

/** Columns of `segment s` as a `SegmentRow`. */
export const SEGMENT_COLUMNS = `s.number, s.id, s.key, s.name, s.description, s.goal, s.parent_id AS "parentId", s.rule, s.status, s.version,
  s.built_version AS "builtVersion", s.size, s.size_at AS "sizeAt", s.created_at AS "createdAt", s.updated_at AS "updatedAt"`;

export function toSegment({ number: _number, builtVersion: _built, ...row }: SegmentRow): Segment {
  return {
    ...row,
    sizeAt: row.sizeAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

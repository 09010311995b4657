import type { Queryable } from '@/lib/platform/db';
import type { Rule } from '@/lib/rules';
import { findSegment } from './find-segment';
import type { SegmentStatus } from './segment-row';

export interface SegmentVersion {
  version: number;
  name: string;
  rule: Rule;
  status: SegmentStatus;
  /** Name of the person, or who else made it. */
  author: string;
  createdAt: string;
}

const LIST = `SELECT v.version, v.name, v.rule, v.status, v.created_at AS "createdAt",
    coalesce(u.name, c.name, CASE WHEN v.actor = 'system' THEN 'Kindred' ELSE v.actor END) AS author
  FROM segment_version v
  LEFT JOIN user_account u ON v.actor = 'user:' || u.id
  LEFT JOIN api_client c ON v.actor = 'client:' || c.client_id
  WHERE v.segment = $1 ORDER BY v.version DESC LIMIT 500`;

/** The versions of a segment, the latest first. Errors: notFound. */
export async function listVersions(db: Queryable, reference: string): Promise<SegmentVersion[]> {
  const segment = await findSegment(db, reference);
  const { rows } = await db.query<Omit<SegmentVersion, 'createdAt'> & { createdAt: Date }>(LIST, [segment.number]);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

import type { Queryable } from '@/lib/platform/db';

/** A version of an email in a line. */
export interface VersionRow {
  step: number;
  number: number;
  status: string;
  subject: string;
  variants: number;
  generated: boolean;
  by: string | null;
  updatedAt: string;
  /** The review that decided or decides on it. */
  review: string | null;
}

const LIST = `
  SELECT v.step, v.number, v.status, v.document->'variants'->0->>'subject' AS subject, jsonb_array_length(v.document->'variants') AS variants,
    v.generated, u.name AS by, v.updated_at AS "updatedAt",
    (SELECT r.id FROM review r WHERE r.campaign = v.campaign AND r.step = v.step AND r.version = v.number ORDER BY r.number DESC LIMIT 1) AS review
  FROM email_version v LEFT JOIN user_account u ON v.updated_by = 'user:' || u.id
  WHERE v.campaign = $1 ORDER BY v.step, v.number DESC LIMIT 200`;

/** The versions of all emails of a campaign (by number), the latest of each first. */
export async function listVersionRows(db: Queryable, campaign: number): Promise<VersionRow[]> {
  const { rows } = await db.query<Omit<VersionRow, 'updatedAt'> & { updatedAt: Date }>(LIST, [campaign]);
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}

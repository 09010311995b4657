import type { Risk, RiskReason } from '@/lib/content/review/assess-risk';
import type { Decision, ReviewState, ReviewStatus } from '@/lib/content/review/machine';
import type { Requirement } from '@/lib/content/review/requirements';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

export interface VoteRow {
  userId: string;
  decision: Decision;
  words: string | null;
  at: Date;
  hash: string;
}

export interface ReviewRow {
  number: number;
  id: string;
  campaign: number;
  step: number;
  version: number;
  status: ReviewStatus;
  hash: string;
  submittedBy: string;
  submittedAt: Date;
  dueAt: Date | null;
  risk: Risk;
  riskReasons: RiskReason[];
  approvals: number;
  policies: Requirement[];
  audience: number | null;
  decidedAt: Date | null;
  approvedAt: Date | null;
}

export const REVIEW_COLUMNS = `r.number, r.id, r.campaign, r.step, r.version, r.status, r.hash, r.submitted_by AS "submittedBy",
  r.submitted_at AS "submittedAt", r.due_at AS "dueAt", r.risk, r.risk_reasons AS "riskReasons", r.approvals, r.policies, r.audience,
  r.decided_at AS "decidedAt", r.approved_at AS "approvedAt"`;

/** A person's bare id, also where the trail's form (`user:usr_…`) was kept. */
export const bareId = (by: string): string => by.replace(/^user:/, '');

/** One review by its id. Errors: notFound. */
export async function findReview(db: Queryable, id: string): Promise<ReviewRow> {
  const { rows } = await db.query<ReviewRow>(`SELECT ${REVIEW_COLUMNS} FROM review r WHERE r.id = $1`, [id]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such review.');
  return row;
}

/**
 * The same, locked until the transaction ends together with its campaign: a vote, an edit and a start of the campaign
 * take turns. The campaign comes first, as it does everywhere.
 */
export async function lockReview(db: Queryable, id: string): Promise<ReviewRow> {
  const { campaign } = await findReview(db, id);
  await db.query('SELECT FROM campaign WHERE number = $1 FOR UPDATE', [campaign]);
  const { rows } = await db.query<ReviewRow>(`SELECT ${REVIEW_COLUMNS} FROM review r WHERE r.id = $1 FOR UPDATE`, [id]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such review.');
  return row;
}

export async function readVotes(db: Queryable, review: number): Promise<VoteRow[]> {
  const { rows } = await db.query<VoteRow>(
    'SELECT user_id AS "userId", decision, words, at, hash FROM review_vote WHERE review = $1 ORDER BY at, user_id',
    [review],
  );
  return rows;
}

const AUTHORS = `
  SELECT DISTINCT coalesce(regexp_replace(a.created_by, '^user:', ''), regexp_replace(e, '^user:', '')) AS author
  FROM email_version v CROSS JOIN LATERAL unnest(v.editors) AS e LEFT JOIN api_client a ON e IN ('client:' || a.id, 'client:' || a.client_id)
  WHERE v.campaign = $1 AND v.step = $2 AND v.number <= $3 AND v.number > coalesce(
    (SELECT max(r.version) FROM review r WHERE r.campaign = $1 AND r.step = $2 AND r.version < $3 AND r.approved_at IS NOT NULL), 0)`;

/** Everyone who wrote any of it since the version that was approved last, programs by who made them: none has a vote. */
export async function readAuthors(
  db: Queryable,
  { campaign, step, version }: Pick<ReviewRow, 'campaign' | 'step' | 'version'>,
): Promise<string[]> {
  const { rows } = await db.query<{ author: string }>(AUTHORS, [campaign, step, version]);
  return rows.map((row) => row.author);
}

export async function readGroupMembers(db: Queryable): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ id: string; members: string[] }>('SELECT id, members FROM reviewer_group');
  return new Map(rows.map((row) => [row.id, row.members]));
}

/** A review as the machine sees it. */
export async function readState(
  db: Queryable,
  row: ReviewRow,
): Promise<Omit<ReviewState, 'votes'> & { votes: VoteRow[] }> {
  const votes = await readVotes(db, row.number);
  const authors = await readAuthors(db, row);
  const members = await readGroupMembers(db);
  return {
    status: row.status,
    submittedBy: bareId(row.submittedBy),
    authors,
    requirements: row.policies,
    members,
    votes,
  };
}

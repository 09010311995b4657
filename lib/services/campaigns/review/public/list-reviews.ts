import type { Risk, RiskReason } from '@/lib/content/review/assess-risk';
import type { Decision, ReviewStatus } from '@/lib/content/review/machine';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../../../profiles/cursor';
import { bareId } from '../review-row';

/** A review as the public contract has it. */
export interface PublicReview {
  id: string;
  campaignId: string;
  campaign: string;
  step: number;
  version: number;
  status: ReviewStatus;
  hash: string;
  risk: Risk;
  riskReasons: string[];
  approvals: { given: number; needed: number };
  audience: number | null;
  submittedBy: string;
  submittedAt: string;
  dueAt: string | null;
  decidedAt: string | null;
  votes: { userId: string; decision: Decision; words: string | null; at: string }[];
}

interface Row
  extends Omit<PublicReview, 'approvals' | 'riskReasons' | 'submittedAt' | 'dueAt' | 'decidedAt' | 'votes'> {
  number: number;
  campaignNumber: number;
  riskReasons: RiskReason[];
  approvals: number;
  submittedAt: Date;
  dueAt: Date | null;
  decidedAt: Date | null;
  votes: PublicReview['votes'];
}

const COLUMNS = `r.number, r.id, r.campaign AS "campaignNumber", c.id AS "campaignId", c.name AS campaign, r.step, r.version, r.status, r.hash, r.risk, r.risk_reasons AS "riskReasons",
  r.approvals, r.audience, r.submitted_by AS "submittedBy", r.submitted_at AS "submittedAt", r.due_at AS "dueAt", r.decided_at AS "decidedAt",
  (SELECT coalesce(json_agg(json_build_object('userId', v.user_id, 'decision', v.decision, 'words', v.words, 'at', v.at) ORDER BY v.at), '[]')
    FROM review_vote v WHERE v.review = r.number) AS votes`;
const FROM = 'FROM review r JOIN campaign c ON c.number = r.campaign';

const toPublic = ({ number: _number, campaignNumber: _campaign, ...row }: Row): PublicReview => ({
  ...row,
  riskReasons: row.riskReasons.map(({ words }) => words),
  approvals: { given: row.votes.filter((vote) => vote.decision === 'approve').length, needed: row.approvals },
  submittedBy: bareId(row.submittedBy),
  submittedAt: row.submittedAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  votes: row.votes.map((vote) => ({ ...vote, at: new Date(vote.at).toISOString() })),
});

const ORDER = 'review';
const LIST = `SELECT ${COLUMNS} ${FROM} WHERE r.number < $1 AND ($2::text IS NULL OR r.status = $2) AND ($3::text IS NULL OR c.id = $3)
  ORDER BY r.number DESC LIMIT $4`;
const LARGEST = 2_147_483_647;

/** A page of reviews, the latest first. Errors: invalidInput (cursor). */
export async function listReviews(
  db: Queryable,
  input: {
    status?: ReviewStatus | undefined;
    campaign?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ data: PublicReview[]; nextCursor: string | null }> {
  const before = input.cursor ? decodeCursor(input.cursor, ORDER, 'integer').number : LARGEST;
  const { rows } = await db.query<Row>(LIST, [before, input.status ?? null, input.campaign ?? null, input.limit + 1]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    data: page.map(toPublic),
    nextCursor:
      rows.length > input.limit && last ? encodeCursor({ order: ORDER, value: null, number: last.number }) : null,
  };
}

/** One of them with its numbers inside; undefined where there is none. */
export async function findPublicReview(db: Queryable, id: string) {
  const { rows } = await db.query<Row>(`SELECT ${COLUMNS} ${FROM} WHERE r.id = $1`, [id]);
  const [row] = rows;
  return row && { number: row.number, campaignNumber: row.campaignNumber, review: toPublic(row) };
}

import type { CheckReport } from '@/lib/content/checks/types';
import type { EmailDocument } from '@/lib/content/document/document';
import type { Risk, RiskReason } from '@/lib/content/review/assess-risk';
import { type DocumentChange, diffDocuments } from '@/lib/content/review/diff-documents';
import { type ReviewStatus, type Standing, standingOf } from '@/lib/content/review/machine';
import type { Requirement } from '@/lib/content/review/requirements';
import { AppError } from '@/lib/core';
import type { Pool, Queryable } from '@/lib/platform/db';
import { describeRule, joinParts, parseRule } from '@/lib/rules';
import { productsOf } from '../../../content/read-contexts';
import { readNamedProducts } from '../../../content/read-products';
import { readVersion } from '../../../content/versions';
import { readSegmentCatalog } from '../../../segments/segment-catalog';
import { checkNow, SHOWN_MS } from '../check-now';
import { type CommentRow, listComments } from '../comments/manage-comments';
import { isContinuous, readReviewedCampaign } from '../gather-facts';
import { bareId, findReview, type ReviewRow, readState } from '../review-row';
import { wasSent } from '../votes/undo-vote';
import { type Consequence, readConsequence } from './read-consequence';
import { type Recipient, readRecipients } from './read-recipients';

export interface Voter {
  userId: string;
  name: string;
  role: 'author' | 'voter';
  decision: 'approve' | 'requestChanges' | 'reject' | null;
  words: string | null;
  at: Date | null;
}

export interface AppliedFix {
  id: string;
  title: string;
  by: string;
  at: Date;
  /** Nothing has changed and nobody has voted since. */
  undoable: boolean;
}

export interface ReviewView {
  id: string;
  name: string;
  campaign: { id: string; name: string; kind: string; status: string };
  strategy: string | null;
  step: { position: number; name: string; of: number };
  status: ReviewStatus;
  version: number;
  generated: boolean;
  createdAt: Date;
  editors: string[];
  note: string | null;
  submittedBy: string;
  submittedAt: Date;
  dueAt: Date | null;
  decidedAt: Date | null;
  risk: Risk;
  riskReasons: RiskReason[];
  audience: number | null;
  continuous: boolean;
  hash: string;
  document: EmailDocument;
  report: CheckReport | null;
  fixes: AppliedFix[];
  before: { version: number; approvedAt: Date; changes: DocumentChange[] } | null;
  requirements: Requirement[];
  voters: Voter[];
  standing: Standing;
  /** What an approval of this person does. */
  consequence: Consequence;
  /** This person's own decision may be taken back. */
  undoable: boolean;
  mayWithdraw: boolean;
  comments: CommentRow[];
  recipients: Recipient[];
}

/** All that a person needs to decide on one email, and what the decision would do. Errors: notFound. */
export async function readReview(
  pool: Pool,
  input: { id: string; userId: string; personal: boolean; at: Date },
): Promise<ReviewView> {
  const { at, personal } = input;
  const me = bareId(input.userId);
  const row = await findReview(pool, input.id);
  const campaign = await readReviewedCampaign(pool, row.campaign);
  if (!campaign) throw new AppError('notFound', 'The campaign of this review is gone.');
  const version = await readVersion(pool, { campaign: row.campaign, step: row.step, number: row.version });
  const state = await readState(pool, row);
  const [report, steps, before, fixes, comments, recipients, names, sent] = await Promise.all([
    row.status === 'open' ? checkNow(pool, version, at, SHOWN_MS) : version.checks,
    readSteps(pool, row),
    readBefore(pool, row, version.document),
    readFixes(pool, row),
    listComments(pool, row.number),
    readRecipients(pool, campaign, { review: row.id, personal, at }),
    readNames(pool, [...state.authors, bareId(row.submittedBy), ...state.votes.map((vote) => vote.userId)]),
    wasSent(pool, row),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? (id === 'system' ? 'Kindred' : 'Somebody who has left');
  const own = state.votes.find((vote) => vote.userId === me);
  const standing = standingOf(state, me);
  return {
    id: row.id,
    name: steps.of > 1 ? `${campaign.name}: ${steps.name}` : campaign.name,
    campaign: { id: campaign.id, name: campaign.name, kind: campaign.kind, status: campaign.status },
    strategy: campaign.strategyName,
    step: { position: row.step, ...steps },
    status: row.status,
    version: row.version,
    generated: version.generated,
    createdAt: version.createdAt,
    editors: state.authors.filter((id) => id !== 'system').map(nameOf),
    note: version.note,
    submittedBy: nameOf(bareId(row.submittedBy)),
    submittedAt: row.submittedAt,
    dueAt: row.dueAt,
    decidedAt: row.decidedAt,
    risk: row.risk,
    riskReasons: row.riskReasons,
    audience: row.audience,
    continuous: isContinuous(campaign.kind),
    hash: row.hash,
    document: version.document,
    report,
    fixes,
    before,
    requirements: row.policies,
    voters: [
      ...[...new Set([...state.authors, bareId(row.submittedBy)])]
        .filter((id) => id !== 'system')
        .map((id): Voter => ({ userId: id, name: nameOf(id), role: 'author', decision: null, words: null, at: null })),
      ...state.votes.map(
        (vote): Voter => ({
          userId: vote.userId,
          name: nameOf(vote.userId),
          role: 'voter',
          decision: vote.decision,
          words: vote.words,
          at: vote.at,
        }),
      ),
    ],
    standing,
    consequence: await readConsequence(pool, row, state, at),
    undoable: own !== undefined && !sent && row.status !== 'superseded' && row.status !== 'withdrawn',
    mayWithdraw: row.status === 'open' && (bareId(row.submittedBy) === me || state.authors.includes(me)),
    comments,
    recipients,
  };
}

async function readSteps(db: Queryable, row: ReviewRow): Promise<{ name: string; of: number }> {
  const { rows } = await db.query<{ name: string; of: number }>(
    'SELECT name, (SELECT count(*)::int FROM campaign_step WHERE campaign = $1) AS of FROM campaign_step WHERE campaign = $1 AND position = $2',
    [row.campaign, row.step],
  );
  return rows[0] ?? { name: '', of: 1 };
}

async function readBefore(db: Queryable, row: ReviewRow, document: EmailDocument): Promise<ReviewView['before']> {
  const { rows } = await db.query<{ version: number; approvedAt: Date }>(
    `SELECT version, approved_at AS "approvedAt" FROM review WHERE campaign = $1 AND step = $2 AND version < $3 AND approved_at IS NOT NULL ORDER BY version DESC LIMIT 1`,
    [row.campaign, row.step, row.version],
  );
  const [last] = rows;
  if (!last) return null;
  const older = await readVersion(db, { campaign: row.campaign, step: row.step, number: last.version });
  const catalog = await readSegmentCatalog(db);
  const rule = (one: unknown): string =>
    joinParts(describeRule(parseRule(one), { segmentName: (reference) => catalog.segment(reference)?.name }));
  const ids = [older.document, document].flatMap(productsOf);
  const named = await readNamedProducts(db, [...new Set(ids)], '');
  const product = (id: string): string => named.get(id)?.name ?? id;
  return { ...last, changes: diffDocuments(older.document, document, { rule, product }) };
}

async function readFixes(db: Queryable, row: ReviewRow): Promise<AppliedFix[]> {
  const { rows } = await db.query<AppliedFix>(
    `SELECT f.id, f.title, coalesce(u.name, 'Somebody who has left') AS by, f.at, $2 = 'open' AND f.after_hash = $3
       AND NOT EXISTS (SELECT FROM review_vote v WHERE v.review = f.review AND v.at > f.at) AS undoable
     FROM review_fix f LEFT JOIN user_account u ON u.id = f.user_id WHERE f.review = $1 AND f.undone_at IS NULL ORDER BY f.at`,
    [row.number, row.status, row.hash],
  );
  return rows;
}

async function readNames(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>(
    'SELECT id, name FROM user_account WHERE id = ANY($1::text[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

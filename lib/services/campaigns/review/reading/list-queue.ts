import type { Risk, RiskReason } from '@/lib/content/review/assess-risk';
import { lacking, type Refusal, type ReviewStatus, standingOf } from '@/lib/content/review/machine';
import type { Requirement } from '@/lib/content/review/requirements';
import type { Queryable } from '@/lib/platform/db';
import { isContinuous } from '../gather-facts';
import { bareId, readGroupMembers, type VoteRow } from '../review-row';

export interface QueueItem {
  id: string;
  /** Of the campaign; of a sequence with the step's. */
  name: string;
  /** Strategy, or the kind of the campaign. */
  about: string;
  audience: number | null;
  /** People enter one by one: the audience is that of a day. */
  continuous: boolean;
  dueAt: Date | null;
  submittedAt: Date;
  risk: Risk;
  riskReasons: RiskReason[];
  version: number;
  approvals: { given: number; needed: number };
  /** Null: yours to decide. */
  why: string | null;
}

export interface DecidedItem {
  id: string;
  name: string;
  decision: 'approve' | 'requestChanges' | 'reject';
  at: Date;
  /** Its own decision may still be taken back. */
  undoable: boolean;
}

export interface ReviewQueue {
  needsYou: QueueItem[];
  notYours: QueueItem[];
  decidedToday: DecidedItem[];
}

interface OpenRow {
  id: string;
  name: string;
  stepName: string;
  steps: number;
  kind: string;
  strategy: string | null;
  audience: number | null;
  dueAt: Date | null;
  submittedAt: Date;
  submittedBy: string;
  risk: Risk;
  riskReasons: RiskReason[];
  version: number;
  policies: Requirement[];
  status: ReviewStatus;
  votes: VoteRow[];
  authors: string[];
}

const OPEN = `
  SELECT r.id, c.name, s.name AS "stepName", (SELECT count(*)::int FROM campaign_step x WHERE x.campaign = c.number) AS steps, c.kind,
    g.name AS strategy, r.audience, r.due_at AS "dueAt", r.submitted_at AS "submittedAt", r.submitted_by AS "submittedBy", r.risk,
    r.risk_reasons AS "riskReasons", r.version, r.policies, r.status,
    (SELECT coalesce(json_agg(json_build_object('userId', v.user_id, 'decision', v.decision)), '[]') FROM review_vote v WHERE v.review = r.number) AS votes,
    (SELECT coalesce(array_agg(DISTINCT coalesce(regexp_replace(a.created_by, '^user:', ''), regexp_replace(e, '^user:', ''))), '{}') FROM email_version v
      CROSS JOIN LATERAL unnest(v.editors) AS e LEFT JOIN api_client a ON e IN ('client:' || a.id, 'client:' || a.client_id)
      WHERE v.campaign = r.campaign AND v.step = r.step AND v.number <= r.version AND v.number > coalesce(
        (SELECT max(p.version) FROM review p WHERE p.campaign = r.campaign AND p.step = r.step AND p.version < r.version AND p.approved_at IS NOT NULL), 0)) AS authors
  FROM review r JOIN campaign c ON c.number = r.campaign JOIN campaign_step s ON s.campaign = r.campaign AND s.position = r.step
  LEFT JOIN strategy g ON g.number = c.strategy
  WHERE r.status = 'open' ORDER BY r.due_at NULLS LAST, CASE r.risk WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, r.number LIMIT 300`;

const DECIDED = `
  SELECT r.id, c.name, v.decision, v.at, r.status IN ('open', 'approved', 'changesRequested', 'rejected')
    AND NOT EXISTS (SELECT FROM message m WHERE m.campaign = r.campaign AND m.step = r.step AND m.version = r.version AND m.status <> ALL('{queued,cancelled,skipped}'::text[])) AS undoable
  FROM review_vote v JOIN review r ON r.number = v.review JOIN campaign c ON c.number = r.campaign
  WHERE v.user_id = $1 AND v.at >= $2 ORDER BY v.at DESC LIMIT 50`;

const KIND_WORDS: Readonly<Record<string, string>> = {
  oneOff: 'One-off',
  recurring: 'Recurring',
  triggered: 'Triggered',
  sequence: 'Sequence',
};

/** What waits for this person, due first and then by risk; what is somebody else's, and why; what this person decided since `dayStart`. */
export async function listQueue(
  db: Queryable,
  { userId, mayDecide, dayStart }: { userId: string; mayDecide: boolean; dayStart: Date },
): Promise<ReviewQueue> {
  const me = bareId(userId);
  const { rows } = await db.query<OpenRow>(OPEN);
  const members = await readGroupMembers(db);
  const items = rows.map((row) => toItem(row, me, mayDecide, members));
  const decided = await db.query<DecidedItem>(DECIDED, [me, dayStart]);
  return {
    needsYou: items.filter((item) => item.why === null),
    notYours: items.filter((item) => item.why !== null),
    decidedToday: decided.rows,
  };
}

/** How many reviews wait for this person. */
export async function countWaiting(db: Queryable, userId: string): Promise<number> {
  const { rows } = await db.query<OpenRow>(OPEN);
  if (rows.length === 0) return 0;
  const members = await readGroupMembers(db);
  return rows.filter((row) => toItem(row, bareId(userId), true, members).why === null).length;
}

function toItem(row: OpenRow, me: string, mayDecide: boolean, members: Map<string, string[]>): QueueItem {
  const state = { ...row, submittedBy: bareId(row.submittedBy), requirements: row.policies, members };
  const standing = standingOf(state, me);
  const given = row.votes.filter((vote) => vote.decision === 'approve').length;
  const missing = Math.max(0, ...row.policies.map((each) => lacking(state, each)));
  const groups = row.policies.flatMap((each) => (each.group && lacking(state, each) > 0 ? [each.group.name] : []));
  return {
    id: row.id,
    name: row.steps > 1 ? `${row.name}: ${row.stepName}` : row.name,
    about: row.strategy ?? KIND_WORDS[row.kind] ?? row.kind,
    audience: row.audience,
    continuous: isContinuous(row.kind),
    dueAt: row.dueAt,
    submittedAt: row.submittedAt,
    risk: row.risk,
    riskReasons: row.riskReasons,
    version: row.version,
    approvals: { given, needed: given + missing },
    why: standing.may ? (mayDecide ? null : 'A reviewer decides') : whyNot(standing.why, groups),
  };
}

function whyNot(why: Refusal, groups: readonly string[]): string {
  if (why === 'author') return 'You wrote it';
  if (why === 'submitter') return 'You submitted it';
  if (why === 'alreadyApproved') return 'You approved';
  if (why === 'notInGroup') return groups[0] ? `Waits for ${groups[0]}` : 'Waits for others';
  return 'Closed';
}

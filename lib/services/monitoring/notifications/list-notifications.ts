import type { Queryable } from '@/lib/platform/db';
import { can, type Role } from '../../accounts/permissions';
import { listQueue } from '../../campaigns/review/reading/list-queue';
import { bareId } from '../../campaigns/review/review-row';
import { listAlerts } from '../../models/drift/list-alerts';

export const NOTIFICATION_KINDS = ['review', 'changesAsked', 'modelAlert', 'paused', 'failedSends'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export interface Notification {
  id: string;
  kind: NotificationKind;
  title: string;
  words: string;
  href: string;
  /** RFC 3339: since when it waits; of a review, when it is due. */
  at: string;
  due: boolean;
}

const DAYS = 14;
const MOST_OF_ONE = 20;
const DAY_MS = 86_400_000;

/** What waits for this person, what is due first at the top; only what their role may see. */
export async function listNotifications(
  db: Queryable,
  { userId, role, at }: { userId: string; role: Role; at: Date },
): Promise<Notification[]> {
  const since = new Date(at.getTime() - DAYS * DAY_MS);
  const lists = [
    can(role, 'reviews.decide') ? await reviews(db, userId, at) : [],
    can(role, 'campaigns.edit') ? await changesAsked(db, bareId(userId), since) : [],
    can(role, 'campaigns.send') ? await paused(db) : [],
    can(role, 'campaigns.send') ? await failedSends(db, since) : [],
    can(role, 'models.edit') ? await modelAlerts(db) : [],
  ];
  return lists.flat();
}

async function reviews(db: Queryable, userId: string, at: Date): Promise<Notification[]> {
  const { needsYou } = await listQueue(db, { userId, mayDecide: true, dayStart: at });
  return needsYou.slice(0, MOST_OF_ONE).map((item) => ({
    id: item.id,
    kind: 'review',
    title: item.name,
    words: `Waits for your decision, version ${item.version}`,
    href: `/campaigns/reviews/${item.id}`,
    at: (item.dueAt ?? item.submittedAt).toISOString(),
    due: item.dueAt !== null,
  }));
}

const ASKED = `
  SELECT r.id, c.name, r.status, coalesce(r.decided_at, r.submitted_at) AS at, u.name AS who, v.words
  FROM review r JOIN campaign c ON c.number = r.campaign JOIN campaign_step s ON s.campaign = r.campaign AND s.position = r.step AND s.version = r.version
  JOIN review_vote v ON v.review = r.number AND v.decision <> 'approve' LEFT JOIN user_account u ON u.id = v.user_id
  JOIN email_version e ON e.campaign = r.campaign AND e.step = r.step AND e.number = r.version
  WHERE r.status IN ('changesRequested', 'rejected') AND r.decided_at > $2 AND c.status NOT IN ('done', 'cancelled')
    AND ($1 = r.submitted_by OR $1 = ANY(e.editors) OR 'user:' || $1 = ANY(e.editors)) ORDER BY at DESC LIMIT ${MOST_OF_ONE}`;

async function changesAsked(db: Queryable, userId: string, since: Date): Promise<Notification[]> {
  const { rows } = await db.query<{
    id: string;
    name: string;
    status: string;
    at: Date;
    who: string | null;
    words: string | null;
  }>(ASKED, [userId, since]);
  return rows.map((row) => ({
    id: row.id,
    kind: 'changesAsked',
    title: row.name,
    words: `${row.who ?? 'A reviewer'} ${row.status === 'rejected' ? 'rejected it' : 'asks for changes'}${row.words ? `: “${shorten(row.words)}”` : ''}`,
    href: `/campaigns/reviews/${row.id}`,
    at: row.at.toISOString(),
    due: false,
  }));
}

async function paused(db: Queryable): Promise<Notification[]> {
  const { rows } = await db.query<{ id: string; name: string; reason: string; at: Date }>(
    `SELECT id, name, status_reason AS reason, updated_at AS at FROM campaign
     WHERE status = 'paused' AND status_reason IS NOT NULL AND status_reason <> 'Paused by hand' ORDER BY updated_at DESC LIMIT ${MOST_OF_ONE}`,
  );
  return rows.map((row) => ({
    id: `${row.id}-paused`,
    kind: 'paused',
    title: row.name,
    words: `Paused itself: ${shorten(row.reason)}`,
    href: `/campaigns/${row.id}`,
    at: row.at.toISOString(),
    due: false,
  }));
}

async function failedSends(db: Queryable, since: Date): Promise<Notification[]> {
  const { rows } = await db.query<{ id: string; name: string; failed: number; uncertain: number; at: Date }>(
    `SELECT c.id, c.name, count(*) FILTER (WHERE m.status = 'failed')::int AS failed, count(*) FILTER (WHERE m.status = 'uncertain')::int AS uncertain,
       max(coalesce(m.settled_at, m.created_at)) AS at
     FROM campaign c JOIN message m ON m.campaign = c.number AND m.status IN ('failed', 'uncertain')
     WHERE coalesce(m.settled_at, m.created_at) > $1 GROUP BY c.number ORDER BY at DESC LIMIT ${MOST_OF_ONE}`,
    [since],
  );
  return rows.map((row) => ({
    id: `${row.id}-failed`,
    kind: 'failedSends',
    title: row.name,
    words: [
      row.failed > 0 ? `${row.failed} emails failed` : '',
      row.uncertain > 0 ? `of ${row.uncertain} nobody knows whether they arrived` : '',
    ]
      .filter(Boolean)
      .join('; '),
    href: `/campaigns/${row.id}`,
    at: row.at.toISOString(),
    due: false,
  }));
}

async function modelAlerts(db: Queryable): Promise<Notification[]> {
  const alerts = await listAlerts(db, null, { open: true });
  return alerts.slice(0, MOST_OF_ONE).map((alert) => ({
    id: alert.id,
    kind: 'modelAlert',
    title: alert.modelName,
    words: shorten(alert.message),
    href: `/discover/models/${alert.model}/monitoring`,
    at: alert.createdAt,
    due: false,
  }));
}

const LONGEST = 140;
const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

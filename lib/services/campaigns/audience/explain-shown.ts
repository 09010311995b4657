import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { CampaignRow } from '../campaign-row';
import { sendsAt } from '../sends-at';
import { asAudience } from './as-audience';
import { explainPerson, type PersonAnswer } from './explain-person';
import { isReason, REASONS } from './reasons';
import { lastFrozen } from './shown-audience';

const ONE = `SELECT c.number, m.status, coalesce(m.reason, x.reason) AS reason, x.detail, coalesce(m.sent_at, m.due_at) AS "dueAt"
  FROM customer c LEFT JOIN message m ON m.run = $2 AND m.customer = c.number LEFT JOIN send_exclusion x ON x.run = $2 AND x.customer = c.number
  WHERE c.id = $1 AND c.merged_into IS NULL AND c.erased_at IS NULL`;

interface Row {
  status: string | null;
  reason: string | null;
  detail: string | null;
  dueAt: Date | null;
}

/** What became of a message, of one person; what is not here was not handed over. */
const BECAME: Readonly<Record<string, string>> = {
  queued: 'receives it',
  sending: 'receives it',
  handing: 'receives it',
  sent: 'received it',
  delivered: 'received it',
  bounced: 'was written to, and it bounced',
  uncertain: 'may have received it: the connection ended before the mail server had answered',
};

/**
 * "Why not this person?", asked of one customer by id: of a campaign that has gone out for good from what was written down
 * then, of every other as it would be when it goes out. Errors: notFound.
 */
export async function explainShown(
  db: Queryable,
  campaign: CampaignRow,
  customerId: string,
  now: Date,
): Promise<PersonAnswer> {
  const run = await lastFrozen(db, campaign);
  if (!run) return explainPerson(db, asAudience(campaign), customerId, sendsAt(campaign, now));
  const { rows } = await db.query<Row>(ONE, [customerId, run.number]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such customer');
  const { status, reason, detail, dueAt } = row;
  const became = status === null ? undefined : BECAME[status];
  if (became) {
    const receives = status !== 'bounced';
    return {
      customerId,
      receives,
      reason: receives ? null : reason,
      sentence: became,
      dueAt: dueAt?.toISOString() ?? null,
    };
  }
  const base = { customerId, receives: false, dueAt: null };
  if (status === null && reason === null)
    return { ...base, reason: 'notInSegment', sentence: 'was not in the segment' };
  const sentence = reason !== null && isReason(reason) ? REASONS[reason].sentence : 'was left out';
  return { ...base, reason, sentence: detail && reason === 'otherFirst' ? `${sentence}: ${detail}` : sentence };
}

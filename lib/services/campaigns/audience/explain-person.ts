import sql from 'sql-template-tag';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { readShopZone } from '../shop-zone';
import { classifyMembers } from './classify-members';
import { planSends } from './plan-sends';
import type { PreviewedCampaign } from './preview-audience';
import { isReason, REASONS } from './reasons';
import { readSendRules } from './send-rules';

/** Whether one customer would receive a campaign, and if not, why not. */
export interface PersonAnswer {
  customerId: string;
  receives: boolean;
  /** A reason, `notInSegment`, or null for whoever receives it. */
  reason: string | null;
  /** "was never asked for consent to email". */
  sentence: string;
  /** When the email would leave. */
  dueAt: string | null;
}

/** "Why not this person?", asked of one customer by id. Errors: notFound. */
export async function explainPerson(
  db: Queryable,
  campaign: PreviewedCampaign,
  customerId: string,
  at: Date,
): Promise<PersonAnswer> {
  const { rows } = await db.query<{ number: number; member: boolean }>(
    `SELECT c.number, EXISTS (SELECT FROM membership m WHERE m.segment = $2 AND m.customer = c.number AND m.left_at IS NULL) AS member
     FROM customer c WHERE c.id = $1 AND c.merged_into IS NULL AND c.erased_at IS NULL`,
    [customerId, campaign.segment],
  );
  const [customer] = rows;
  if (!customer) throw new AppError('notFound', 'There is no such customer');
  const base = { customerId, receives: false, dueAt: null };
  if (!customer.member) return { ...base, reason: 'notInSegment', sentence: 'is not in the segment' };
  const rules = await readSendRules(db);
  const one = sql`SELECT ${customer.number}::int AS customer`;
  const judged = await db.query<{ reason: string | null; detail: string | null }>(
    classifyMembers(one, campaign, rules, at),
  );
  const { reason = null, detail = null } = judged.rows[0] ?? {};
  if (reason !== null) {
    const sentence = isReason(reason) ? REASONS[reason].sentence : 'is left out';
    return { ...base, reason, sentence: detail ? `${sentence}: ${detail}` : sentence };
  }
  const zone = await readShopZone(db);
  const quietHours = campaign.sendTime.quietHours ?? rules.quietHours;
  const planned = await db.query<{ due: Date; moved: boolean }>(
    planSends(one, { mode: campaign.sendTime.mode, quietHours, zone, at }),
  );
  const [plan] = planned.rows;
  const sentence = plan?.moved ? 'receives it, after the quiet hours' : 'receives it';
  return { ...base, receives: true, reason: null, sentence, dueAt: plan?.due.toISOString() ?? null };
}

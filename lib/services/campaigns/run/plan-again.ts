import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { planSends } from '../audience/plan-sends';
import { readSendRules } from '../audience/send-rules';
import type { CampaignRow } from '../campaign-row';
import { readShopZone } from '../shop-zone';

/** New times for what still waits in a run after a halt: no earlier than now, and not in anybody's quiet hours. */
export async function planAgain(db: Queryable, campaign: CampaignRow, run: number, at: Date): Promise<void> {
  const [rules, zone] = [await readSendRules(db), await readShopZone(db)];
  const waiting = sql`SELECT customer FROM message WHERE run = ${run}::int AND status = 'queued' AND due_at < ${at}::timestamptz`;
  const { mode, quietHours } = campaign.sendTime;
  const plan = planSends(waiting, { mode, quietHours: quietHours ?? rules.quietHours, zone, at });
  await db.query(sql`
    UPDATE message m SET due_at = p.due FROM (${plan}) AS p
    WHERE m.run = ${run}::int AND m.customer = p.customer AND m.status = 'queued'`);
}

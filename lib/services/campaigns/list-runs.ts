import type { Queryable } from '@/lib/platform/db';
import type { Waterfall } from './audience/waterfall';

/** One time that an email of a campaign went out. */
export interface CampaignRun {
  id: string;
  step: number;
  version: number;
  status: string;
  frozenAt: string;
  pilotUntil: string | null;
  endedAt: string | null;
  waterfall: Waterfall | null;
  /**
   * Messages by what became of them; of those that wait how many a mail server has refused for a while, of those sent of how
   * many nobody knows whether they arrived.
   */
  messages: { waiting: number; held: number; sent: number; uncertain: number; notSent: number };
}

const LIST = `
  SELECT r.id, r.step, r.version, r.status, r.frozen_at AS "frozenAt", r.pilot_until AS "pilotUntil", r.ended_at AS "endedAt",
    CASE WHEN r.waterfall ? 'stages' THEN r.waterfall END AS waterfall,
    (SELECT jsonb_build_object('waiting', count(*) FILTER (WHERE m.status IN ('queued', 'sending', 'handing')),
       'held', count(*) FILTER (WHERE m.status = 'queued' AND m.reason IN ('temporary', 'throttled', 'away')),
       'uncertain', count(*) FILTER (WHERE m.status = 'uncertain'),
       'sent', count(*) FILTER (WHERE m.status IN ('sent', 'delivered', 'bounced', 'uncertain')),
       'notSent', count(*) FILTER (WHERE m.status IN ('failed', 'skipped', 'cancelled'))) FROM message m WHERE m.run = r.number) AS messages
  FROM send_run r WHERE r.campaign = $1 ORDER BY r.number DESC LIMIT $2`;

/** The runs of a campaign (by number), the latest first. */
export async function listRuns(db: Queryable, campaign: number, limit = 50): Promise<CampaignRun[]> {
  const { rows } = await db.query<
    Omit<CampaignRun, 'frozenAt' | 'pilotUntil' | 'endedAt'> & {
      frozenAt: Date;
      pilotUntil: Date | null;
      endedAt: Date | null;
    }
  >(LIST, [campaign, limit]);
  return rows.map((row) => ({
    ...row,
    frozenAt: row.frozenAt.toISOString(),
    pilotUntil: row.pilotUntil?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

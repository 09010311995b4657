import type { Queryable } from '@/lib/platform/db';

export interface CampaignActInput {
  campaign: number;
  step?: number | null;
  /** As `actorOf()` writes it; `system` is the product by itself. */
  actor: string;
  /** created, changed, edited, submitted, approved, started, frozen, pilotPassed, paused, resumed, cancelled, finished, … */
  act: string;
  detail?: Readonly<Record<string, unknown>>;
  at: Date;
}

/** Writes down what was done with a campaign, within the caller's transaction where there is one. */
export async function recordCampaignAct(
  db: Queryable,
  { campaign, step = null, actor, act, detail, at }: CampaignActInput,
): Promise<void> {
  await db.query('INSERT INTO campaign_act (campaign, step, actor, act, detail, at) VALUES ($1, $2, $3, $4, $5, $6)', [
    campaign,
    step,
    actor,
    act,
    detail ? JSON.stringify(detail) : null,
    at,
  ]);
}

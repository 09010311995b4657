import type { Queryable } from '@/lib/platform/db';

/** One line of what happened with a campaign. */
export interface Activity {
  at: string;
  /** Name of the person, of the program, or null: the product by itself. */
  who: string | null;
  act: string;
  step: number | null;
  detail: Record<string, unknown> | null;
}

const LIST = `
  SELECT a.at, a.act, a.step, a.detail, CASE WHEN a.actor = 'system' THEN NULL ELSE coalesce(u.name, k.name, 'Somebody') END AS who
  FROM campaign_act a
  LEFT JOIN user_account u ON a.actor = 'user:' || u.id LEFT JOIN api_client k ON a.actor = 'client:' || k.client_id OR a.actor = 'client:' || k.id
  WHERE a.campaign = $1 ORDER BY a.at DESC, a.id DESC LIMIT $2`;

/** What happened with a campaign (by number), the latest first. */
export async function listActivity(db: Queryable, campaign: number, limit = 100): Promise<Activity[]> {
  const { rows } = await db.query<Omit<Activity, 'at'> & { at: Date }>(LIST, [campaign, limit]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

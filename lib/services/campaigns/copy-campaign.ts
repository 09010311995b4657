import { newId } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { type Campaign, toCampaign } from './campaign-row';
import type { Author } from './create-campaign';
import { findCampaign } from './find-campaign';
import { recordCampaignAct } from './record-act';

const COPY = `INSERT INTO campaign (id, name, kind, status, segment, strategy, topic, schedule, trigger, send_time, holdout, pilot,
    attribution, cost, priority, owner_id, created_by, created_at, updated_at)
  SELECT $2, left('Copy of ' || name, 200), kind, 'draft', segment, strategy, topic, schedule || '{"at": null}', trigger, send_time, holdout, pilot,
    attribution, cost, priority, $3, $4, $5, $5 FROM campaign WHERE number = $1 RETURNING number`;
const STEPS = `INSERT INTO campaign_step (campaign, position, name, delay_ms, exit_rule, version)
  SELECT $2, s.position, s.name, s.delay_ms, s.exit_rule, CASE WHEN s.version > 0 THEN 1 ELSE 0 END FROM campaign_step s WHERE s.campaign = $1`;
const EMAILS = `INSERT INTO email_version (campaign, step, number, status, document, hash, generated, created_by, created_at, updated_by, updated_at)
  SELECT DISTINCT ON (v.step) $2, v.step, 1, 'draft', v.document, v.hash, v.generated, $3, $4, $3, $4 FROM email_version v
  WHERE v.campaign = $1 ORDER BY v.step, v.number DESC`;

/** A draft with the settings and the last emails of another campaign. Errors: notFound. */
export const copyCampaign = (pool: Pool, id: string, { actor, ownerId = null, at }: Author): Promise<Campaign> =>
  inTransaction(pool, async (db) => {
    const from = await findCampaign(db, id);
    const copy = newId('cmp');
    const { rows } = await db.query<{ number: number }>(COPY, [from.number, copy, ownerId, actor, at]);
    const number = rows[0]?.number ?? 0;
    await db.query(STEPS, [from.number, number]);
    await db.query(EMAILS, [from.number, number, actor, at]);
    await recordCampaignAct(db, { campaign: number, actor, act: 'created', detail: { copyOf: from.id }, at });
    return toCampaign(await findCampaign(db, copy));
  });

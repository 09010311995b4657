import { inTransaction, type Pool } from '@/lib/platform/db';

const UNFINISHED = `EXISTS (SELECT FROM message m WHERE m.run = r.number AND m.status IN ('queued', 'sending', 'handing'))`;

/** Of a campaign by entry a run is open for the rest of its day (UTC). */
const RUNS = `
  UPDATE send_run r SET status = 'done', ended_at = $1 FROM campaign c
  WHERE c.number = r.campaign AND r.status IN ('frozen', 'sending') AND NOT ${UNFINISHED}
    AND (c.kind IN ('oneOff', 'recurring') OR r.frozen_at < date_trunc('day', $1::timestamptz, 'UTC'))`;

/** Whoever stopped a campaign stopped also what a sender had in its hands and gave back. */
const LEFT_OVER = `
  UPDATE message m SET status = 'cancelled', reason = 'cancelled', settled_at = $1 FROM send_run r
  WHERE r.number = m.run AND r.status = 'cancelled' AND m.status = 'queued' AND r.ended_at > $1::timestamptz - interval '1 day'`;

const CAMPAIGNS = `
  WITH ended AS (
    UPDATE campaign c SET status = 'done', ended_at = $1, updated_at = $1
    WHERE ((c.kind = 'oneOff' AND c.status = 'sending') OR (c.kind = 'recurring' AND c.status = 'live' AND c.next_run_at IS NULL))
      AND NOT EXISTS (SELECT FROM send_run r WHERE r.campaign = c.number AND r.status NOT IN ('done', 'cancelled'))
    RETURNING c.number
  )
  INSERT INTO campaign_act (campaign, actor, act, at) SELECT number, 'system', 'finished', $1 FROM ended`;

/** Ends the runs of which nothing is left to send, and the campaigns of which no run is left. */
export const finishRuns = (pool: Pool, at: Date): Promise<void> =>
  inTransaction(pool, async (db) => {
    await db.query(LEFT_OVER, [at]);
    await db.query(RUNS, [at]);
    await db.query(CAMPAIGNS, [at]);
  });

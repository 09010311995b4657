import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { freezeInto } from '../audience/freeze-audience';
import type { CampaignRow } from '../campaign-row';
import { findCampaignByNumber } from '../find-campaign';
import { nextRun } from '../next-run';
import { recordCampaignAct } from '../record-act';

const DUE = `SELECT number FROM campaign WHERE status IN ('scheduled', 'live') AND kind IN ('oneOff', 'recurring') AND next_run_at <= $1
  ORDER BY next_run_at, number LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** What comes round again is left out where nobody was there to send it for so long. */
const LATEST_MS = 12 * 3_600_000;

/**
 * Freezes every run that is due, each in a transaction that also moves the campaign on: whoever dies in between leaves
 * nothing, and of two workers one finds nothing to do. Answers how many were begun.
 */
export async function startDueRuns(pool: Pool, at: Date): Promise<number> {
  for (let begun = 0; ; begun += 1) {
    const more = await inTransaction(pool, async (db) => {
      const { rows } = await db.query<{ number: number }>(DUE, [at]);
      if (!rows[0]) return false;
      await startRun(db, await findCampaignByNumber(db, rows[0].number), at);
      return true;
    });
    if (!more) return begun;
  }
}

async function startRun(db: Queryable, campaign: CampaignRow, at: Date): Promise<void> {
  const { number, kind } = campaign;
  const say = (act: string, detail: Record<string, unknown>) =>
    recordCampaignAct(db, { campaign: number, step: 0, actor: 'system', act, detail, at });
  const stop = async (reason: string) => {
    await db.query(`UPDATE campaign SET status = 'paused', status_reason = $2, updated_at = $3 WHERE number = $1`, [
      number,
      reason,
      at,
    ]);
    await say('paused', { reason });
  };
  if (campaign.segmentNumber === null) return stop('The segment is gone');
  if (kind === 'recurring' && campaign.nextRunAt && at.getTime() - campaign.nextRunAt.getTime() > LATEST_MS) {
    const after = nextRun(kind, campaign.schedule, at, campaign.createdAt);
    await db.query('UPDATE campaign SET next_run_at = $2 WHERE number = $1', [number, after]);
    return say('missed', { due: campaign.nextRunAt.toISOString() });
  }
  if (campaign.steps.every(({ approved }) => approved === null)) return stop('No version of its email is approved');
  const frozen = await freezeInto(db, campaign, 0, at);
  if ('grown' in frozen) {
    const { from, to } = frozen.grown;
    return stop(
      `The audience has grown from ${from} to ${to} customers since it was approved. Resume it if that is right`,
    );
  }
  const next = kind === 'recurring' ? nextRun(kind, campaign.schedule, at, campaign.createdAt) : null;
  await db.query(
    `UPDATE campaign SET status = $2, status_reason = NULL, next_run_at = $3, started_at = coalesce(started_at, $4), updated_at = $4 WHERE number = $1`,
    [number, kind === 'recurring' ? 'live' : 'sending', next, at],
  );
  await say('frozen', { run: frozen.run.id, receives: frozen.waterfall.receives, members: frozen.waterfall.members });
}

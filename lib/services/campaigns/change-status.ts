import { AppError } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { type Campaign, type CampaignRow, toCampaign } from './campaign-row';
import { confirmSize } from './confirm-size';
import type { CampaignStatus } from './fields';
import { findCampaign, lockCampaign } from './find-campaign';
import { nextRun } from './next-run';
import { recordCampaignAct } from './record-act';
import { planAgain } from './run/plan-again';

/** From which states an act leads on; in all others it is refused. */
export const ACTS = {
  start: ['approved'],
  pause: ['scheduled', 'sending', 'live'],
  resume: ['paused'],
  cancel: ['draft', 'inReview', 'approved', 'scheduled', 'sending', 'live', 'paused'],
} as const satisfies Record<string, readonly CampaignStatus[]>;
export type CampaignAct = keyof typeof ACTS;

export const mayAct = (act: CampaignAct, status: CampaignStatus): boolean =>
  (ACTS[act] as readonly CampaignStatus[]).includes(status);

export interface Actor {
  /** As `actorOf()` writes it. */
  actor: string;
  at: Date;
}

const WORDS: Record<CampaignAct, string> = {
  start: 'started: it has to be approved first',
  pause: 'paused: nothing of it is under way',
  resume: 'resumed: it is not paused',
  cancel: 'cancelled: it is over',
};

async function change(
  pool: Pool,
  id: string,
  act: CampaignAct,
  { actor, at }: Actor,
  work: (db: Queryable, campaign: CampaignRow) => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<Campaign> {
  return inTransaction(pool, async (db) => {
    const campaign = await lockCampaign(db, id);
    if (!mayAct(act, campaign.status)) throw new AppError('conflict', `“${campaign.name}” cannot be ${WORDS[act]}`);
    const detail = await work(db, campaign);
    const past = { start: 'started', pause: 'paused', resume: 'resumed', cancel: 'cancelled' }[act];
    await recordCampaignAct(db, { campaign: campaign.number, actor, act: past, detail, at });
    return toCampaign(await findCampaign(db, id));
  });
}

const SET = `UPDATE campaign SET status = $2, status_reason = $3, next_run_at = $4, updated_at = $5,
  started_at = CASE WHEN $2 IN ('live', 'sending') THEN coalesce(started_at, $5) ELSE started_at END WHERE number = $1`;

const set = (
  db: Queryable,
  { number }: CampaignRow,
  status: CampaignStatus,
  reason: string | null,
  nextAt: Date | null,
  at: Date,
) => db.query(SET, [number, status, reason, nextAt, at]);

/** Begins what was approved: at its time, or at once. Errors: notFound, conflict. */
export const startCampaign = (pool: Pool, id: string, by: Actor): Promise<Campaign> =>
  change(pool, id, 'start', by, async (db, campaign) => {
    if (campaign.steps.some(({ approved }) => approved === null))
      throw new AppError('conflict', 'Not all of its emails are approved');
    if (campaign.segmentNumber === null) throw new AppError('conflict', 'Say first to which segment it goes');
    const next = nextRun(campaign.kind, campaign.schedule, by.at, campaign.createdAt);
    if (campaign.kind === 'recurring' && next === null)
      throw new AppError('conflict', 'Its time is over: no date is left');
    await set(db, campaign, campaign.kind === 'oneOff' ? 'scheduled' : 'live', null, next, by.at);
    return next ? { nextRunAt: next.toISOString() } : undefined;
  });

/** Holds everything that has not left the house yet. Errors: notFound, conflict. */
export const pauseCampaign = (pool: Pool, id: string, by: Actor, reason = 'Paused by hand'): Promise<Campaign> =>
  change(pool, id, 'pause', by, async (db, campaign) => {
    await set(db, campaign, 'paused', reason, campaign.nextRunAt, by.at);
    return { reason };
  });

/**
 * Goes on: with the messages that wait, at times that are right from now on, and with the next run. Somebody who resumes
 * a campaign whose audience had grown, or whose pilot had failed, has said yes to that. Errors: notFound, conflict.
 */
export const resumeCampaign = (pool: Pool, id: string, by: Actor): Promise<Campaign> =>
  change(pool, id, 'resume', by, async (db, campaign) => {
    const { rows } = await db.query<{ number: number }>(
      `SELECT number FROM send_run WHERE campaign = $1 AND status NOT IN ('done', 'cancelled')`,
      [campaign.number],
    );
    await confirmSize(db, campaign.number);
    await db.query(`UPDATE send_run SET status = 'sending' WHERE campaign = $1 AND status = 'paused'`, [
      campaign.number,
    ]);
    for (const run of rows) await planAgain(db, campaign, run.number, by.at);
    const next =
      campaign.nextRunAt === null || campaign.nextRunAt > by.at
        ? campaign.nextRunAt
        : campaign.kind === 'oneOff'
          ? by.at
          : campaign.statusReason?.startsWith('The audience')
            ? by.at
            : nextRun(campaign.kind, campaign.schedule, by.at, campaign.createdAt);
    const status = campaign.kind !== 'oneOff' ? 'live' : rows.length > 0 ? 'sending' : 'scheduled';
    await set(db, campaign, status, null, next, by.at);
    return undefined;
  });

/** Ends it: what has not left the house never will. Errors: notFound, conflict. */
export const cancelCampaign = (pool: Pool, id: string, by: Actor): Promise<Campaign> =>
  change(pool, id, 'cancel', by, async (db, campaign) => {
    const { number } = campaign;
    await set(db, campaign, 'cancelled', null, null, by.at);
    await db.query('UPDATE campaign SET ended_at = $2 WHERE number = $1', [number, by.at]);
    await db.query(
      `UPDATE send_run SET status = 'cancelled', ended_at = $2 WHERE campaign = $1 AND status NOT IN ('done', 'cancelled')`,
      [number, by.at],
    );
    const { rowCount } = await db.query(
      `UPDATE message SET status = 'cancelled', reason = 'cancelled', settled_at = $2 WHERE campaign = $1 AND status = 'queued'`,
      [number, by.at],
    );
    await db.query(
      `UPDATE journey SET outcome = 'cancelled', ended_at = $2, due_at = NULL, step = NULL WHERE campaign = $1 AND outcome IS NULL`,
      [number, by.at],
    );
    await db.query(`UPDATE review SET status = 'withdrawn', decided_at = $2 WHERE campaign = $1 AND status = 'open'`, [
      number,
      by.at,
    ]);
    return { notSent: rowCount ?? 0 };
  });

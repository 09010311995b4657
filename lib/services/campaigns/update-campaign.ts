import { AppError, durationMs } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { type Campaign, type CampaignRow, toCampaign } from './campaign-row';
import { type Author, checkKind, insertSteps } from './create-campaign';
import type { StepInput, UpdateCampaignInput } from './fields';
import { findCampaign, lockCampaign } from './find-campaign';
import { nextRun } from './next-run';
import { recordCampaignAct } from './record-act';
import { resolveReferences } from './resolve-references';
import { voidApproval } from './void-approval';

const UPDATE = `UPDATE campaign SET name = $2, segment = $3, strategy = $4, topic = $5, schedule = $6, trigger = $7, send_time = $8,
  holdout = $9, pilot = $10, attribution = $11, cost = $12, priority = $13, next_run_at = $14, updated_at = $15 WHERE number = $1`;

/** What a reviewer decided on besides the words: who gets it, and which emails there are. */
const APPROVED_WITH = ['segment', 'steps'] as const;
const OVER = ['done', 'cancelled'];

/**
 * Changes the settings of a campaign. Another segment or other emails void the approval of one that has not begun; of one
 * that has begun they are refused. Errors: notFound, invalidInput, conflict.
 */
export async function updateCampaign(
  pool: Pool,
  id: string,
  changes: UpdateCampaignInput,
  { actor, at }: Author,
): Promise<Campaign> {
  return inTransaction(pool, async (db) => {
    const now = await lockCampaign(db, id);
    if (OVER.includes(now.status)) throw new AppError('conflict', 'This campaign is over; make a copy of it instead');
    const { segment = now.segmentNumber, strategy = now.strategyNumber } = await resolveReferences(db, changes);
    const next = { ...now, ...changes };
    checkKind(now.kind, next.schedule.recurrence !== null, changes.steps);
    const touches = APPROVED_WITH.filter((field) =>
      field === 'segment' ? segment !== now.segmentNumber : changes[field] !== undefined && now.kind === 'sequence',
    );
    if (touches.length > 0 && (now.startedAt !== null || now.status === 'sending'))
      throw new AppError('conflict', 'It has begun: its segment and its emails stay. Make a copy of it instead');
    if (changes.steps && now.kind === 'sequence') await replaceSteps(db, now, changes.steps);
    const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
    await db.query(UPDATE, [
      now.number,
      next.name,
      segment,
      strategy,
      next.topic,
      json(next.schedule),
      json(next.trigger),
      json(next.sendTime),
      next.holdout,
      json(next.pilot),
      json(next.attribution),
      json(next.cost),
      next.priority,
      changes.schedule && now.nextRunAt ? nextRun(now.kind, next.schedule, at, now.createdAt) : now.nextRunAt,
      at,
    ]);
    if (touches.length > 0) for (const { position } of now.steps) await voidApproval(db, now, position, { actor, at });
    await recordCampaignAct(db, {
      campaign: now.number,
      actor,
      act: 'changed',
      detail: { fields: Object.keys(changes) },
      at,
    });
    return toCampaign(await findCampaign(db, id));
  });
}

/** The emails of a sequence anew, in place: what has been written for a position stays with it. */
async function replaceSteps(
  db: Queryable,
  { number, steps }: CampaignRow,
  wanted: readonly StepInput[],
): Promise<void> {
  await db.query('DELETE FROM campaign_step WHERE campaign = $1 AND position >= $2', [number, wanted.length]);
  await insertSteps(db, number, wanted.slice(steps.length), steps.length);
  for (const [position, { name, delay, exitRule }] of wanted.slice(0, steps.length).entries())
    await db.query(
      'UPDATE campaign_step SET name = $3, delay_ms = $4, exit_rule = $5 WHERE campaign = $1 AND position = $2',
      [number, position, name, delay ? durationMs(delay) : 0, exitRule ? JSON.stringify(exitRule) : null],
    );
}

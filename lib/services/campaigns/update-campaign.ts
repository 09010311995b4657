import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { type Campaign, toCampaign } from './campaign-row';
import { type Author, checkKind } from './create-campaign';
import type { UpdateCampaignInput } from './fields';
import { findCampaign, lockCampaign } from './find-campaign';
import { nextRun } from './next-run';
import { recordCampaignAct } from './record-act';
import { reopenEmails } from './reopen-emails';
import { replaceSteps, stepsDiffer } from './replace-steps';
import { resolveReferences } from './resolve-references';

const UPDATE = `UPDATE campaign SET name = $2, segment = $3, strategy = $4, topic = $5, schedule = $6, trigger = $7, send_time = $8,
  holdout = $9, pilot = $10, attribution = $11, cost = $12, priority = $13, next_run_at = $14, updated_at = $15 WHERE number = $1`;

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
    const steps = now.kind === 'sequence' ? changes.steps : undefined;
    const another = steps !== undefined && stepsDiffer(now.steps, steps);
    // What a reviewer decided on besides the words: who gets them, and which emails there are.
    const touches = another || segment !== now.segmentNumber;
    if (touches && (now.startedAt !== null || now.status === 'sending'))
      throw new AppError('conflict', 'It has begun: its segment and its emails stay. Make a copy of it instead');
    if (steps) await replaceSteps(db, now, steps);
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
    if (touches) await reopenEmails(db, now, { actor, at });
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

import { AppError, durationMs, newId } from '@/lib/core';
import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { type Campaign, toCampaign } from './campaign-row';
import type { CreateCampaignInput, StepInput } from './fields';
import { findCampaign } from './find-campaign';
import { recordCampaignAct } from './record-act';
import { resolveReferences } from './resolve-references';

export interface Author {
  /** As `actorOf()` writes it. */
  actor: string;
  ownerId?: string | null;
  at: Date;
}

const INSERT = `INSERT INTO campaign (id, name, kind, status, segment, strategy, topic, schedule, trigger, send_time, holdout, pilot,
    attribution, cost, priority, owner_id, created_by, created_at, updated_at)
  VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17) RETURNING number`;
export const INSERT_STEP = `INSERT INTO campaign_step (campaign, position, name, delay_ms, exit_rule) VALUES ($1, $2, $3, $4, $5)`;

/** A new campaign, as a draft with one empty email, or with the emails of a sequence. Errors: invalidInput. */
export async function createCampaign(pool: Pool, input: CreateCampaignInput, author: Author): Promise<Campaign> {
  const { kind, trigger, steps } = input;
  checkKind(kind, input.schedule.recurrence !== null, steps);
  const id = newId('cmp');
  return inTransaction(pool, async (db) => {
    const { segment = null, strategy = null } = await resolveReferences(db, input);
    const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
    const byEntry = kind === 'triggered' || kind === 'sequence';
    const entered = byEntry
      ? (trigger ?? { delay: null, exitWhenLeft: true, exitRule: null, reEntry: { mode: 'after', after: '30d' } })
      : null;
    const { rows } = await db.query<{ number: number }>(INSERT, [
      id,
      input.name,
      kind,
      segment,
      strategy,
      input.topic,
      json(input.schedule),
      json(entered),
      json(input.sendTime),
      input.holdout,
      json(input.pilot),
      json(input.attribution),
      json(input.cost),
      input.priority,
      author.ownerId ?? null,
      author.actor,
      author.at,
    ]);
    const number = rows[0]?.number ?? 0;
    await insertSteps(db, number, steps ?? [{ name: input.name, delay: null, exitRule: null }]);
    await recordCampaignAct(db, {
      campaign: number,
      actor: author.actor,
      act: 'created',
      detail: { kind },
      at: author.at,
    });
    return toCampaign(await findCampaign(db, id));
  });
}

export async function insertSteps(
  db: Queryable,
  campaign: number,
  steps: readonly StepInput[],
  from = 0,
): Promise<void> {
  for (const [place, { name, delay, exitRule }] of steps.entries())
    await db.query(INSERT_STEP, [
      campaign,
      from + place,
      name,
      delay ? durationMs(delay) : 0,
      exitRule ? JSON.stringify(exitRule) : null,
    ]);
}

/** What a kind must have and what it cannot. */
export function checkKind(kind: string, recurs: boolean, steps: readonly unknown[] | undefined): void {
  const wrong = (path: string, message: string) => {
    throw new AppError('invalidInput', undefined, { errors: [{ path, message }] });
  };
  if (kind === 'recurring' && !recurs) wrong('/schedule/recurrence', 'Say how often it comes round');
  if (kind !== 'sequence' && steps && steps.length > 1) wrong('/steps', 'Only a sequence has several emails');
}

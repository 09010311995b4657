import { isDeepStrictEqual } from 'node:util';
import { AppError, durationMs } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { CampaignRow, CampaignStep } from './campaign-row';
import { insertSteps } from './create-campaign';
import type { StepInput } from './fields';

/** Position of the step whose email each wanted one keeps: as it says, or in place where none says anything. Errors: invalidInput. */
export function sourcesOf(
  now: readonly Pick<CampaignStep, 'position'>[],
  wanted: readonly StepInput[],
): (number | null)[] {
  const inPlace = wanted.every(({ was }) => was === undefined);
  const sources = wanted.map(({ was = null }, index) => (inPlace ? (index < now.length ? index : null) : was));
  const errors = sources.flatMap((source, index) => {
    const path = `/steps/${index}/was`;
    if (source === null) return [];
    if (sources.indexOf(source) !== index) return [{ path, message: 'Two emails cannot both be that one' }];
    return now.some(({ position }) => position === source) ? [] : [{ path, message: 'There is no such email' }];
  });
  if (errors.length > 0) throw new AppError('invalidInput', undefined, { errors });
  return sources;
}

/** Whether another path is wanted than there is. Names are for the marketer alone. */
export function stepsDiffer(now: readonly CampaignStep[], wanted: readonly StepInput[]): boolean {
  if (now.length !== wanted.length || sourcesOf(now, wanted).some((source, index) => source !== index)) return true;
  return wanted.some(
    ({ delay, exitRule }, index) =>
      Number(now[index]?.delayMs) !== (delay ? durationMs(delay) : 0) ||
      !isDeepStrictEqual(now[index]?.exitRule ?? null, exitRule),
  );
}

const LEAVE = `UPDATE campaign_step SET position = -1 - position WHERE campaign = $1`;
const ARRIVE = `UPDATE campaign_step SET position = $3, name = $4, delay_ms = $5, exit_rule = $6 WHERE campaign = $1 AND position = -1 - $2::int`;
const DROP = `DELETE FROM campaign_step WHERE campaign = $1 AND position < 0`;

/**
 * The emails of a sequence anew, within the caller's transaction: each takes its versions and its reviews along to its new
 * place; those that are not wanted any more go with theirs. Errors: invalidInput.
 */
export async function replaceSteps(
  db: Queryable,
  { number, steps }: Pick<CampaignRow, 'number' | 'steps'>,
  wanted: readonly StepInput[],
): Promise<void> {
  const sources = sourcesOf(steps, wanted);
  // Versions follow their step by themselves. All step aside first, so that no two are ever in one place.
  await db.query(LEAVE, [number]);
  for (const [position, { name, delay, exitRule }] of wanted.entries()) {
    const source = sources[position] ?? null;
    const delayMs = delay ? durationMs(delay) : 0;
    if (source === null) await insertSteps(db, number, [{ name, delay, exitRule }], position);
    else await db.query(ARRIVE, [number, source, position, name, delayMs, exitRule ? JSON.stringify(exitRule) : null]);
  }
  await db.query(DROP, [number]);
  await followSteps(db, number, sources);
}

const GONE = `DELETE FROM review WHERE campaign = $1 AND NOT step = ANY($2::int[])`;
const REVIEWS = `UPDATE review r SET step = x.step FROM unnest($2::int[], $3::int[]) AS x(was, step) WHERE r.campaign = $1 AND r.step = x.was`;
const ACTS = `UPDATE campaign_act a SET step = (SELECT x.step FROM unnest($2::int[], $3::int[]) AS x(was, step) WHERE x.was = a.step)
  WHERE a.campaign = $1 AND a.step IS NOT NULL`;

/** Reviews and the record of what was done name a step by its position. */
async function followSteps(db: Queryable, campaign: number, sources: readonly (number | null)[]): Promise<void> {
  const moved = sources.flatMap((was, step) => (was === null ? [] : [{ was, step }]));
  const from = moved.map(({ was }) => was);
  const to = moved.map(({ step }) => step);
  await db.query(GONE, [campaign, from]);
  await db.query(REVIEWS, [campaign, from, to]);
  await db.query(ACTS, [campaign, from, to]);
}

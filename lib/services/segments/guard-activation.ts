import { AppError, type FieldError, isAppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { type Rule, sameMeaning } from '@/lib/rules';
import { dryRunSegment } from './dry-run-segment';
import { findSegment } from './find-segment';
import { hasChecks, type SegmentChecks } from './segment-checks';
import type { SegmentStatus } from './segment-row';

export interface Activation {
  version: number;
  rule?: Rule;
  parentId?: string | null;
  checks?: SegmentChecks | null;
  status?: SegmentStatus;
  confirm?: boolean;
  defaultLimit?: number | null;
  at: Date;
}

/**
 * Looks at the owner's expectations before a rule takes effect: where a segment is to become live, or a live one is to
 * take another rule or parent. Errors: notFound; conflict with what breaks, each at its place under `/checks`, unless it
 * is confirmed.
 */
export async function guardActivation(pool: Pool, reference: string, change: Activation): Promise<void> {
  if (change.confirm) return;
  const row = await findSegment(pool, reference);
  // A stale version is refused by the change itself.
  if (row.version !== change.version || (change.status ?? row.status) !== 'active') return;
  const checks = change.checks === undefined ? row.checks : change.checks;
  const { defaultLimit = null } = change;
  const moves =
    row.status !== 'active' ||
    (change.rule !== undefined && !sameMeaning(change.rule, row.rule)) ||
    (change.parentId !== undefined && change.parentId !== row.parentId);
  if (!moves || (!hasChecks(checks) && (defaultLimit === null || row.status !== 'active'))) return;
  const { rule, parentId, at } = change;
  refuseBroken(await brokenBy(() => dryRunSegment(pool, row.id, { rule, parentId, checks, at, defaultLimit })));
}

/** What breaks; a count that takes too long is a reason to ask as well. */
async function brokenBy(run: () => Promise<{ broken: readonly FieldError[] }>): Promise<readonly FieldError[]> {
  try {
    return (await run()).broken;
  } catch (error) {
    if (!isAppError(error) || error.code !== 'timeout') throw error;
    return [{ path: '/checks', message: 'Who enters and leaves could not be counted in time.' }];
  }
}

/** Throws AppError conflict that names what breaks. */
export function refuseBroken(broken: readonly FieldError[]): void {
  if (broken.length === 0) return;
  throw new AppError(
    'conflict',
    `This breaks what is expected of the segment; confirm it to go on. ${broken.map(({ message }) => message).join(' ')}`,
    { errors: broken },
  );
}

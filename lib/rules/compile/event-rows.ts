import sql, { type Sql } from 'sql-template-tag';
import { durationMs } from '@/lib/core';
import { parseInstant } from '../schema/primitives';
import type { NotFollowedBy, Where } from '../types';
import { and, asked, type CompileContext, elapsed, instant, named } from './context';
import { sameValue, whereHolds } from './where';

/** Which events of a customer a condition is about. */
export interface EventSelection {
  event: string;
  where?: readonly Where[];
  within?: string;
  olderThan?: string;
  from?: string;
  to?: string;
  notFollowedBy?: NotFollowedBy;
}

/** Holds for the rows of `event` (under `alias`) that a selection takes: none later than the instant. */
export function selects(alias: Sql, selection: EventSelection, context: CompileContext): Sql {
  const { event, where = [], notFollowedBy } = selection;
  const parts = [
    named(alias, event, context),
    asked(sql`${alias}.customer`, context),
    ...timeFrame(alias, selection, context.at),
  ];
  if (where.length > 0) parts.push(whereHolds(alias, where, context.at));
  if (notFollowedBy) parts.push(sql`NOT EXISTS (SELECT FROM event f WHERE ${follows(alias, notFollowedBy, context)})`);
  return and(parts);
}

function timeFrame(alias: Sql, { within, olderThan, from, to }: EventSelection, at: number): Sql[] {
  const time = sql`${alias}.occurred_at`;
  const parts = [sql`${time} <= ${instant(olderThan === undefined ? at : at - durationMs(olderThan))}`];
  if (within !== undefined) parts.push(sql`${time} > ${instant(at - durationMs(within))}`);
  if (from !== undefined) parts.push(sql`${time} >= ${instant(parseInstant(from) ?? Number.NaN)}`);
  if (to !== undefined) parts.push(sql`${time} < ${instant(parseInstant(to) ?? Number.NaN)}`);
  return parts;
}

/** Order of events: by time, those of equal time by receipt. */
export const laterThan = (later: Sql, earlier: Sql): Sql =>
  sql`(${later}.occurred_at, ${later}.seq) > (${earlier}.occurred_at, ${earlier}.seq)`;

function follows(alias: Sql, { event, where = [], within, per }: NotFollowedBy, context: CompileContext): Sql {
  const f = sql`f`;
  const parts = [
    sql`f.customer = ${alias}.customer`,
    named(f, event, context),
    laterThan(f, alias),
    sql`f.occurred_at <= ${instant(context.at)}`,
  ];
  if (within !== undefined) parts.push(sql`f.occurred_at <= ${alias}.occurred_at + ${elapsed(durationMs(within))}`);
  if (where.length > 0) parts.push(whereHolds(f, where, context.at));
  if (per !== undefined) parts.push(sameValue(alias, f, per));
  return and(parts);
}

import sql, { join, type Sql } from 'sql-template-tag';
import type { LifecycleStage, LifecycleThresholds } from '@/lib/catalog';
import { customerMatches } from './customer-search';
import { type EmailStatus, hasEmailStatus } from './email-status';

/** What the customers of a list have in common; a list of values holds where one does. */
export interface CustomerFilter {
  /** Name, email or external id. */
  q?: string | undefined;
  countries?: readonly string[] | undefined;
  /** `none`: has never ordered. */
  stages?: readonly (LifecycleStage | 'none')[] | undefined;
  /** Numbers of segments: the planner knows how large each is, where it does not see through an id. */
  segments?: readonly number[] | undefined;
  emailStatuses?: readonly EmailStatus[] | undefined;
  hasOrdered?: boolean | undefined;
  /** Only these ids: the ticked rows. */
  ids?: readonly string[] | undefined;
}

export interface FilterContext {
  at: Date;
  /** May see, and so search, personal data. */
  personal: boolean;
  /** The thresholds in force. */
  lifecycle: LifecycleThresholds;
}

const DAY_MS = 86_400_000;

/** True where a list takes everyone. */
export const isEveryone = ({
  q,
  countries,
  stages,
  segments,
  emailStatuses,
  hasOrdered,
  ids,
}: CustomerFilter): boolean =>
  !q &&
  !ids &&
  hasOrdered === undefined &&
  [countries, stages, segments, emailStatuses].every((values) => !values?.length);

/** Conditions on `customer c` with its facts `f`, as one `AND …` chain. */
export function filterCustomers(filter: CustomerFilter, context: FilterContext): Sql {
  const { q, countries, stages, segments, emailStatuses, hasOrdered, ids } = filter;
  const parts: Sql[] = [sql`AND c.merged_into IS NULL AND c.erased_at IS NULL`];
  if (q) parts.push(customerMatches(q, context.personal));
  if (ids) parts.push(sql`AND c.id = ANY(${ids}::text[])`);
  if (countries?.length) parts.push(sql`AND c.traits->>'country' = ANY(${countries}::text[])`);
  if (hasOrdered !== undefined) parts.push(hasOrdered ? sql`AND f.orders > 0` : sql`AND coalesce(f.orders, 0) = 0`);
  if (stages?.length)
    parts.push(
      sql`AND (${join(
        stages.map((stage) => inStage(stage, context)),
        ' OR ',
      )})`,
    );
  if (segments?.length) {
    parts.push(
      sql`AND c.number IN (SELECT m.customer FROM membership m WHERE m.left_at IS NULL AND m.segment = ANY(${segments}::int[]))`,
    );
  }
  if (emailStatuses?.length) {
    parts.push(
      sql`AND (${join(
        emailStatuses.map((status) => hasEmailStatus[status]),
        ' OR ',
      )})`,
    );
  }
  return join(parts, ' ');
}

/** The lifecycle stage as `lib/rules` defines it, asked of the facts. */
function inStage(stage: LifecycleStage | 'none', context: FilterContext): Sql {
  const { newDays, activeDays, lapsedDays } = context.lifecycle;
  const ago = (days: number): Sql => sql`${new Date(context.at.getTime() - days * DAY_MS)}::timestamptz`;
  const isNew = sql`(f.orders = 1 AND f.last_order_at > ${ago(newDays)})`;
  switch (stage) {
    case 'none':
      return sql`coalesce(f.orders, 0) = 0`;
    case 'new':
      return isNew;
    case 'active':
      return sql`(f.last_order_at > ${ago(activeDays)} AND NOT ${isNew} AND NOT ${wonBack(ago(activeDays), lapsedDays)})`;
    case 'wonBack':
      return sql`(NOT ${isNew} AND ${wonBack(ago(activeDays), lapsedDays)})`;
    case 'atRisk':
      return sql`(f.last_order_at <= ${ago(activeDays)} AND f.last_order_at > ${ago(lapsedDays)} AND NOT ${isNew})`;
    case 'lapsed':
      return sql`(f.last_order_at <= ${ago(lapsedDays)})`;
  }
}

/** Active, and the order before the last one is as long ago from it as a lapse. */
function wonBack(activeSince: Sql, lapsedDays: number): Sql {
  const pause = sql`make_interval(hours => ${lapsedDays * 24}::int)`;
  return sql`(f.last_order_at > ${activeSince} AND f.previous_order_at IS NOT NULL AND f.previous_order_at <= f.last_order_at - ${pause})`;
}

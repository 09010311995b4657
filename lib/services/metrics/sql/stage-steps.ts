import sql, { type Sql } from 'sql-template-tag';
import type { LifecycleThresholds } from '@/lib/catalog';

const days = (count: number): Sql => sql`make_interval(hours => ${count * 24}::int)`;

/**
 * The stages that an order leads to, as rows `s(rank, stage, at)` of a LATERAL: at once, and as it grows old while no
 * other order comes. `first`, `at`, `previous` are the order's: whether it is the first, its time, the time of the one before.
 */
export const stageSteps = (
  order: { first: Sql; at: Sql; previous: Sql },
  { newDays, activeDays, lapsedDays }: LifecycleThresholds,
): Sql => sql`(VALUES
    (1, CASE WHEN ${order.first} THEN 'new' WHEN ${order.at} - ${order.previous} >= ${days(lapsedDays)} THEN 'wonBack' ELSE 'active' END, ${order.at}),
    (2, CASE WHEN ${order.first} AND ${newDays < activeDays}::boolean THEN 'active' END, ${order.at} + ${days(newDays)}),
    (3, 'atRisk', ${order.at} + ${days(activeDays)}),
    (4, 'lapsed', ${order.at} + ${days(lapsedDays)})
  ) AS s(rank, stage, at)`;

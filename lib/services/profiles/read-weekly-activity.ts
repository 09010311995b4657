import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';

/** Events of a customer in each of the last `weeks` weeks (seven days back from `at`), the oldest first. */
export async function readWeeklyActivity(
  db: Queryable,
  input: { customer: number; at: Date; weeks: number },
): Promise<number[]> {
  const { customer, at, weeks } = input;
  const { rows } = await db.query<{ week: number; count: number }>(sql`
    SELECT floor(extract(epoch FROM ${at}::timestamptz - e.occurred_at) / 604800)::int AS week, count(*) AS count
    FROM event e JOIN event_name n ON n.id = e.name
    WHERE e.customer = ${customer}::int AND n.kind IN ('track', 'page', 'screen')
      AND e.occurred_at <= ${at}::timestamptz AND e.occurred_at > ${at}::timestamptz - make_interval(weeks => ${weeks}::int)
    GROUP BY 1`);
  const counts = new Map(rows.map(({ week, count }) => [week, count]));
  return Array.from({ length: weeks }, (_, i) => counts.get(weeks - 1 - i) ?? 0);
}

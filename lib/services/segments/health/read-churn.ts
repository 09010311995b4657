import { ORDER_COMPLETED } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';
import { wilsonInterval } from '@/lib/statistics/proportion';

const DAYS = 91;

/** Of customers who had ordered in the 91 days before then, those who have not ordered in the 91 days since. */
export interface Churn {
  days: number;
  active: number;
  lost: number;
  /** 95 % interval of the share lost. */
  low: number;
  high: number;
  everyone: { active: number; lost: number };
}

const CHURN = `
  WITH ordered AS (
    SELECT e.customer, bool_or(e.occurred_at > $2::timestamptz) AS again
    FROM event e JOIN event_name n ON n.id = e.name JOIN customer c ON c.number = e.customer AND c.merged_into IS NULL AND c.erased_at IS NULL
    WHERE n.name = $4 AND n.kind = 'track' AND e.occurred_at > $2::timestamptz - make_interval(days => $5::int) AND e.occurred_at <= $3
    GROUP BY 1 HAVING bool_or(e.occurred_at <= $2::timestamptz)
  ), members AS (SELECT DISTINCT unnest($1::int[]) AS customer)
  SELECT count(*)::int AS everyone, count(*) FILTER (WHERE NOT again)::int AS "everyoneLost",
    count(m.customer)::int AS active, count(m.customer) FILTER (WHERE NOT again)::int AS lost
  FROM ordered o LEFT JOIN members m ON m.customer = o.customer`;

/** Whether members (by number, of 91 days ago) stop buying, beside everyone; null where none of them was buying then. */
export async function readChurn(db: Queryable, members: readonly number[], now: Date): Promise<Churn | null> {
  const then = new Date(now.getTime() - DAYS * 86_400_000);
  const { rows } = await db.query<{ everyone: number; everyoneLost: number; active: number; lost: number }>(CHURN, [
    members,
    then,
    now,
    ORDER_COMPLETED,
    DAYS,
  ]);
  const [row] = rows;
  if (!row || row.active === 0) return null;
  const { active, lost, everyone, everyoneLost } = row;
  return {
    days: DAYS,
    active,
    lost,
    ...wilsonInterval(lost, active),
    everyone: { active: everyone, lost: everyoneLost },
  };
}

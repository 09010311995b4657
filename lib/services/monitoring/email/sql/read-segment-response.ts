import type { Queryable } from '@/lib/platform/db';

export interface SegmentResponse {
  id: string;
  name: string;
  delivered: number;
  opened: number;
  clicked: number;
  /** Of everyone who is not a member. */
  othersDelivered: number;
  othersOpened: number;
  othersClicked: number;
}

const RESPONSE = `
  WITH everyone AS (
    SELECT coalesce(sum(s.emails_delivered), 0) AS delivered, coalesce(sum(least(s.emails_opened, s.emails_delivered)), 0) AS opened,
      coalesce(sum(least(s.emails_clicked, s.emails_delivered)), 0) AS clicked
    FROM customer_snapshot s JOIN customer c ON c.number = s.customer AND c.merged_into IS NULL AND c.erased_at IS NULL
  ), member AS (
    SELECT g.id, g.name, sum(s.emails_delivered) AS delivered, sum(least(s.emails_opened, s.emails_delivered)) AS opened,
      sum(least(s.emails_clicked, s.emails_delivered)) AS clicked
    FROM segment g JOIN membership m ON m.segment = g.number AND m.left_at IS NULL JOIN customer_snapshot s ON s.customer = m.customer
    WHERE g.status = 'active' GROUP BY g.number
  )
  SELECT m.id, m.name, m.delivered::int, m.opened::int, m.clicked::int, (e.delivered - m.delivered)::int AS "othersDelivered",
    (e.opened - m.opened)::int AS "othersOpened", (e.clicked - m.clicked)::int AS "othersClicked"
  FROM member m CROSS JOIN everyone e WHERE m.delivered > 0`;

/** How the present members of each active segment answered the emails that their snapshots count. */
export async function readSegmentResponse(db: Queryable): Promise<SegmentResponse[]> {
  const { rows } = await db.query<SegmentResponse>(RESPONSE);
  return rows;
}

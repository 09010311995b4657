import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { EventIds } from './event-ids';

export interface CustomerCount {
  /** Customers first seen before the instant. */
  customers: number;
  /** Of them, those with an email address, not unsubscribed and not suppressed by then. */
  reachable: number;
  withEmail: number;
}

/**
 * Customers, and those who could be reached by email, just before each of `instants` (ascending). Addresses are those of
 * today; whether somebody had unsubscribed follows the events of then and the latest consent.
 */
export async function readCustomerCounts(
  db: Queryable,
  ids: EventIds,
  instants: readonly Date[],
): Promise<CustomerCount[]> {
  const spoken = [...ids.unsubscribed, ...ids.complained];
  const { rows } = await db.query<CustomerCount>(sql`
    WITH alive AS MATERIALIZED (
      SELECT c.number, coalesce(c.first_seen_at, c.created_at) AS since, coalesce(c.email, '') <> '' AS addressed
      FROM customer c WHERE c.merged_into IS NULL AND c.erased_at IS NULL
    ),
    told AS (
      SELECT e.customer, e.occurred_at AS at, e.name = ANY(${spoken}::int[]) AS refused FROM event e
      WHERE e.name = ANY(${[...spoken, ...ids.subscribed]}::int[]) AND coalesce(e.properties->>'channel', 'email') = 'email'
      UNION
      SELECT k.customer, k.at, k.state = 'unsubscribed' FROM consent k WHERE k.channel = 'email'
    ),
    shut AS (
      SELECT t.customer, t.at AS start, t.next AS stop FROM (
        SELECT customer, at, refused, lead(at) OVER (PARTITION BY customer ORDER BY at, refused) AS next FROM told
      ) t WHERE t.refused
      UNION ALL
      SELECT s.customer, s.at, NULL FROM suppression s WHERE s.channel = 'email'
    ),
    unreachable AS (
      SELECT i.n, count(DISTINCT a.number) AS customers
      FROM unnest(${instants}::timestamptz[]) WITH ORDINALITY AS i(t, n)
      JOIN shut ON shut.start < i.t AND (shut.stop IS NULL OR shut.stop >= i.t)
      JOIN alive a ON a.number = shut.customer AND a.addressed AND a.since < i.t
      GROUP BY i.n
    ),
    arrived AS (
      SELECT width_bucket(a.since, ${instants}::timestamptz[]) + 1 AS n, count(*) AS customers, count(*) FILTER (WHERE a.addressed) AS addressed
      FROM alive a GROUP BY 1
    ),
    counted AS (
      SELECT i.n, sum(r.customers) OVER w AS customers, sum(r.addressed) OVER w AS addressed
      FROM generate_series(1, ${instants.length}::int) AS i(n) LEFT JOIN arrived r ON r.n = i.n WINDOW w AS (ORDER BY i.n)
    )
    SELECT coalesce(c.customers, 0)::int AS customers, coalesce(c.addressed, 0)::int AS "withEmail", (coalesce(c.addressed, 0) - coalesce(u.customers, 0))::int AS reachable
    FROM counted c LEFT JOIN unreachable u ON u.n = c.n ORDER BY c.n`);
  return rows;
}

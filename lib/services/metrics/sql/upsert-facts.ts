import sql, { type Sql } from 'sql-template-tag';
import { type CustomerScope, living } from '../customer-scope';

/** Where the rows of a scope stand: a query in brackets or a table. */
export interface FactSources {
  activity: Sql;
  sessions: Sql;
  money: Sql;
}

/** Writes what has changed of the facts of a scope, unless something later has been written meanwhile. */
export const upsertFacts = (scope: CustomerScope, { activity, sessions, money }: FactSources, at: Date): Sql => sql`
  INSERT INTO customer_fact AS f (customer, orders, revenue, events, sessions, first_order_at, previous_order_at, last_order_at, last_seen_at, computed_at)
  SELECT c.number, coalesce(m.orders, 0), coalesce(m.revenue, 0), coalesce(a.events, 0), coalesce(s.sessions, 0),
    m.first_order_at, m.previous_order_at, m.last_order_at, a.last_seen_at, ${at}
  FROM customer c LEFT JOIN ${activity} a ON a.customer = c.number LEFT JOIN ${sessions} s ON s.customer = c.number LEFT JOIN ${money} m ON m.customer = c.number
  WHERE ${living(scope)}
  ORDER BY c.number
  ON CONFLICT (customer) DO UPDATE SET orders = excluded.orders, revenue = excluded.revenue, events = excluded.events,
    sessions = excluded.sessions, first_order_at = excluded.first_order_at, previous_order_at = excluded.previous_order_at,
    last_order_at = excluded.last_order_at, last_seen_at = excluded.last_seen_at, computed_at = excluded.computed_at
  WHERE f.computed_at <= excluded.computed_at
    AND (f.orders, f.revenue, f.events, f.sessions, f.first_order_at, f.previous_order_at, f.last_order_at, f.last_seen_at)
    IS DISTINCT FROM (excluded.orders, excluded.revenue, excluded.events, excluded.sessions, excluded.first_order_at, excluded.previous_order_at, excluded.last_order_at, excluded.last_seen_at)`;

import sql, { raw, type Sql } from 'sql-template-tag';
import { type CustomerScope, inScope, joinedOn, living } from '../customer-scope';

/** Where the rows of a scope stand: a query in brackets or a table. */
export interface FactSources {
  activity: Sql;
  sessions: Sql;
  money: Sql;
}

const COLUMNS = [
  'orders',
  'revenue',
  'events',
  'sessions',
  'first_order_at',
  'previous_order_at',
  'last_order_at',
  'last_seen_at',
] as const;
const columns = (table: string): Sql => raw(COLUMNS.map((column) => table + column).join(', '));
const assignments = raw(COLUMNS.map((column) => `${column} = excluded.${column}`).join(', '));

/**
 * Writes what has changed of the facts of a scope, unless something later has been written meanwhile. What has not
 * changed is left out by a join: to try to insert it costs several times as much.
 */
export const upsertFacts = (scope: CustomerScope, { activity, sessions, money }: FactSources, at: Date): Sql => sql`
  INSERT INTO customer_fact AS f (customer, ${columns('')}, computed_at)
  SELECT n.customer, ${columns('n.')}, ${at}
  FROM (
    SELECT c.number AS customer, coalesce(m.orders, 0) AS orders, coalesce(m.revenue, 0) AS revenue, coalesce(a.events, 0) AS events,
      coalesce(s.sessions, 0) AS sessions, m.first_order_at, m.previous_order_at, m.last_order_at, a.last_seen_at
    FROM customer c LEFT JOIN ${activity} a ON ${joinedOn(sql`a.customer`, scope)}
      LEFT JOIN ${sessions} s ON ${joinedOn(sql`s.customer`, scope)} LEFT JOIN ${money} m ON ${joinedOn(sql`m.customer`, scope)}
    WHERE ${living(scope)}
  ) n LEFT JOIN customer_fact k ON k.customer = n.customer AND ${inScope(sql`k.customer`, scope)}
  WHERE k.customer IS NULL OR (${columns('k.')}) IS DISTINCT FROM (${columns('n.')})
  ORDER BY n.customer
  ON CONFLICT (customer) DO UPDATE SET ${assignments}, computed_at = excluded.computed_at
  WHERE f.computed_at <= excluded.computed_at AND (${columns('f.')}) IS DISTINCT FROM (${columns('excluded.')})`;

import sql, { type Sql } from 'sql-template-tag';
import { type CustomerScope, inScope } from '../customer-scope';
import type { EventNames } from '../event-names';

/**
 * Rows (customer, delivered, opened, clicked): emails delivered, and how many of them were opened (one who clicked has
 * opened) and clicked. An email counts once however often it was opened, and never more often than it was delivered. It
 * is told by its message id, so that several emails of one campaign (the steps of a sequence, the runs of a recurring
 * one) are several; from a source that names no message, by its campaign.
 */
export function emailRows(scope: CustomerScope, names: EventNames, at: Date): Sql {
  const [delivered, opened, clicked] = [
    names.track('Email Delivered'),
    names.track('Email Opened'),
    names.track('Email Link Clicked'),
  ];
  const rows = (ids: readonly number[]): Sql =>
    sql`${inScope(sql`e.customer`, scope)} AND e.name = ANY(${ids}::int[]) AND e.occurred_at <= ${at}`;
  return sql`
  SELECT d.customer, d.delivered, least(d.delivered, coalesce(a.opened, 0)) AS opened, least(d.delivered, coalesce(a.clicked, 0)) AS clicked
  FROM (SELECT e.customer, count(*)::int AS delivered FROM event e WHERE ${rows(delivered)} GROUP BY e.customer) d
  LEFT JOIN (
    SELECT m.customer, count(*)::int AS opened, (count(*) FILTER (WHERE m.clicked))::int AS clicked
    FROM (
      SELECT e.customer, coalesce('m ' || (e.properties->>'messageId'), 'c ' || (e.properties->>'campaignId'), e.message_key::text) AS email, bool_or(e.name = ANY(${clicked}::int[])) AS clicked
      FROM event e WHERE ${rows([...opened, ...clicked])} GROUP BY 1, 2
    ) m GROUP BY m.customer
  ) a ON a.customer = d.customer`;
}

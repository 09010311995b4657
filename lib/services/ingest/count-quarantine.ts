import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { type QuarantineFilter, quarantineMatches } from './list-quarantine';

/** How many refused events a filter takes. */
export async function countQuarantine(db: Queryable, filter: QuarantineFilter): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    sql`SELECT count(*) AS count FROM quarantined_event e WHERE ${quarantineMatches(filter)}`,
  );
  return rows[0]?.count ?? 0;
}

export interface QuarantineFacets {
  calls: { value: string; count: number }[];
  reasons: { value: string; count: number }[];
  sources: { value: string; label: string; count: number }[];
}

/** By what the refused events of a state can be told apart, with how many of each; the 40 most frequent. */
export async function readQuarantineFacets(db: Queryable, filter: QuarantineFilter): Promise<QuarantineFacets> {
  const matching = quarantineMatches({ state: filter.state });
  const [calls, reasons, sources] = await Promise.all([
    db.query<QuarantineFacets['calls'][number]>(
      sql`SELECT e.call AS value, count(*) AS count FROM quarantined_event e WHERE ${matching} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40`,
    ),
    db.query<QuarantineFacets['reasons'][number]>(
      sql`SELECT e.reason AS value, count(*) AS count FROM quarantined_event e WHERE ${matching} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40`,
    ),
    db.query<QuarantineFacets['sources'][number]>(sql`
      SELECT e.source_id AS value, coalesce(min(w.name), e.source_id) AS label, count(*) AS count FROM quarantined_event e LEFT JOIN write_key w ON w.id = e.source_id
      WHERE e.source_id IS NOT NULL AND ${matching} GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 40`),
  ]);
  return { calls: calls.rows, reasons: reasons.rows, sources: sources.rows };
}

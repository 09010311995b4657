import type { Queryable } from '@/lib/platform/db';
import type { SpellCount } from './spells';

/**
 * Who entered at the very instant at which the first were written has been there before: a build takes everyone at once.
 * One alone at that instant is somebody who entered.
 */
const SPELLS = `
  WITH known AS (
    SELECT entered_at, left_at FROM membership WHERE segment = $1 AND entered_at >= $2 AND entered_at <= $3
  ), first AS (
    SELECT entered_at AS at FROM known GROUP BY 1 HAVING count(*) > 1 AND entered_at = (SELECT min(entered_at) FROM known)
  )
  SELECT CASE WHEN k.entered_at = (SELECT at FROM first) THEN NULL ELSE to_char(date_trunc('week', k.entered_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') END AS week,
    floor(extract(epoch FROM coalesce(least(k.left_at, $3), $3) - k.entered_at) / 3600)::int AS hours,
    k.left_at IS NOT NULL AND k.left_at <= $3 AS left, count(*)::int AS customers
  FROM known k GROUP BY 1, 2, 3 ORDER BY 1 NULLS FIRST, 2, 3`;

/** How long customers have stayed in a segment (by number), of those who entered since an instant. */
export async function readSpells(db: Queryable, segment: number, since: Date, now: Date): Promise<SpellCount[]> {
  const { rows } = await db.query<SpellCount>(SPELLS, [segment, since, now]);
  return rows;
}

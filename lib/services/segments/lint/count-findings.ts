import type { Queryable } from '@/lib/platform/db';

/** How many findings of live segments wait for an answer. */
export async function countFindings(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM segment_finding f JOIN segment s ON s.number = f.segment AND s.status = 'active' WHERE f.dismissed_at IS NULL`,
  );
  return rows[0]?.n ?? 0;
}

import type { Queryable } from '@/lib/platform/db';

/** How many findings of live segments wait for an answer. */
export async function countFindings(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM segment_finding f JOIN segment s ON s.number = f.segment AND s.status = 'active' WHERE f.dismissed_at IS NULL`,
  );
  return rows[0]?.n ?? 0;
}

/** When all live segments were last looked at; null where that has never been. */
export async function readCheckedAt(db: Queryable): Promise<string | null> {
  const { rows } = await db.query<{ at: Date }>(`SELECT updated_at AS at FROM setting WHERE key = 'segments.checked'`);
  return rows[0]?.at.toISOString() ?? null;
}

import type { Queryable } from '@/lib/platform/db';
import { findSegment } from '../find-segment';

/** A live segment that shares members with another. */
export interface Neighbour {
  id: string;
  name: string;
  size: number;
  /** Customers in both. */
  both: number;
  /** Customers in both of those in either. */
  jaccard: number;
}

const NEIGHBOURS = `
  WITH own AS (SELECT customer FROM membership WHERE segment = $1 AND left_at IS NULL),
  shared AS (
    SELECT m.segment, count(*)::int AS both FROM membership m JOIN own USING (customer)
    WHERE m.left_at IS NULL AND m.segment <> $1 GROUP BY 1
  ),
  sizes AS (
    SELECT m.segment, count(*)::int AS size FROM membership m WHERE m.left_at IS NULL AND m.segment IN (SELECT segment FROM shared) GROUP BY 1
  )
  SELECT s.id, s.name, z.size, h.both, h.both::float8 / ((SELECT count(*) FROM own) + z.size - h.both) AS jaccard
  FROM shared h JOIN sizes z USING (segment) JOIN segment s ON s.number = h.segment AND s.status = 'active'
  ORDER BY jaccard DESC, h.both DESC, s.number LIMIT $2`;

/** The live segments that share most with one (by id or key), by the stored membership. Errors: notFound. */
export async function readNeighbours(
  db: Queryable,
  reference: string,
  limit: number,
): Promise<{ size: number; neighbours: Neighbour[] }> {
  const { number } = await findSegment(db, reference);
  const own = await db.query<{ size: number }>(
    'SELECT count(*)::int AS size FROM membership WHERE segment = $1 AND left_at IS NULL',
    [number],
  );
  const { rows } = await db.query<Neighbour>(NEIGHBOURS, [number, limit]);
  return { size: own.rows[0]?.size ?? 0, neighbours: rows };
}

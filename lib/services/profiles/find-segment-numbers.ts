import type { Queryable } from '@/lib/platform/db';

export interface SegmentName {
  id: string;
  number: number;
  name: string;
}

const FIND = 'SELECT id, number, name FROM segment WHERE id = ANY($1::text[])';
const LIST = `SELECT id, number, name FROM segment WHERE status = 'active' ORDER BY lower(name), number LIMIT 200`;

/** Numbers of segments by id; unknown ids are left out, and a list of only such is of a segment that nobody is in. */
export async function findSegmentNumbers(db: Queryable, ids: readonly string[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<SegmentName>(FIND, [ids]);
  return rows.length === 0 ? [0] : rows.map((row) => row.number);
}

/** The segments that customers can be in now, by name; 200 at most. */
export async function listSegmentNames(db: Queryable): Promise<SegmentName[]> {
  return (await db.query<SegmentName>(LIST)).rows;
}

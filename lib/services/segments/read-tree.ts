import type { Queryable } from '@/lib/platform/db';
import type { SegmentOwner } from './segment-owner';
import type { SegmentStatus } from './segment-row';

/** A segment in the tree of segments; what stands below it follows it, one level deeper. */
export interface TreeRow {
  id: string;
  name: string;
  goal: string | null;
  status: SegmentStatus;
  owner: SegmentOwner | null;
  size: number | null;
  parentId: string | null;
  /** 0 for those that stand below none. */
  depth: number;
  children: number;
  /** Members of it who are in none of its live children; null where it has none, or is not live. */
  inNoChild: number | null;
}

const ROWS = `
  SELECT s.number, s.id, s.name, s.goal, s.status, s.size, s.parent_id AS "parentId",
    (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM user_account u WHERE u.id = s.owner_id) AS owner
  FROM segment s WHERE s.status <> 'archived' ORDER BY lower(s.name), s.number`;
const IN_NO_CHILD = `
  SELECT p.id, count(*)::int AS n FROM segment p JOIN membership m ON m.segment = p.number AND m.left_at IS NULL
  WHERE p.status = 'active' AND EXISTS (SELECT FROM segment c WHERE c.parent_id = p.id AND c.status = 'active')
    AND NOT EXISTS (SELECT FROM segment c JOIN membership b ON b.segment = c.number AND b.left_at IS NULL
      WHERE c.parent_id = p.id AND c.status = 'active' AND b.customer = m.customer)
  GROUP BY 1`;

type Row = Omit<TreeRow, 'depth' | 'children' | 'inNoChild'>;

/**
 * Every segment that is not archived, each followed by what stands below it, by name. One whose parent is archived stands
 * at the top.
 */
export async function readTree(db: Queryable): Promise<TreeRow[]> {
  const { rows } = await db.query<Row>(ROWS);
  const rest = await db.query<{ id: string; n: number }>(IN_NO_CHILD);
  const inNoChild = new Map(rest.rows.map(({ id, n }) => [id, n]));
  const ids = new Set(rows.map(({ id }) => id));
  const below = new Map<string | null, Row[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && ids.has(row.parentId) ? row.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const listed: TreeRow[] = [];
  const list = (parent: string | null, depth: number): void => {
    for (const { id, name, goal, status, owner, size, parentId } of below.get(parent) ?? []) {
      const children = below.get(id) ?? [];
      const live = status === 'active' && children.some((child) => child.status === 'active');
      listed.push({
        id,
        name,
        goal,
        status,
        owner,
        size,
        parentId,
        depth,
        children: children.length,
        inNoChild: live ? (inNoChild.get(id) ?? 0) : null,
      });
      list(id, depth + 1);
    }
  };
  list(null, 0);
  return listed;
}

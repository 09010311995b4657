import { AppError, newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { GroupInput } from './fields';

export interface ReviewerGroup {
  id: string;
  name: string;
  members: {
    id: string;
    name: string /** May decide: their role has the permission and they are not disabled. */;
    able: boolean;
  }[];
}

const LIST = `
  SELECT g.id, g.name, coalesce(json_agg(json_build_object('id', u.id, 'name', u.name,
      'able', u.disabled_at IS NULL AND u.role IN ('reviewer', 'admin')) ORDER BY u.name) FILTER (WHERE u.id IS NOT NULL), '[]') AS members
  FROM reviewer_group g LEFT JOIN user_account u ON u.id = ANY(g.members) GROUP BY g.id ORDER BY g.name, g.id`;

export async function listGroups(db: Queryable): Promise<ReviewerGroup[]> {
  const { rows } = await db.query<ReviewerGroup>(LIST);
  return rows;
}

/** Makes a group, or changes the one with `id`. Errors: notFound. */
export async function saveGroup(db: Queryable, id: string | null, input: GroupInput, at: Date): Promise<string> {
  const members = [...new Set(input.members)];
  if (id === null) {
    const made = newId('grp');
    await db.query('INSERT INTO reviewer_group (id, name, members, created_at) VALUES ($1, $2, $3, $4)', [
      made,
      input.name,
      members,
      at,
    ]);
    return made;
  }
  const { rowCount } = await db.query('UPDATE reviewer_group SET name = $2, members = $3 WHERE id = $1', [
    id,
    input.name,
    members,
  ]);
  if (!rowCount) throw new AppError('notFound', 'There is no such group.');
  return id;
}

const USES = `
  SELECT (SELECT array_agg(p.name ORDER BY p.position) FROM review_policy p WHERE p.group_id = $1) AS policies,
    (SELECT count(*)::int FROM review r WHERE r.status = 'open' AND r.policies @> jsonb_build_array(jsonb_build_object('group', jsonb_build_object('id', $1::text)))) AS open`;

/** Deletes a group that nothing asks for. Errors: conflict where a policy or an open review does. */
export async function deleteGroup(db: Queryable, id: string): Promise<void> {
  const { rows } = await db.query<{ policies: string[] | null; open: number }>(USES, [id]);
  const { policies, open } = rows[0] ?? { policies: null, open: 0 };
  if (policies) throw new AppError('conflict', `The policy ${policies.join(', ')} asks for this group.`);
  if (open > 0) throw new AppError('conflict', `${open} open reviews wait for this group.`);
  await db.query('DELETE FROM reviewer_group WHERE id = $1', [id]);
}

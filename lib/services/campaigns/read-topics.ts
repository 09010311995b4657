import type { Queryable } from '@/lib/platform/db';

/** The topics that a campaign may belong to. */
export async function readTopics(db: Queryable): Promise<{ key: string; name: string }[]> {
  const { rows } = await db.query<{ key: string; name: string }>(
    'SELECT key, name FROM topic WHERE archived_at IS NULL ORDER BY position, key',
  );
  return rows;
}

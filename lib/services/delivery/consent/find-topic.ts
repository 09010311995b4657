import type { Queryable } from '@/lib/platform/db';

export async function findTopic(db: Queryable, key: string): Promise<{ key: string; name: string } | undefined> {
  const { rows } = await db.query<{ key: string; name: string }>(
    'SELECT key, name FROM topic WHERE key = $1 AND archived_at IS NULL',
    [key],
  );
  return rows[0];
}

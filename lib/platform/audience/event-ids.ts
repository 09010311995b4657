import { BEHAVIOUR_KINDS } from '@/lib/catalog';
import type { Queryable } from '../db';

/** Numbers of events by name, for those of the given names that have come as a track, page or screen call. */
export async function readEventIds(
  db: Queryable,
  names: readonly string[],
): Promise<(name: string) => readonly number[]> {
  const { rows } = await db.query<{ id: number; name: string }>(
    'SELECT id, name FROM event_name WHERE kind = ANY($1::text[]) AND name = ANY($2::text[]) ORDER BY id',
    [BEHAVIOUR_KINDS, names],
  );
  const ids = new Map<string, number[]>();
  for (const { id, name } of rows) ids.set(name, [...(ids.get(name) ?? []), id]);
  return (name) => ids.get(name) ?? [];
}

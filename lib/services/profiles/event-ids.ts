import { BEHAVIOUR_KINDS } from '@/lib/catalog';
import type { Queryable } from '@/lib/platform/db';

const FIND = 'SELECT id, name FROM event_name WHERE name = ANY($1::text[]) AND kind = ANY($2::text[])';

/** Dictionary numbers of events by name, as the compiler of rules asks for them. */
export async function readEventIds(
  db: Queryable,
  names: readonly string[],
): Promise<(name: string) => readonly number[]> {
  const { rows } = await db.query<{ id: number; name: string }>(FIND, [names, BEHAVIOUR_KINDS]);
  return (name) => rows.filter((row) => row.name === name).map((row) => row.id);
}

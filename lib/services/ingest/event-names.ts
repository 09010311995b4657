import type { CallKind } from '@/lib/catalog';
import type { Pool } from '@/lib/platform/db';

/** Dictionary numbers of event names, kept for the life of the process: a number once given is never changed. */
const cache = new WeakMap<Pool, Map<string, number>>();

const keyOf = (kind: CallKind, name: string): string => `${kind}\n${name}`;

/** The dictionary number of each (kind, name); new names are entered. */
export async function numberEventNames(
  db: Pool,
  names: Iterable<{ kind: CallKind; name: string }>,
): Promise<(kind: CallKind, name: string) => number> {
  const known = cache.get(db) ?? new Map<string, number>();
  cache.set(db, known);
  const missing = new Map<string, { kind: CallKind; name: string }>();
  for (const entry of names) {
    const key = keyOf(entry.kind, entry.name);
    if (!known.has(key)) missing.set(key, entry);
  }
  if (missing.size > 0) {
    const list = [...missing.values()].sort((a, b) => (keyOf(a.kind, a.name) < keyOf(b.kind, b.name) ? -1 : 1));
    const values = [list.map(({ kind }) => kind), list.map(({ name }) => name)];
    await db.query(
      'INSERT INTO event_name (kind, name) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING',
      values,
    );
    const { rows } = await db.query<{ id: number; kind: CallKind; name: string }>(
      'SELECT id, kind, name FROM event_name WHERE (kind, name) IN (SELECT * FROM unnest($1::text[], $2::text[]))',
      values,
    );
    for (const row of rows) known.set(keyOf(row.kind, row.name), row.id);
  }
  return (kind, name) => {
    const id = known.get(keyOf(kind, name));
    if (id === undefined) throw new Error(`no dictionary number for ${kind} ${name}`);
    return id;
  };
}

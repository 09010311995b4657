import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

/** The ids of segments given by id or key; null: all segments. Errors: invalidInput with the place of an unknown one. */
export async function resolveSegments(
  db: Queryable,
  references: readonly string[] | null,
): Promise<{ allSegments: boolean; segments: string[] }> {
  if (references === null) return { allSegments: true, segments: [] };
  const { rows } = await db.query<{ id: string; key: string }>(
    'SELECT id, key FROM segment WHERE id = ANY($1::text[]) OR key = ANY($1::text[])',
    [references],
  );
  const found = references.map(
    (reference) => (rows.find(({ id }) => id === reference) ?? rows.find(({ key }) => key === reference))?.id,
  );
  const errors = found.flatMap((id, place) =>
    id === undefined ? [{ path: `/segments/${place}`, message: 'There is no such segment.' }] : [],
  );
  if (errors.length > 0) throw new AppError('invalidInput', undefined, { errors });
  if (found.length === 0)
    throw new AppError('invalidInput', undefined, {
      errors: [{ path: '/segments', message: 'Choose at least one segment, or all.' }],
    });
  return { allSegments: false, segments: [...new Set(found)].filter((id) => id !== undefined) };
}

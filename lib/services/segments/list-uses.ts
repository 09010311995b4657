import type { Queryable } from '@/lib/platform/db';
import { findSegment } from './find-segment';
import { readSegmentCatalog, referringTo } from './segment-catalog';
import type { SegmentStatus } from './segment-row';

/** Where a segment is used: another's rule refers to it, or another stands below it. */
export interface SegmentUse {
  kind: 'rule' | 'parent';
  id: string;
  name: string;
  status: SegmentStatus;
}

/** In words: what stands in the way of deleting it. */
export const useWords = ({ kind, name }: SegmentUse): string =>
  kind === 'rule' ? `The rule of “${name}” refers to it` : `“${name}” stands below it`;

/** The segments that use one (by id or key). Errors: notFound. */
export async function listUses(db: Queryable, reference: string): Promise<SegmentUse[]> {
  const segment = await findSegment(db, reference);
  const catalog = await readSegmentCatalog(db);
  const { rows } = await db.query<{ id: string; name: string; parentId: string | null; status: SegmentStatus }>(
    'SELECT id, name, parent_id AS "parentId", status FROM segment ORDER BY name',
  );
  const status = new Map(rows.map((row) => [row.id, row.status]));
  const users = referringTo(catalog, segment).map(({ id, name }) => ({ kind: 'rule' as const, id, name }));
  // Also children whose own rules cannot be read.
  const below = rows.filter((row) => row.parentId === segment.id);
  const children = below.map(({ id, name }) => ({ kind: 'parent' as const, id, name }));
  return [...users, ...children].map((use) => ({ ...use, status: status.get(use.id) ?? 'draft' }));
}

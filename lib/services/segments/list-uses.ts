import type { Queryable } from '@/lib/platform/db';
import { findSegment } from './find-segment';
import { readSegmentCatalog, referringTo } from './segment-catalog';
import type { SegmentStatus } from './segment-row';

/** Where a segment is used: another's rule refers to it, another stands below it, or a campaign that is not over writes to it. */
export type SegmentUse =
  | { kind: 'rule' | 'parent'; id: string; name: string; status: SegmentStatus }
  /** `status`: of the campaign. */
  | { kind: 'campaign'; id: string; name: string; status: string };

const WORDS: Readonly<Record<SegmentUse['kind'], (name: string) => string>> = {
  rule: (name) => `The rule of “${name}” refers to it`,
  parent: (name) => `“${name}” stands below it`,
  campaign: (name) => `The campaign “${name}” writes to it`,
};

/** In words: what stands in the way of deleting it. */
export const useWords = ({ kind, name }: Pick<SegmentUse, 'kind' | 'name'>): string => WORDS[kind](name);

const CAMPAIGNS = `SELECT id, name, status FROM campaign WHERE segment = $1 AND status NOT IN ('done', 'cancelled') ORDER BY name, number`;

/** What uses a segment (by id or key). Errors: notFound. */
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
  const campaigns = (await db.query<{ id: string; name: string; status: string }>(CAMPAIGNS, [segment.number])).rows;
  return [
    ...[...users, ...children].map((use) => ({ ...use, status: status.get(use.id) ?? 'draft' })),
    ...campaigns.map((campaign) => ({ kind: 'campaign' as const, ...campaign })),
  ];
}

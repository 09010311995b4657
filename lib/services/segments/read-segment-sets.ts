import sql from 'sql-template-tag';
import { AppError } from '@/lib/core';
import { type CustomerSet, readSet, type SetScope, type Snapshot, TreeEvaluator } from '@/lib/platform/audience';
import { leavesOf, planRule } from '@/lib/rules';
import { readSegmentCatalog } from './segment-catalog';

/** A segment with those who are in it. */
export interface SegmentSet {
  id: string;
  name: string;
  status: 'draft' | 'active' | 'archived';
  members: CustomerSet;
}

/**
 * The customers of some segments (ids or keys), in the order in which they are named: the stored members of those that
 * are live, those for whom the rule holds at the instant for the others. Errors: notFound.
 */
export async function readSegmentSets(
  { db, audience }: Snapshot,
  scope: SetScope,
  references: readonly string[],
  at: Date,
): Promise<SegmentSet[]> {
  const catalog = await readSegmentCatalog(db);
  const { rows } = await db.query<{ id: string; status: SegmentSet['status']; live: boolean }>(
    "SELECT id, status::text AS status, status = 'active' AND built_version IS NOT NULL AS live FROM segment",
  );
  const states = new Map(rows.map((row) => [row.id, row]));
  const sets: SegmentSet[] = [];
  for (const reference of references) {
    const segment = catalog.segment(reference);
    const state = segment && states.get(segment.id);
    if (!segment || !state) throw new AppError('notFound', `There is no segment “${reference}”`);
    const { id, name, number } = segment;
    let members: CustomerSet;
    if (state.live)
      members = await readSet(
        db,
        sql`SELECT customer FROM membership WHERE segment = ${number}::int AND left_at IS NULL`,
        scope,
      );
    else {
      const { root } = planRule(segment.rule, catalog, id, segment.parentId);
      const evaluation = await audience.evaluate(leavesOf([root]), { at: at.getTime() }, scope);
      members = new TreeEvaluator(evaluation, scope).evaluate(root);
    }
    sets.push({ id, name, status: state.status, members });
  }
  return sets;
}

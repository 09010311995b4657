import type { Queryable } from '@/lib/platform/db';
import { leavesOf, planRule, usesPresentValues } from '@/lib/rules';
import { announceDefinitions } from '../definitions-lock';
import { readSegmentCatalog } from '../segment-catalog';

/**
 * Has the segments that look at snapshot metrics or percentiles built anew, with thresholds taken afresh: after snapshots
 * have been computed for everyone.
 */
export async function requestSnapshotRebuild(db: Queryable): Promise<void> {
  const catalog = await readSegmentCatalog(db);
  const numbers = catalog.segments.flatMap(({ number, rule, id }) => {
    const leaves = leavesOf([planRule(rule, catalog, id).root]);
    const snapshots = leaves.some(({ condition }) => condition.type === 'metric' && (usesPresentValues(condition) || condition.percentile !== undefined));
    return snapshots ? [number] : [];
  });
  await db.query(`DELETE FROM setting WHERE key = 'segments.thresholds'`);
  await db.query('UPDATE segment SET built_version = NULL WHERE number = ANY($1::int[])', [numbers]);
  await announceDefinitions(db);
}

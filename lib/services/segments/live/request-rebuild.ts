import type { Queryable } from '@/lib/platform/db';
import { leavesOf, usesPresentValues } from '@/lib/rules';
import { announceDefinitions } from '../definitions-lock';
import { readSegmentCatalog } from '../segment-catalog';
import { planStored } from './plan-stored';

/**
 * Has the segments that look at snapshot metrics or percentiles built anew, with thresholds taken afresh: after snapshots
 * have been computed for everyone.
 */
export async function requestSnapshotRebuild(db: Queryable): Promise<void> {
  const catalog = await readSegmentCatalog(db);
  const numbers = catalog.segments.flatMap((segment) => {
    const tree = planStored(segment, catalog);
    const leaves = tree ? leavesOf([tree]) : [];
    const snapshots = leaves.some(
      ({ condition }) =>
        condition.type === 'metric' && (usesPresentValues(condition) || condition.percentile !== undefined),
    );
    return snapshots ? [segment.number] : [];
  });
  await db.query(`DELETE FROM setting WHERE key = 'segments.thresholds'`);
  await db.query('UPDATE segment SET built_version = NULL WHERE number = ANY($1::int[])', [numbers]);
  await announceDefinitions(db);
}

/** Has the segments that ask for lifecycle stages built anew: after the thresholds have changed. */
export async function requestStageRebuild(db: Queryable): Promise<void> {
  const catalog = await readSegmentCatalog(db);
  const numbers = catalog.segments.flatMap((segment) => {
    const tree = planStored(segment, catalog);
    const staged = (tree ? leavesOf([tree]) : []).some(
      ({ condition }) => condition.type === 'metric' && condition.metric === 'lifecycleStage',
    );
    return staged ? [segment.number] : [];
  });
  await db.query('UPDATE segment SET built_version = NULL WHERE number = ANY($1::int[])', [numbers]);
  await announceDefinitions(db);
}

import { refreshFacts } from '@/lib/services/metrics/refresh-facts';
import { refreshProductFacts } from '@/lib/services/metrics/refresh-product-facts';
import { refreshSnapshots } from '@/lib/services/metrics/refresh-snapshots';
import { requestSnapshotRebuild } from '@/lib/services/segments/live/request-rebuild';
import type { JobHandler } from '../define-job';

/** Computes what is kept of everyone's events anew; segments that look at it are built anew by the live loop. */
export const recomputeMetrics: JobHandler<unknown> = async (_payload, { pool, clock }) => {
  await refreshFacts(pool, 'all', clock.now());
  await refreshSnapshots(pool, 'all', clock.now());
  await refreshProductFacts(pool, 'all', clock.now());
  await requestSnapshotRebuild(pool);
};

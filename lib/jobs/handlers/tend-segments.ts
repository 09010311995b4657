import { checkSegments } from '@/lib/services/segments/lint/check-segments';
import { purgeDeleted } from '@/lib/services/segments/restore-segment';
import type { JobHandler } from '../define-job';

/** Looks at every live segment, and forgets what was deleted long ago. */
export const tendSegments: JobHandler<unknown> = async (_payload, { pool, clock }) => {
  await checkSegments(pool, clock);
  await purgeDeleted(pool, clock.now());
};

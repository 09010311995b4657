import { sweepDeliveries as sweep } from '@/lib/services/delivery/webhooks/sweep-deliveries';
import type { JobHandler } from '../define-job';

/** What webhooks delivered or gave up long ago. */
export const sweepDeliveries: JobHandler<unknown> = async (_payload, { pool, clock }) => {
  await sweep(pool, clock.now());
};

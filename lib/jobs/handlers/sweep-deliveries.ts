import { sweepOutbox } from '@/lib/services/delivery/outbox/sweep-outbox';
import { sweepDeliveries as sweep } from '@/lib/services/delivery/webhooks/sweep-deliveries';
import type { JobHandler } from '../define-job';

/** What webhooks delivered or gave up long ago, and old emails of the outbox. */
export const sweepDeliveries: JobHandler<unknown> = async (_payload, { pool, clock }) => {
  await sweep(pool, clock.now());
  await sweepOutbox(pool, clock.now());
};

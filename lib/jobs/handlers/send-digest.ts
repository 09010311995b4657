import { sendDigest as send } from '@/lib/services/monitoring/digest/send-digest';
import type { JobHandler } from '../define-job';

/** The weekly digest, where its time has come and it has not gone out yet. */
export const sendDigest: JobHandler<unknown> = async (_payload, { pool, clock }) => {
  await send(pool, clock);
};

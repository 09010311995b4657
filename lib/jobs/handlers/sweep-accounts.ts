import { sweepExpired } from '@/lib/services/accounts/sweep-expired';
import type { JobHandler } from '../define-job';

/** Tokens, remembered answers and sessions that have run out. */
export const sweepAccounts: JobHandler<unknown> = async (_payload, { clock }) => {
  await sweepExpired(clock.now());
};

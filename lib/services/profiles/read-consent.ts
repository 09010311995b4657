import type { Queryable } from '@/lib/platform/db';

export interface ConsentEntry {
  channel: string;
  state: 'subscribed' | 'unsubscribed';
  at: Date;
  source: string;
}
export interface SuppressionEntry {
  channel: string;
  reason: string;
  at: Date;
}

const CONSENT = 'SELECT channel, state, at, source FROM consent WHERE customer = $1 ORDER BY channel';
const SUPPRESSION = 'SELECT channel, reason, at FROM suppression WHERE customer = $1 ORDER BY channel';

/** What a customer has said about being written to, and why an address is not used. */
export async function readConsent(
  db: Queryable,
  customer: number,
): Promise<{ consent: ConsentEntry[]; suppressions: SuppressionEntry[] }> {
  const [consent, suppressions] = await Promise.all([
    db.query<ConsentEntry>(CONSENT, [customer]),
    db.query<SuppressionEntry>(SUPPRESSION, [customer]),
  ]);
  return { consent: consent.rows, suppressions: suppressions.rows };
}

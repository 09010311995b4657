import type { Queryable } from '@/lib/platform/db';

export interface CustomerIdentity {
  kind: 'user' | 'anonymous';
  value: string;
  createdAt: Date;
}
export interface MergedCustomer {
  id: string;
  mergedAt: Date;
}

const IDENTITIES = `
  SELECT kind, value, created_at AS "createdAt" FROM identity WHERE customer = $1 ORDER BY kind, created_at DESC, value LIMIT 500`;
const MERGED =
  'SELECT id, merged_at AS "mergedAt" FROM customer WHERE merged_into = $1 ORDER BY merged_at DESC LIMIT 500';

/** The names under which a customer is known, and the customers that were merged into it; 500 of each at most. */
export async function listIdentities(
  db: Queryable,
  customer: number,
): Promise<{ identities: CustomerIdentity[]; merged: MergedCustomer[] }> {
  const [identities, merged] = await Promise.all([
    db.query<CustomerIdentity>(IDENTITIES, [customer]),
    db.query<MergedCustomer>(MERGED, [customer]),
  ]);
  return { identities: identities.rows, merged: merged.rows };
}

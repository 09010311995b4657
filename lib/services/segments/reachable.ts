import sql from 'sql-template-tag';
import { type CustomerSet, readSet, type SetScope } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';

/** Customers who can be emailed now: they have an address, have not unsubscribed and are not suppressed. */
export const readReachable = (db: Queryable, scope: SetScope): Promise<CustomerSet> =>
  readSet(
    db,
    sql`SELECT c.number AS customer FROM customer c WHERE c.email IS NOT NULL AND c.merged_into IS NULL AND c.erased_at IS NULL
      AND NOT EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = 'unsubscribed')
      AND NOT EXISTS (SELECT FROM suppression s WHERE s.customer = c.number AND s.channel = 'email')`,
    scope,
  );

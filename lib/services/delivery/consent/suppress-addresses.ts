import type { Queryable } from '@/lib/platform/db';

export const SUPPRESSION_REASONS = ['hardBounce', 'complaint', 'unsubscribe', 'manual', 'import'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** In the words that the rest of the product keeps with a customer. */
const OF_CUSTOMER: Readonly<Record<SuppressionReason, string>> = {
  hardBounce: 'bounced',
  complaint: 'complained',
  unsubscribe: 'unsubscribed',
  manual: 'manual',
  import: 'import',
};

const SUPPRESS = `WITH given AS (SELECT DISTINCT lower(trim(email)) AS email FROM unnest($1::text[]) AS email),
  listed AS (
    INSERT INTO suppressed_address (email, reason, source, at) SELECT email, $2, $3, $4 FROM given ORDER BY email
    ON CONFLICT (email) DO NOTHING RETURNING email
  ), marked AS (
    INSERT INTO suppression (customer, channel, reason, at)
    SELECT c.number, 'email', $5, $4 FROM customer c JOIN given ON lower(c.email) = given.email
    WHERE c.merged_into IS NULL AND c.erased_at IS NULL
    ON CONFLICT (customer, channel) DO NOTHING RETURNING customer
  ), told AS (
    INSERT INTO change (customers, at) SELECT array_agg(customer), $4 FROM marked HAVING count(*) > 0
  )
  SELECT (SELECT count(*)::int FROM listed) AS added, (SELECT count(*)::int FROM marked) AS customers`;

export interface SuppressInput {
  reason: SuppressionReason;
  /** Where it came from: `user:usr_…`, `sending`, `ses`, the name of a file. */
  source: string | null;
  at: Date;
}

/**
 * Addresses that must not be written to, with all customers who have them now; who comes with one later is found when
 * something is to be sent. An address that is listed already keeps its reason. One statement.
 */
export async function suppressAddresses(
  db: Queryable,
  emails: readonly string[],
  { reason, source, at }: SuppressInput,
): Promise<{ added: number; customers: number }> {
  if (emails.length === 0) return { added: 0, customers: 0 };
  const { rows } = await db.query<{ added: number; customers: number }>(SUPPRESS, [
    emails,
    reason,
    source,
    at,
    OF_CUSTOMER[reason],
  ]);
  return rows[0] ?? { added: 0, customers: 0 };
}

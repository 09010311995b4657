import type { Queryable } from '@/lib/platform/db';
import { COUNTING } from './classify-members';

/** How often customers have been written to lately. */
export interface Frequency {
  days: number;
  /** Customers by how many emails they have had or have coming; fewest emails first. */
  had: { emails: number; customers: number }[];
}

const COUNT = `SELECT emails, count(*)::int AS customers FROM (
    SELECT customer, count(*)::int AS emails FROM message
    WHERE status = ANY($1::text[]) AND coalesce(sent_at, due_at) > $2 GROUP BY customer) AS each GROUP BY emails ORDER BY emails`;

/** What the frequency cap counts, for everybody: emails of all campaigns in the last `days` days. */
export async function readFrequency(db: Queryable, days: number, at: Date): Promise<Frequency> {
  const since = new Date(at.getTime() - days * 86_400_000);
  const { rows } = await db.query<Frequency['had'][number]>(COUNT, [COUNTING, since]);
  return { days, had: rows };
}

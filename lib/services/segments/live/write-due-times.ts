import sql from 'sql-template-tag';
import { readEventIds } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { compileNextDue, type DueSource, dueEvents } from '@/lib/rules';

/** Sets the next due time of customers who have just been looked at, in the place of what was set before. */
export async function writeDueTimes(
  db: Queryable,
  sources: readonly DueSource[],
  customers: readonly number[],
  at: number,
): Promise<void> {
  const eventIds = await readEventIds(db, dueEvents(sources));
  await db.query(sql`
    WITH next AS (${compileNextDue(sources, { at, customers, eventIds })}),
    gone AS (DELETE FROM due_time d WHERE d.customer = ANY(${customers}::int[]) AND NOT EXISTS (SELECT FROM next n WHERE n.customer = d.customer))
    INSERT INTO due_time (customer, at) SELECT customer, at FROM next ON CONFLICT (customer) DO UPDATE SET at = excluded.at`);
}

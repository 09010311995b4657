import sql from 'sql-template-tag';
import { type FewColumns, nextDue, readEventIds } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { float8Array, int4Array } from '@/lib/platform/pg-binary';
import { compileNextDue, type DueSource, dueEvents } from '@/lib/rules';

const WRITE = `
  WITH next AS (SELECT n.customer, to_timestamp(n.at / 1000) AS at FROM unnest($2::int[], $3::float8[]) AS n(customer, at)),
  gone AS (DELETE FROM due_time d USING unnest($1::int[]) AS q(customer) WHERE d.customer = q.customer AND NOT EXISTS (SELECT FROM next n WHERE n.customer = d.customer))
  INSERT INTO due_time (customer, at) SELECT customer, at FROM next
  ON CONFLICT (customer) DO UPDATE SET at = excluded.at WHERE due_time.at <> excluded.at`;

/** Sets the next due time of customers who have just been looked at, in the place of what was set before. */
export async function writeDueTimes(
  db: Queryable,
  sources: readonly DueSource[],
  columns: FewColumns,
  at: number,
): Promise<void> {
  const { due, rest } = nextDue(columns, sources, at);
  const next = new Map<number, number>();
  const lower = (customer: number, time: number): void => {
    if (Number.isFinite(time)) next.set(customer, Math.min(time, next.get(customer) ?? time));
  };
  for (const [place, customer] of columns.numbers.entries()) lower(customer, due[place] ?? Number.POSITIVE_INFINITY);
  if (rest.length > 0) for (const one of await askDatabase(db, rest, columns.numbers, at)) lower(one.customer, one.at);
  await db.query({
    name: 'write-due-times',
    text: WRITE,
    values: [int4Array(columns.numbers), int4Array([...next.keys()]), float8Array([...next.values()])],
  });
}

async function askDatabase(
  db: Queryable,
  sources: readonly DueSource[],
  customers: readonly number[],
  at: number,
): Promise<{ customer: number; at: number }[]> {
  const eventIds = await readEventIds(db, dueEvents(sources));
  const { rows } = await db.query<{ customer: number; at: number }>(
    sql`SELECT n.customer, round(extract(epoch FROM n.at) * 1000)::float8 AS at FROM (${compileNextDue(sources, { at, customers, eventIds })}) AS n WHERE isfinite(n.at)`,
  );
  return rows;
}

import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { TimedTexts } from './history';

/** A text that changes in time: a trait as it was set, or the device of the last visit. */
export type TextSource = { name: `trait:${string}`; trait: string } | { name: 'device' };

export const traitSource = (trait: string): TextSource => ({ name: `trait:${trait}`, trait });

const SCALARS = sql`('string', 'number', 'boolean')`;

/**
 * Rows (customer, at, value). A trait stands in the calls that set it, at the time of each; what no call says (an import)
 * stands in the profile with the time at which it was set.
 */
function rowsOf(source: TextSource, customers: readonly number[], upTo: Date): Sql {
  if (source.name === 'device')
    return sql`SELECT e.customer, e.occurred_at AS at, e.seq, lower(e.context #>> '{device,type}') AS value FROM event e
      WHERE e.customer = ANY(${customers}::int[]) AND e.occurred_at <= ${upTo} AND e.context #>> '{device,type}' <> ''`;
  const { trait } = source as Extract<TextSource, { trait: string }>;
  return sql`SELECT e.customer, e.occurred_at AS at, e.seq, e.properties ->> ${trait} AS value
    FROM event e JOIN event_name n ON n.id = e.name AND n.kind = 'identify'
    WHERE e.customer = ANY(${customers}::int[]) AND e.occurred_at <= ${upTo} AND jsonb_typeof(e.properties -> ${trait}) IN ${SCALARS}
    UNION ALL
    SELECT c.number, t.at, 9223372036854775807, c.traits ->> ${trait}
    FROM customer c CROSS JOIN LATERAL (SELECT coalesce((c.trait_times ->> ${trait})::timestamptz, c.created_at) AS at) t
    WHERE c.number = ANY(${customers}::int[]) AND t.at <= ${upTo} AND jsonb_typeof(c.traits -> ${trait}) IN ${SCALARS}`;
}

/** The values of a source for customers, in order of customer and time. */
export async function readTimedTexts(
  db: Queryable,
  source: TextSource,
  customers: readonly number[],
  places: ReadonlyMap<number, number>,
  upTo: Date,
): Promise<TimedTexts> {
  const { rows } = await db.query<{ customer: number; at: Date; value: string }>(
    sql`SELECT r.customer, r.at, left(r.value, 200) AS value FROM (${rowsOf(source, customers, upTo)}) AS r
      WHERE r.value <> '' ORDER BY r.customer, r.at, r.seq`,
  );
  const starts = new Int32Array(customers.length + 1);
  const times = new Float64Array(rows.length);
  const codes = new Int32Array(rows.length);
  const known = new Map<string, number>();
  rows.forEach(({ customer, at, value }, row) => {
    starts[(places.get(customer) ?? 0) + 1] = row + 1;
    times[row] = at.getTime();
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    codes[row] = code;
  });
  for (let i = 1; i < starts.length; i += 1) starts[i] = Math.max(starts[i] ?? 0, starts[i - 1] ?? 0);
  return { starts, times, codes, texts: [...known.keys()] };
}

/** The value of customer i at an instant: the last one set by then. */
export function textAt({ starts, times, codes, texts }: TimedTexts, i: number, at: number): string | undefined {
  let found: string | undefined;
  for (let row = starts[i] ?? 0; row < (starts[i + 1] ?? 0) && (times[row] ?? 0) <= at; row += 1)
    found = texts[codes[row] ?? -1];
  return found;
}

import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Target } from '../../types';

/** Instants (milliseconds, rising) at which something that is asked for happened, by customer; `codes` say what. */
export interface Happenings {
  times: ReadonlyMap<number, { at: number; code: number }[]>;
  /** What the codes mean, for the category of the next order. */
  values: readonly string[];
}

const NONE: Happenings = { times: new Map(), values: [] };
const LINES = sql`CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.properties -> 'products') = 'array' THEN e.properties -> 'products' ELSE '[]' END) AS line`;
const ORDERS = sql`n.kind = 'track' AND n.name = 'Order Completed'`;
const MONEY = sql`coalesce(CASE WHEN jsonb_typeof(line -> 'price') = 'number' THEN (line ->> 'price')::float8 END, 0) * coalesce(CASE WHEN jsonb_typeof(line -> 'quantity') = 'number' THEN (line ->> 'quantity')::float8 END, 1)`;

/**
 * What the events themselves have to be asked for: orders of a category, the category of each order, an event with
 * conditions on its properties. Other outcomes are told by the histories.
 */
export async function readHappenings(db: Queryable, target: Target, from: Date, to: Date): Promise<Happenings> {
  const rows = rowsOf(target);
  if (!rows) return NONE;
  const { rows: found } = await db.query<{ customer: number; at: Date; value: string | null }>(
    sql`SELECT r.customer, r.at, r.value FROM (${rows}) AS r WHERE r.at > ${from} AND r.at <= ${to} ORDER BY r.customer, r.at`,
  );
  const codes = new Map<string, number>();
  const times = new Map<number, { at: number; code: number }[]>();
  for (const { customer, at, value } of found) {
    const name = value ?? '';
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    const list = times.get(customer);
    if (list) list.push({ at: at.getTime(), code });
    else times.set(customer, [{ at: at.getTime(), code }]);
  }
  return { times, values: [...codes.keys()] };
}

function rowsOf(target: Target): Sql | undefined {
  switch (target.type) {
    case 'nextPurchase':
      if (target.category === undefined) return undefined;
      return sql`SELECT DISTINCT e.customer, e.occurred_at AS at, NULL::text AS value FROM event e JOIN event_name n ON n.id = e.name ${LINES}
        WHERE ${ORDERS} AND lower((line ->> 'category') COLLATE "und-x-icu") = ${target.category.toLowerCase()}::text`;
    case 'categoryPreference':
      return sql`SELECT DISTINCT ON (o.customer, o.at, o.seq) o.customer, o.at, o.category AS value FROM (
          SELECT e.customer, e.occurred_at AS at, e.seq, line ->> 'category' AS category, sum(${MONEY}) AS money
          FROM event e JOIN event_name n ON n.id = e.name ${LINES} WHERE ${ORDERS} AND line ->> 'category' <> '' GROUP BY 1, 2, 3, 4
        ) AS o ORDER BY o.customer, o.at, o.seq, o.money DESC, o.category`;
    case 'event':
      return sql`SELECT e.customer, e.occurred_at AS at, NULL::text AS value FROM event e JOIN event_name n ON n.id = e.name
        WHERE n.name = ${target.event} AND n.kind IN ('track', 'page', 'screen') AND ${join([sql`true`, ...target.where.map(whereOf)], ' AND ')}`;
    default:
      return undefined;
  }
}

const SIGNS: Readonly<Record<string, string>> = { gte: '>=', lte: '<=' };

/** A condition on a property by its dotted path; text compares in lower case, numbers only with numbers. */
function whereOf({ property, op, value }: Extract<Target, { type: 'event' }>['where'][number]): Sql {
  const found = sql`(e.properties #> ${property.split('.')}::text[])`;
  const text = sql`lower((e.properties #>> ${property.split('.')}::text[]) COLLATE "und-x-icu")`;
  const list = (Array.isArray(value) ? value : [value]).map((one) => String(one).toLowerCase());
  const sign = SIGNS[op];
  if (sign)
    return sql`(CASE WHEN jsonb_typeof(${found}) = 'number' THEN (${found} #>> '{}')::float8 ${raw(sign)} ${Number(value)}::float8 ELSE false END)`;
  if (op === 'contains') return sql`position(${list[0] ?? ''}::text IN coalesce(${text}, '')) > 0`;
  if (op === 'neq') return sql`coalesce(${text} <> ALL(${list}::text[]), true)`;
  return sql`coalesce(${text} = ANY(${list}::text[]), false)`;
}

/** How often it happened in (at, at + horizon]; the first of them. */
export function happenedWithin(
  { times }: Happenings,
  customer: number,
  at: number,
  horizon: number,
): { count: number; first: number } {
  let count = 0;
  let first = -1;
  for (const one of times.get(customer) ?? []) {
    if (one.at <= at) continue;
    if (one.at > at + horizon) break;
    if (count === 0) first = one.code;
    count += 1;
  }
  return { count, first };
}

import sql, { empty, type Sql } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import type { Place } from './cursor';
import { type CustomerOrder, orderParts } from './customer-order';

export type Found = Omit<Place, 'order'>;

export interface Walk {
  order: CustomerOrder;
  /** Of `filterCustomers`. */
  where: Sql;
  everyone: boolean;
}

/** Entries of the order's index that are looked at before the matching customers are gathered instead. */
const GLANCE = 4_000;

/**
 * The next customers who have the value of the order. Many matches are met soon on the way along the index; few are
 * found by their filter and then put in order. Which it is shows after a glance at the first 4,000 entries.
 */
export async function walkValues(db: Queryable, walk: Walk, after: Place | undefined, limit: number): Promise<Found[]> {
  const { rows } = await db.query<Found>(alongIndex(walk, after, limit));
  if (walk.everyone || rows.length >= limit) return rows;
  return (await db.query<Found>(byFilter(walk, after, limit))).rows;
}

const factsOf = (order: CustomerOrder): Sql =>
  order.sort === 'created' || order.sort === 'engagement'
    ? sql`LEFT JOIN customer_fact f ON f.customer = c.number`
    : empty;

function alongIndex({ order, where, everyone }: Walk, after: Place | undefined, limit: number): Sql {
  const { value, number, table, direction } = orderParts(order);
  const glance =
    everyone && order.sort !== 'created' ? sql`LIMIT ${limit * 4 + 1_000}::int` : sql`LIMIT ${GLANCE}::int`;
  const alive = order.sort === 'created' ? sql`AND c.merged_into IS NULL AND c.erased_at IS NULL` : empty;
  const customer = order.sort === 'created' ? empty : sql`JOIN customer c ON c.number = ${number}`;
  return sql`
    SELECT ${number} AS number, ${shown(order)} AS value
    FROM (SELECT * FROM ${table} WHERE ${value} IS NOT NULL ${place(order, after)} ${alive}
      ORDER BY ${value} ${direction}, ${number} ${direction} ${glance}) ${alias(order)} ${customer} ${factsOf(order)}
    WHERE true ${where} ORDER BY ${value} ${direction}, ${number} ${direction} LIMIT ${limit}::int`;
}

function byFilter({ order, where }: Walk, after: Place | undefined, limit: number): Sql {
  const { value, number, direction } = orderParts(order);
  const facts =
    order.sort === 'created' || order.sort === 'engagement'
      ? factsOf(order)
      : sql`JOIN customer_fact f ON f.customer = c.number`;
  const snapshot = order.sort === 'engagement' ? sql`JOIN customer_snapshot s ON s.customer = c.number` : empty;
  return sql`
    WITH matching AS MATERIALIZED (
      SELECT ${number} AS number, ${value} AS place, ${shown(order)} AS value FROM customer c ${facts} ${snapshot}
      WHERE ${value} IS NOT NULL ${place(order, after)} ${where}
    )
    SELECT number, value FROM matching ORDER BY place ${direction}, number ${direction} LIMIT ${limit}::int`;
}

/** The next customers who lack the value, in order of their number. */
export async function walkMissing(
  db: Queryable,
  { order, where }: Walk,
  after: number,
  limit: number,
): Promise<Found[]> {
  const { value } = orderParts(order);
  const snapshot = order.sort === 'engagement' ? sql`LEFT JOIN customer_snapshot s ON s.customer = c.number` : empty;
  const { rows } = await db.query<Found>(sql`
    SELECT c.number, NULL AS value FROM customer c LEFT JOIN customer_fact f ON f.customer = c.number ${snapshot}
    WHERE ${value} IS NULL AND c.number > ${after}::bigint ${where} ORDER BY c.number LIMIT ${limit}::int`);
  return rows;
}

function place(order: CustomerOrder, after: Place | undefined): Sql {
  const { value, number, type, beyond } = orderParts(order);
  return after ? sql`AND (${value}, ${number}) ${beyond} (${after.value}::${type}, ${after.number}::bigint)` : empty;
}

/** The value as it goes into a cursor: a time as text to the millisecond. */
function shown(order: CustomerOrder): Sql {
  const { value, type } = orderParts(order);
  return type.text === 'timestamptz'
    ? sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : value;
}

const alias = (order: CustomerOrder): Sql =>
  order.sort === 'created' ? sql`c` : order.sort === 'engagement' ? sql`s` : sql`f`;

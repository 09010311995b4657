import type { Queryable } from '@/lib/platform/db';
import { int4Array, timestamptzArray } from '@/lib/platform/pg-binary';

/** Customers written in one go, so that the live loop never waits long. */
export const CHUNK = 20_000;

/**
 * Makes the membership of one segment ($1) among the customer numbers from $3 to below $4 what was found ($2) at $6,
 * leaving alone those who have been looked at since ($5; by hash: there may be as many as are found). A segment without a
 * size is built for the first time.
 */
const APPLY = `
  WITH touched AS MATERIALIZED (
    SELECT * FROM unnest($5::int[]) AS t(customer)
  ), wanted AS (
    SELECT w.customer FROM unnest($2::int[]) AS w(customer) WHERE w.customer NOT IN (SELECT customer FROM touched)
  ), present AS (
    SELECT m.customer, m.entered_at FROM membership m
    WHERE m.segment = $1 AND m.left_at IS NULL AND m.customer >= $3 AND m.customer < $4 AND m.customer NOT IN (SELECT customer FROM touched)
  ), ended AS (
    UPDATE membership m SET left_at = greatest($6::timestamptz, p.entered_at) FROM present p
    WHERE m.segment = $1 AND m.customer = p.customer AND m.entered_at = p.entered_at AND p.customer NOT IN (SELECT customer FROM wanted)
    RETURNING m.customer, false AS entered, m.left_at AS at
  ), begun AS (
    INSERT INTO membership (segment, customer, entered_at) SELECT $1, customer, $6 FROM wanted WHERE customer NOT IN (SELECT customer FROM present)
    ON CONFLICT (segment, customer, entered_at) DO UPDATE SET left_at = NULL
    RETURNING customer, true AS entered, entered_at AS at
  ), moved AS (
    SELECT * FROM ended UNION ALL SELECT * FROM begun
  ), announced AS (
    INSERT INTO segment_transition (segment, customer, entered, at, initial)
    SELECT $1, customer, entered, at, (SELECT size IS NULL FROM segment WHERE number = $1) FROM moved ORDER BY customer
  )
  SELECT count(*)::int AS moved FROM moved`;

export interface MemberChunk {
  segment: number;
  members: Uint32Array;
  from: number;
  to: number;
}

/** Returns how many memberships began or ended. */
export async function applyChunk(
  db: Queryable,
  { segment, members, from, to }: MemberChunk,
  touched: readonly number[],
  at: Date,
): Promise<number> {
  const values = [segment, int4Array([...members]), from, to, int4Array(touched), at];
  const { rows } = await db.query<{ moved: number }>({ name: 'apply-build', text: APPLY, values });
  return rows[0]?.moved ?? 0;
}

/** Customers come due no later than they did and than the build says. */
export const applyDue = (db: Queryable, customers: readonly number[], at: readonly number[]) =>
  db.query(
    `INSERT INTO due_time (customer, at) SELECT * FROM unnest($1::int[], $2::timestamptz[]) AS d(customer, at)
     ON CONFLICT (customer) DO UPDATE SET at = excluded.at WHERE due_time.at > excluded.at`,
    [int4Array(customers), timestamptzArray(at)],
  );

/** The membership follows a version from now on. */
export const finishBuild = (db: Queryable, segment: number, version: number, at: Date) =>
  db.query(
    `UPDATE segment SET built_version = $2, size_at = $3, size = (SELECT count(*) FROM membership m WHERE m.segment = segment.number AND m.left_at IS NULL)
     WHERE number = $1 AND version = $2 AND status = 'active'`,
    [segment, version, at],
  );

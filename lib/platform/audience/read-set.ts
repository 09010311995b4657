import { createHash } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Queryable } from '../db';
import type { CustomerSet, SetScope } from './customer-set';

/** An aggregate over rows (customer): their numbers, four bytes each, which is the quickest way through the protocol. */
const packed = (rows: Sql): Sql =>
  sql`SELECT string_agg(int4send(listed.customer), ''::bytea) AS numbers FROM (${rows}) AS listed`;

interface PackedRow extends QueryResultRow {
  numbers: Buffer | null;
}

function numbersOf(packed: Buffer | null): Uint32Array {
  const bytes = new Uint8Array(packed ?? []);
  Buffer.from(bytes.buffer).swap32();
  return new Uint32Array(bytes.buffer);
}

/** The set of a statement's rows (customer). */
export async function readSet(db: Queryable, rows: Sql, scope: SetScope): Promise<CustomerSet> {
  const { text, values } = packed(rows);
  const result = await db.query<PackedRow>(text, values);
  return scope.of(numbersOf(result.rows[0]?.numbers ?? null));
}

/**
 * The sets of several statements by one round trip; for sets that are small, as those of a few customers are.
 * `keepPlan` where the same is asked again and again on this connection, which then remembers it for ever.
 */
export async function readSets(
  db: Queryable,
  all: readonly Sql[],
  scope: SetScope,
  keepPlan: boolean,
): Promise<CustomerSet[]> {
  if (all.length === 0) return [];
  const { text, values } = join(
    all.map((rows, place) => sql`SELECT ${place}::int AS place, (${packed(rows)}) AS numbers`),
    ' UNION ALL ',
  );
  const result = await db.query<PackedRow & { place: number }>({
    name: keepPlan ? createHash('sha1').update(text).digest('hex') : undefined,
    text,
    values,
  });
  const sets: CustomerSet[] = [];
  for (const { place, numbers } of result.rows) sets[place] = scope.of(numbersOf(numbers));
  return sets;
}

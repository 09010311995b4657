import type { QueryResultRow } from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../db';
import type { CustomerSet, SetScope } from './customer-set';

/** An aggregate over rows (customer): their numbers, four bytes each, which is the quickest way through the protocol. */
const packed = (rows: Sql): Sql => sql`SELECT string_agg(int4send(listed.customer), ''::bytea) AS numbers FROM (${rows}) AS listed`;

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

/** The sets of several statements by one round trip; for sets that are small, as those of a few customers are. */
export async function readSets(db: Queryable, all: readonly Sql[], scope: SetScope): Promise<CustomerSet[]> {
  const [first, ...more] = all.map((rows, place) => sql`SELECT ${place}::int AS place, (${packed(rows)}) AS numbers`);
  if (!first) return [];
  const { text, values } = more.reduce((together, one) => sql`${together} UNION ALL ${one}`, first);
  const result = await db.query<PackedRow & { place: number }>(text, values);
  const sets: CustomerSet[] = [];
  for (const { place, numbers } of result.rows) sets[place] = scope.of(numbersOf(numbers));
  return sets;
}

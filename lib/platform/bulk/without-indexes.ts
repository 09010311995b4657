import type { Client } from 'pg';

const CONSTRAINTS = `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
  WHERE conrelid = to_regclass($1) AND contype IN ('p', 'u')`;
const INDEXES = `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
  WHERE i.indrelid = to_regclass($1) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;

interface Definition {
  name: string;
  definition: string;
}

/**
 * Drops the indexes of an empty table, runs `fill`, and makes them again as they were: much faster than keeping them up
 * row by row. To be called within a transaction, which brings them back where anything fails.
 */
export async function withoutIndexes(
  client: Client,
  table: string,
  fill: () => Promise<void>,
  onIndex: (name: string) => void,
): Promise<void> {
  const constraints = (await client.query<Definition>(CONSTRAINTS, [table])).rows;
  const indexes = (await client.query<Definition>(INDEXES, [table])).rows;
  for (const { name } of constraints) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await fill();
  for (const { name, definition } of constraints) {
    onIndex(name);
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
  }
  for (const { name, definition } of indexes) {
    onIndex(name);
    await client.query(definition);
  }
}

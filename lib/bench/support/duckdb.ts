import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { to as copyTo } from 'pg-copy-streams';
import type { Pool } from '@/lib/platform/db';

const EVENTS = `SELECT e.customer, n.name, e.occurred_at AT TIME ZONE 'UTC' AS moment, e.product, e.category, e.total
  FROM event e JOIN event_name n ON n.id = e.name`;
const CUSTOMERS = `SELECT number AS customer, traits->>'country' AS country FROM customer`;

/** The same data in DuckDB, in memory, in order of name and time; counts of its queries. */
export class DuckDb {
  private constructor(private readonly connection: Awaited<ReturnType<DuckDBInstance['connect']>>) {}

  static async load(db: Pool, folder: string): Promise<DuckDb> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const load = async (table: string, query: string, columns: string, order: string): Promise<void> => {
      const file = path.join(folder, `${table}.csv`);
      const client = await db.connect();
      try {
        await pipeline(client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT csv)`)), createWriteStream(file));
      } finally {
        client.release();
      }
      await connection.run(
        `CREATE TABLE ${table} AS SELECT * FROM read_csv('${file}', header = false, columns = ${columns}) ORDER BY ${order}`,
      );
      rmSync(file);
    };
    await load(
      'event',
      EVENTS,
      `{'customer': 'INTEGER', 'name': 'VARCHAR', 'moment': 'TIMESTAMP', 'product': 'VARCHAR', 'category': 'VARCHAR', 'total': 'DECIMAL(12,2)'}`,
      'name, moment',
    );
    await load('customer', CUSTOMERS, `{'customer': 'INTEGER', 'country': 'VARCHAR'}`, 'customer');
    return new DuckDb(connection);
  }

  /** The number that a query gives (one row, one column). */
  async count(sql: string): Promise<number> {
    const reader = await this.connection.runAndReadAll(sql);
    return Number(reader.getRows()[0]?.[0] ?? Number.NaN);
  }
}

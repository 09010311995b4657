import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { BinaryRows } from './binary-rows';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 1);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function copy(columns: string, rows: BinaryRows): Promise<pg.QueryResult> {
  const client = await pool.connect();
  try {
    await client.query(`DROP TABLE IF EXISTS copied; CREATE TEMP TABLE copied (n serial, ${columns})`);
    const names = columns.split(', ').map((column) => column.split(' ')[0]);
    const stream = client.query(copyFrom(`COPY copied (${names.join(', ')}) FROM STDIN (FORMAT binary)`));
    await pipeline([rows.end()], stream);
    return await client.query('SELECT * FROM copied ORDER BY n');
  } finally {
    client.release();
  }
}

it('numbers arrive as PostgreSQL itself makes decimals of them', async () => {
  const numbers = [
    0,
    1,
    -1,
    10,
    9999,
    10_000,
    12_345.678,
    -0.5,
    0.1,
    0.0001,
    0.00012,
    1e-7,
    -2.5e-10,
    1e20,
    1e21,
    1.5e300,
    5e-324,
    49.99,
    100,
    123_456_789.123_456_7,
    0.1 + 0.2,
    Number.MAX_SAFE_INTEGER,
    100_000_000,
    20_000.000_1,
  ];
  const rows = new BinaryRows();
  for (const number of numbers) {
    rows.row(1);
    rows.numeric(number);
  }
  const found = (await copy('value numeric', rows)).rows.map(({ value }) => value);
  const expected = await pool.query<{ value: string }>(
    'SELECT t::text::numeric AS value FROM unnest($1::float8[]) WITH ORDINALITY u(t, n) ORDER BY n',
    [numbers],
  );
  expect(found).toEqual(expected.rows.map(({ value }) => value));
});

it('texts, documents, times and keys arrive as they were sent, nothing as nothing', async () => {
  const long = 'ä€😀'.repeat(40_000);
  const key = Uint8Array.from({ length: 16 }, (_, index) => index * 16);
  const times = [Date.UTC(1970, 0, 1), Date.UTC(1999, 11, 31, 23, 59, 59, 999), Date.UTC(2026, 10, 23, 1, 2, 3, 4)];
  const rows = new BinaryRows();
  for (const time of times) {
    rows.row(5);
    rows.text(long);
    rows.jsonb(JSON.stringify({ a: [1, 'zwei\n"\\', null, long] }));
    rows.timestamptz(time);
    rows.uuid(key);
    rows.int4(-Math.floor(time / 1000));
  }
  rows.row(5);
  rows.text(null);
  rows.jsonb(null);
  rows.timestamptz(times[0] ?? 0);
  rows.uuid(key);
  rows.int4(2_147_483_647);
  const { rows: found } = await copy('a text, b jsonb, c timestamptz, d uuid, e int', rows);
  expect(found.map(({ c }) => c.getTime())).toEqual([...times, times[0]]);
  expect(found[2]).toMatchObject({
    a: long,
    b: { a: [1, 'zwei\n"\\', null, long] },
    d: '00102030-4050-6070-8090-a0b0c0d0e0f0',
    e: -1_795_395_723,
  });
  expect(found[3]).toMatchObject({ a: null, b: null, e: 2_147_483_647 });
});

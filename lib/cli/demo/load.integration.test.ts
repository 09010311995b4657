import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRows } from '@/lib/platform/bulk/copy-rows';
import { withoutIndexes } from '@/lib/platform/bulk/without-indexes';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { withClient } from '../database/with-client';
import { loadDemo } from '../demo-load';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const INDEXES = `SELECT indexdef FROM pg_indexes WHERE tablename = 'event' ORDER BY 1`;
const ROWS = [
  [
    '00000000000000000000000000000001',
    1,
    1,
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z',
    JSON.stringify({ name: 'a\\b\n"c"\td' }),
  ],
];
const COLUMNS = ['message_key', 'customer', 'name', 'occurred_at', 'received_at', 'properties'];

describe('loading', () => {
  it('gives a table its indexes back as they were, and rows as they are', () =>
    withClient(database.url, async (client) => {
      const before = (await client.query(INDEXES)).rows;
      await client.query('BEGIN');
      await withoutIndexes(
        client,
        'event',
        async () => {
          await copyRows(client, 'event', COLUMNS, ROWS);
          expect((await client.query(INDEXES)).rows).toEqual([]);
        },
        () => undefined,
      );
      await client.query('COMMIT');
      expect((await client.query(INDEXES)).rows).toEqual(before);
      expect((await client.query('SELECT properties FROM event')).rows).toEqual([
        { properties: { name: 'a\\b\n"c"\td' } },
      ]);
    }));

  it('touches nothing where somebody is at home', async () => {
    await expect(loadDemo({ databaseUrl: database.url, progress: () => undefined, now: new Date() })).rejects.toThrow(
      /in use/,
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPending } from '@/lib/cli/database/apply-migrations';
import { withClient } from '@/lib/cli/database/with-client';
import { createTestDatabase, type TestDatabase } from './database';

describe('a database for a test', () => {
  let one: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(() => Promise.all([one.drop(), other.drop()]));

  it('has every migration', async () => {
    expect(await listPending(one.url)).toEqual([]);
  });

  it('shares nothing with another one', async () => {
    await withClient(one.url, (client) => client.query('CREATE TABLE only_here (n int)'));
    const seen = await withClient(other.url, (client) => client.query(`SELECT to_regclass('only_here') AS it`));
    expect(seen.rows[0].it).toBeNull();
  });

  it('compares text as Unicode does', async () => {
    const seen = await withClient(one.url, (client) => client.query(`SELECT lower('ÀÉÎÕÜ STRASSE ΣΊΣΥΦΟΣ') AS it`));
    expect(seen.rows[0].it).toBe('ÀÉÎÕÜ STRASSE ΣΊΣΥΦΟΣ'.toLowerCase());
  });

  it('is gone when it is dropped', async () => {
    const third = await createTestDatabase();
    await third.drop();
    await expect(withClient(third.url, (client) => client.query('SELECT 1'))).rejects.toThrow('does not exist');
  });
});

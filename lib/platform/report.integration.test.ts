import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openProductDatabase } from '@/lib/testing/product-database';
import { pool } from './db';
import { report, reportPool } from './report';

vi.stubEnv('REPORT_SECONDS', '1');
let database: Awaited<ReturnType<typeof openProductDatabase>>;
beforeAll(async () => {
  database = await openProductDatabase();
});
afterAll(async () => {
  await reportPool().end();
  await database.close();
});

describe('a report', () => {
  it('is answered', async () => {
    expect(await report(async (db) => (await db.query('SELECT 1 AS one')).rows)).toEqual([{ one: 1 }]);
  });

  it('is ended by the database after its time, and says so in words', async () => {
    const began = performance.now();
    await expect(report((db) => db.query(`SELECT pg_sleep(20), 'too long'`))).rejects.toMatchObject({
      code: 'timeout',
      status: 504,
      message: expect.stringMatching(/took longer than 1 seconds.*try again/),
      digest: 'took-too-long',
    });
    expect(performance.now() - began).toBeLessThan(5_000);
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%too long%' AND pid <> pg_backend_pid()`,
    );
    expect(rows[0]?.n, 'and goes on for nobody').toBe(0);
  });

  it('that fails for another reason fails with that', async () => {
    await expect(report((db) => db.query('SELECT nothing'))).rejects.toMatchObject({ code: '42703' });
  });

  it('keeps its limit to itself: other work has none', async () => {
    expect((await pool().query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '0' }]);
  });
});

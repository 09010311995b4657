import type pg from 'pg';
import { AppError } from '@/lib/core';
import { inTransaction, pool } from '@/lib/platform/db';

const LOCK_ADMINS = "SELECT id FROM user_account WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE";

/**
 * Runs a change that takes the admin's role from somebody, unless nobody would be left to administer. The admins are
 * locked meanwhile, so that two who demote each other at once do not both succeed. Errors: `conflict`.
 */
export async function keepAnAdmin(userId: string, change: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  await inTransaction(pool(), async (client) => {
    const { rows } = await client.query<{ id: string }>(LOCK_ADMINS);
    if (rows.length === 1 && rows[0]?.id === userId) {
      throw new AppError('conflict', 'This is the last admin. Make somebody else an admin first.');
    }
    await change(client);
  });
}

import { AppError, newId } from '@/lib/core';
import { inTransaction, pool } from '@/lib/platform/db';
import { hasPeople } from './has-people';
import { hashPassword } from './password';

const LOCK = 'SELECT pg_advisory_xact_lock(7461301)';
const CREATE = `
  INSERT INTO user_account (id, email, name, role, password_hash, created_at)
  SELECT $1, $2, $3, 'admin', $4, $5 WHERE NOT EXISTS (SELECT 1 FROM user_account)`;

/** The first account of an empty product; answers its id. Errors: `conflict` where somebody was faster. */
export async function createFirstAdmin(input: {
  name: string;
  email: string;
  password: string;
  at: Date;
}): Promise<string> {
  if (await hasPeople()) throw taken();
  const id = newId('usr');
  const passwordHash = await hashPassword(input.password);
  const created = await inTransaction(pool(), async (client) => {
    await client.query(LOCK);
    return client.query(CREATE, [id, input.email, input.name, passwordHash, input.at]);
  });
  if (!created.rowCount) throw taken();
  return id;
}

const taken = (): AppError =>
  new AppError('conflict', 'The first admin exists already. Sign in, or ask them to invite you.');

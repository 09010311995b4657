import { AppError } from '@/lib/core';
import { keepAnAdmin } from './keep-an-admin';

const DISABLE = 'UPDATE user_account SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL';
const END_SESSIONS = 'UPDATE user_session SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL';

/** Shuts a person out, now and everywhere; what they made stays. Errors: `notFound`, `conflict` for the last admin. */
export async function disablePerson(userId: string, at: Date): Promise<void> {
  await keepAnAdmin(userId, async (client) => {
    const { rowCount } = await client.query(DISABLE, [userId, at]);
    if (!rowCount) throw new AppError('notFound', 'This person does not exist or is disabled already.');
    await client.query(END_SESSIONS, [userId, at]);
  });
}

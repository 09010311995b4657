import { AppError } from '@/lib/core';
import { pool, type Queryable } from '@/lib/platform/db';
import { keepAnAdmin } from './keep-an-admin';
import type { Role } from './permissions';

const CHANGE = 'UPDATE user_account SET role = $2::"Role" WHERE id = $1';

/** Gives a person another role, which holds from their next click. Errors: `notFound`, `conflict` for the last admin. */
export async function changeRole(input: { userId: string; role: Role }): Promise<void> {
  const { userId, role } = input;
  const change = async (db: Queryable): Promise<void> => {
    const { rowCount } = await db.query(CHANGE, [userId, role]);
    if (!rowCount) throw new AppError('notFound', 'This person does not exist.');
  };
  if (role === 'admin') await change(pool());
  else await keepAnAdmin(userId, change);
}

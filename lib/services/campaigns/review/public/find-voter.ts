import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { can, type Role } from '../../../accounts/permissions';
import { actorOf, type Principal } from '../../../accounts/principal';

const MAKER = `SELECT u.id, u.role::text AS role FROM api_client a JOIN user_account u ON 'user:' || u.id = a.created_by OR u.id = a.created_by
  WHERE (a.id = $1 OR a.client_id = $1) AND u.disabled_at IS NULL`;

/** Who votes: the person; for a program the person who made its credentials. Errors: forbidden where there is none who may. */
export async function findVoter(db: Queryable, principal: Principal): Promise<string> {
  if (principal.kind === 'person') return actorOf(principal);
  if (principal.kind === 'client') {
    const { rows } = await db.query<{ id: string; role: Role }>(MAKER, [principal.clientId]);
    const [maker] = rows;
    if (maker && can(maker.role, 'reviews.decide')) return `user:${maker.id}`;
  }
  throw new AppError('forbidden', 'A vote is a person’s: these credentials belong to nobody who may decide.');
}

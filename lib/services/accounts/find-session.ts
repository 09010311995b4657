import { pool } from '@/lib/platform/db';
import type { Role } from './permissions';
import type { PersonPrincipal } from './principal';

const FIND = `
  SELECT s.id AS "sessionId", s.last_seen_at AS "lastSeenAt", u.id AS "userId", u.name, u.email, u.role
  FROM user_session s JOIN user_account u ON u.id = s.user_id
  WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND u.disabled_at IS NULL`;
const TOUCH = 'UPDATE user_session SET last_seen_at = $2 WHERE id = $1';
const TOUCH_EVERY_MS = 60_000;

interface Row {
  sessionId: string;
  lastSeenAt: Date;
  userId: string;
  name: string;
  email: string;
  role: Role;
}

/** The person behind a session; undefined where it has ended or expired, or where the account is disabled. */
export async function findSession(sessionId: string, at: Date): Promise<PersonPrincipal | undefined> {
  const { rows } = await pool().query<Row>(FIND, [sessionId, at]);
  const row = rows[0];
  if (!row) return undefined;
  if (at.getTime() - row.lastSeenAt.getTime() > TOUCH_EVERY_MS) await pool().query(TOUCH, [sessionId, at]);
  return { kind: 'person', userId: row.userId, sessionId, name: row.name, email: row.email, role: row.role };
}

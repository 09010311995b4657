import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/core';
import { pool } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import { verifyPassword } from './password';
import type { Role } from './permissions';

/** Wrong passwords in a row that lock an account, and for how long. */
export const LOCK_AFTER = 5;
export const LOCK_MINUTES = 15;

export interface KnownPerson {
  id: string;
  name: string;
  email: string;
  role: Role;
}

interface Row extends KnownPerson {
  passwordHash: string | null;
  disabledAt: Date | null;
  lockedUntil: Date | null;
}

/**
 * Counts the attempt before the password is looked at, so that many at once are no way around the lock. Answers no row
 * where the account is unknown or locked.
 */
const COUNT_ATTEMPT = `
  UPDATE user_account SET
    failed_sign_ins = CASE WHEN locked_until IS NULL THEN failed_sign_ins + 1 ELSE 1 END,
    locked_until = CASE WHEN locked_until IS NULL AND failed_sign_ins + 1 >= $3 THEN $4::timestamptz END
  WHERE email = $1 AND (locked_until IS NULL OR locked_until <= $2)
  RETURNING id, name, email, role, password_hash AS "passwordHash", disabled_at AS "disabledAt", locked_until AS "lockedUntil"`;
const FIND_LOCK = 'SELECT locked_until AS "lockedUntil" FROM user_account WHERE email = $1';
const FORGET_FAILURES = 'UPDATE user_account SET failed_sign_ins = 0, locked_until = NULL WHERE id = $1';

/** Accounts that do not exist lock just so: the answer does not tell who has an account. */
const strangers = processWide(
  'unknownAccounts',
  () => new RateLimiterMemory({ points: LOCK_AFTER, duration: LOCK_MINUTES * 60, blockDuration: LOCK_MINUTES * 60 }),
);

/**
 * The person with this email and password. Errors: `unauthenticated` where they do not fit, `tooManyRequests` while the
 * account is locked, `forbidden` where it is disabled.
 */
export async function verifyCredentials(input: { email: string; password: string; at: Date }): Promise<KnownPerson> {
  const { email, password, at } = input;
  const lock = new Date(at.getTime() + LOCK_MINUTES * 60_000);
  const attempt = await pool().query<Row>(COUNT_ATTEMPT, [email, at, LOCK_AFTER, lock]);
  const row = attempt.rows[0];
  if (!row) return refuseUnknownOrLocked(input);
  if (!(await verifyPassword(password, row.passwordHash))) {
    throw row.lockedUntil ? locked(row.lockedUntil, at) : wrong();
  }
  await pool().query(FORGET_FAILURES, [row.id]);
  if (row.disabledAt) throw new AppError('forbidden', 'This account is disabled. An admin can enable it again.');
  return { id: row.id, name: row.name, email: row.email, role: row.role };
}

async function refuseUnknownOrLocked({
  email,
  password,
  at,
}: {
  email: string;
  password: string;
  at: Date;
}): Promise<never> {
  const { rows } = await pool().query<{ lockedUntil: Date | null }>(FIND_LOCK, [email]);
  if (rows[0]?.lockedUntil) throw locked(rows[0].lockedUntil, at);
  await verifyPassword(password, undefined);
  try {
    const { remainingPoints } = await strangers.consume(email);
    if (remainingPoints > 0) throw wrong();
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw locked(new Date(at.getTime() + refused.msBeforeNext), at);
  }
  throw locked(new Date(at.getTime() + LOCK_MINUTES * 60_000), at);
}

const wrong = (): AppError => new AppError('unauthenticated', 'The email or the password is not right.');

function locked(until: Date, at: Date): AppError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000));
  const minutes = Math.ceil(seconds / 60);
  const wait = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return new AppError(
    'tooManyRequests',
    `Too many wrong passwords: this account is locked for ${wait}. Try again then, or ask an admin to unlock it.`,
    { retryAfter: seconds },
  );
}

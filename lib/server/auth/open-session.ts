import { cookies, headers } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { isAppError } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { endSession } from '@/lib/services/accounts/end-session';
import { SESSION_SECONDS, startSession } from '@/lib/services/accounts/start-session';
import { addressOf } from '../rate-limit';
import { authSecret, readSessionId, sessionCookieName, sessionCookieOptions } from './session-cookie';

/** Signs a person in within a server action: the session's row and its cookie. A session of this browser ends. */
export async function openSession(userId: string): Promise<void> {
  const jar = await cookies();
  const before = await readSessionId(jar.get(sessionCookieName())?.value);
  const sid = await startSessionFrom(userId, await headers());
  const token = await encode({ token: { sid }, secret: authSecret(), maxAge: SESSION_SECONDS });
  jar.set(sessionCookieName(), token, sessionCookieOptions());
  if (before) await endQuietly(before);
}

/** Starts the session's row, noting from where. */
export const startSessionFrom = (userId: string, from: Headers): Promise<string> =>
  startSession({
    userId,
    at: systemClock.now(),
    from: { userAgent: from.get('user-agent') ?? undefined, address: addressOf(from) },
  });

/** Ends a session that may have ended already. */
export async function endQuietly(sessionId: string): Promise<void> {
  try {
    await endSession({ sessionId, at: systemClock.now() });
  } catch (error) {
    if (!isAppError(error) || error.code !== 'notFound') throw error;
  }
}

import { decode } from 'next-auth/jwt';
import { AppError } from '@/lib/core';
import { env } from '@/lib/platform/env';
import { SESSION_SECONDS } from '@/lib/services/accounts/start-session';

/** Secure cookies only where people reach the product by https; a browser would drop them over plain http. */
export const usesHttps = (): boolean => env().NEXTAUTH_URL?.startsWith('https:') ?? false;

export const sessionCookieName = (): string => (usesHttps() ? '__Secure-kindred.session' : 'kindred.session');

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: usesHttps(), maxAge: SESSION_SECONDS }) as const;

export function authSecret(): string {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new AppError('internal', 'NEXTAUTH_SECRET is missing: nobody can sign in until it is set.');
  return secret;
}

/** Id of the session that a cookie's value names; undefined for a forged, foreign or expired one. */
export async function readSessionId(cookie: string | undefined): Promise<string | undefined> {
  if (!cookie) return undefined;
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    return typeof token?.sid === 'string' ? token.sid : undefined;
  } catch (error) {
    if (error instanceof AppError) throw error;
    return undefined;
  }
}

/** The value of one cookie of a request's Cookie header. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { newId } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { findSession } from '@/lib/services/accounts/find-session';
import { signInForm } from '@/lib/services/accounts/forms';
import { recordAudit } from '@/lib/services/accounts/record-audit';
import { signInWithProvider } from '@/lib/services/accounts/sign-in-with-provider';
import { SESSION_SECONDS } from '@/lib/services/accounts/start-session';
import { toAppError } from '../problem';
import { requestOrigin } from '../public-origin';
import { oidcProvider } from './oidc-provider';
import { endQuietly, startSessionFrom } from './open-session';
import { authSecret, sessionCookieName, sessionCookieOptions, usesHttps } from './session-cookie';
import { signInWithPassword } from './sign-in-with-password';

const trail = (actor: string, action: string, outcome: string): Promise<void> =>
  recordAudit({ at: systemClock.now(), actor, action, outcome, requestId: newId('req') });

/**
 * How next-auth signs people in: by password, and by the identity provider where one is configured. Its token holds
 * nothing but the id of a session's row, so that ending the row ends the sign-in everywhere.
 */
export function authOptions(headers: Headers): NextAuthOptions {
  const oidc = oidcProvider(env());
  return {
    secret: authSecret(),
    useSecureCookies: usesHttps(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    providers: [password(headers), ...(oidc ? [oidc] : [])],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc') return true;
        const claims = profile as { email?: string; email_verified?: boolean | string; name?: string } | undefined;
        const vouched = await signInWithProvider({
          email: claims?.email,
          emailVerified: claims?.email_verified === true || claims?.email_verified === 'true',
          name: claims?.name,
          at: systemClock.now(),
        });
        if (!vouched.ok) {
          await trail('anonymous', 'signIn', vouched.error);
          return `/sign-in?error=${vouched.error}`;
        }
        user.id = vouched.value;
        return true;
      },
      // `user` is there at the moment of signing in only.
      jwt: async ({ token, user }) => (user ? { sid: await startSessionFrom(user.id, headers) } : token),
      async session({ session, token }) {
        const person = typeof token.sid === 'string' ? await findSession(token.sid, systemClock.now()) : undefined;
        return { expires: session.expires, user: person ? { name: person.name, email: person.email } : undefined };
      },
      // Addresses of our own only, under the name of this host by which the request came.
      redirect: async ({ url, baseUrl }) => {
        const here = requestOrigin(headers);
        const target = URL.canParse(url, here) ? new URL(url, here) : new URL(here);
        const ours = [here, new URL(baseUrl).origin].includes(target.origin);
        return ours ? `${here}${target.pathname}${target.search}` : here;
      },
    },
    events: {
      signIn: ({ user }) => trail(`user:${user.id}`, 'signIn', 'done'),
      signOut: async ({ token }) => {
        if (typeof token?.sid !== 'string') return;
        const person = await findSession(token.sid, systemClock.now());
        await endQuietly(token.sid);
        if (person) await trail(`user:${person.userId}`, 'signOut', 'done');
      },
    },
    logger: {
      error: (code, metadata) =>
        log.error({ code, err: metadata instanceof Error ? metadata : undefined }, 'sign-in failed'),
      warn: (code) => log.debug({ code }, 'sign-in warning'),
      debug: () => {},
    },
  };
}

const password = (headers: Headers) =>
  CredentialsProvider({
    name: 'Password',
    credentials: { email: { label: 'Email', type: 'email' }, password: { label: 'Password', type: 'password' } },
    async authorize(credentials) {
      try {
        return await signInWithPassword(headers, signInForm.parse(credentials));
      } catch (error) {
        const { code, message } = toAppError(error);
        await trail('anonymous', 'signIn', code);
        throw new Error(message);
      }
    },
  });

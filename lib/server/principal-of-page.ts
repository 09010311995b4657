import { cookies } from 'next/headers';
import { cache } from 'react';
import type { Principal } from '@/lib/services/accounts/principal';
import { sessionCookieName } from './auth/session-cookie';
import { personOfCookie } from './principal';

/** The signed-in person of the page or action being served; anonymous where there is none. Asked once a request. */
export const resolvePersonFromCookies = cache(async (): Promise<Principal> => {
  const jar = await cookies();
  return personOfCookie(jar.get(sessionCookieName())?.value);
});

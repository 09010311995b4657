import { AppError } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { authenticateAccessToken } from '@/lib/services/accounts/authenticate-access-token';
import { authenticateWriteKey } from '@/lib/services/accounts/authenticate-write-key';
import { findSession } from '@/lib/services/accounts/find-session';
import type { Principal } from '@/lib/services/accounts/principal';
import { cookieOf, readSessionId, sessionCookieName } from './auth/session-cookie';
import type { Access } from './endpoint';
import { requireSameOrigin } from './same-origin';

const ANONYMOUS: Principal = { kind: 'anonymous' };

/**
 * Who sends a request, by the credentials that its entry point takes (`body`: where a write key may stand in it). Errors: `unauthenticated` for a bearer token that
 * is not valid, `forbidden` for a signed-in request from another site.
 */
export async function resolvePrincipal(request: Request, access: Access, body?: unknown): Promise<Principal> {
  switch (access.kind) {
    case 'public':
      return ANONYMOUS;
    case 'writeKey':
      return fromWriteKey(request, body);
    case 'person':
      return fromCookie(request);
    case 'api':
      return request.headers.has('authorization') ? fromBearer(request) : fromCookie(request);
  }
}

async function fromWriteKey(request: Request, body: unknown): Promise<Principal> {
  const key = request.headers.has('authorization') ? readBasic(request)?.user : writeKeyIn(body);
  if (!key) return ANONYMOUS;
  return (await authenticateWriteKey(key, systemClock.now())) ?? ANONYMOUS;
}

/** Newer client libraries send the write key as a field of the batch instead of a header. */
function writeKeyIn(body: unknown): string | undefined {
  const key = typeof body === 'object' && body !== null && 'writeKey' in body ? body.writeKey : undefined;
  return typeof key === 'string' ? key : undefined;
}

async function fromBearer(request: Request): Promise<Principal> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const client = token ? await authenticateAccessToken(token, systemClock.now()) : undefined;
  if (!client)
    throw new AppError('unauthenticated', 'The bearer token is unknown, expired or revoked. Ask for a new one.');
  return client;
}

async function fromCookie(request: Request): Promise<Principal> {
  const person = await personOfCookie(cookieOf(request, sessionCookieName()));
  if (person.kind === 'person') requireSameOrigin(request);
  return person;
}

/** The person of a session cookie's value; anonymous where it names none that lasts. */
export async function personOfCookie(value: string | undefined): Promise<Principal> {
  const sessionId = await readSessionId(value);
  if (!sessionId) return ANONYMOUS;
  return (await findSession(sessionId, systemClock.now())) ?? ANONYMOUS;
}

/** User name and password of HTTP Basic authentication (RFC 7617); undefined where there is none. */
export function readBasic(request: Request): { user: string; password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? { user: text, password: '' } : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth';
import { AppError } from '@/lib/core';
import type { Env } from '@/lib/platform/env';

interface Claims {
  sub: string;
  name?: string;
  email?: string;
}

type Settings = Pick<Env, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_NAME'>;

/**
 * Any OpenID Connect provider, found by its discovery document; undefined where none is configured. The code flow with
 * PKCE (RFC 7636), state and nonce.
 */
export function oidcProvider(settings: Settings): OAuthConfig<Claims> | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = settings;
  if (!issuer || !clientId) return undefined;
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    ...(clientSecret ? { clientSecret } : { client: { token_endpoint_auth_method: 'none' } }),
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    userinfo: { request: ({ client, tokens }) => claimsOf(client, tokens) },
    profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
  };
}

type Answer = Parameters<NonNullable<UserinfoEndpointHandler['request']>>[0];

/**
 * What the provider says of the person. The ID token need not hold the claims of its scopes (OpenID Connect Core 5.4): an
 * email that it does not tell is asked of the userinfo endpoint, whose answer must be about the same person (5.3.2).
 */
async function claimsOf(client: Answer['client'], tokens: Answer['tokens']): Promise<Claims> {
  const claims: Claims = typeof tokens.claims === 'function' ? tokens.claims() : {};
  if (claims.email || !tokens.access_token || !client.issuer.metadata.userinfo_endpoint) return claims;
  const told = await client.userinfo<Claims>(tokens.access_token);
  if (told.sub !== claims.sub) throw new AppError('unauthenticated', 'The userinfo endpoint speaks of somebody else.');
  return { ...claims, ...told };
}

import type { OAuthConfig } from 'next-auth/providers/oauth';
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
    profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
  };
}

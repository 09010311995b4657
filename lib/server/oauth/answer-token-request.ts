import { systemClock } from '@/lib/core/clock';
import { authenticateClient } from '@/lib/services/accounts/authenticate-client';
import { issueAccessToken, TOKEN_LIFETIME_SECONDS } from '@/lib/services/accounts/issue-access-token';
import { isScope, type Scope } from '@/lib/services/accounts/permissions';
import { limitFailures } from '../auth/limit-sign-ins';
import { readTokenRequest } from './read-token-request';
import { TokenError } from './token-error';

/** The token endpoint: client credentials in, bearer token out (RFC 6749 sections 4.4 and 5). */
export async function answerTokenRequest(request: Request): Promise<Response> {
  try {
    const asked = await readTokenRequest(request);
    const client = await limitFailures(request.headers, async () => {
      const found = await authenticateClient(asked.clientId, asked.clientSecret);
      if (!found)
        throw new TokenError('invalid_client', 'The client id or secret is not right, or the client has been revoked.');
      return found;
    });
    if (asked.grantType !== 'client_credentials') {
      throw new TokenError('unsupported_grant_type', 'The only grant_type is client_credentials.');
    }
    const scopes = grant(asked.scope, client.scopes);
    const token = await issueAccessToken({ clientRowId: client.rowId, scopes, at: systemClock.now() });
    const body = {
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_SECONDS,
      scope: scopes.join(' '),
    };
    return Response.json(body, { headers: { 'cache-control': 'no-store', pragma: 'no-cache' } });
  } catch (error) {
    if (error instanceof TokenError) return error.response();
    throw error;
  }
}

/** The scopes asked for, or all of the client's. */
function grant(scope: string | undefined, granted: readonly Scope[]): Scope[] {
  if (scope === undefined) return [...granted];
  const asked = [...new Set(scope.split(' ').filter(Boolean))];
  const allowed = asked.filter(isScope).filter((each) => granted.includes(each));
  if (asked.length === 0 || allowed.length !== asked.length) {
    throw new TokenError('invalid_scope', 'The scope is unknown or exceeds what the client was given.');
  }
  return allowed;
}

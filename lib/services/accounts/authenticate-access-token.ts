import { pool } from '@/lib/platform/db';
import { isScope } from './permissions';
import type { ClientPrincipal } from './principal';
import { rememberedClients } from './remembered-callers';
import { hashSecret } from './secrets';

const FIND = `
  SELECT client.id, token.scopes, token.expires_at AS "expiresAt", client.last_used_at AS "lastUsedAt"
  FROM access_token token JOIN api_client client ON client.id = token.client_id
  WHERE token.token_hash = $1 AND token.expires_at > $2 AND client.revoked_at IS NULL`;
const TOUCH = 'UPDATE api_client SET last_used_at = $2 WHERE id = $1';
const TOUCH_EVERY_MS = 60_000;

interface FoundClient {
  id: string;
  scopes: string[];
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** The API client of a bearer token; undefined where the token is unknown, expired or revoked. */
export async function authenticateAccessToken(token: string, at: Date): Promise<ClientPrincipal | undefined> {
  const tokenHash = hashSecret(token);
  const known = rememberedClients.get(tokenHash);
  if (known && known.expiresAt > at) return known.principal;
  const { rows } = await pool().query<FoundClient>({
    name: 'access-token',
    text: FIND,
    values: [tokenHash, at],
  });
  const row = rows[0];
  if (!row) return undefined;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() > TOUCH_EVERY_MS)
    await pool().query(TOUCH, [row.id, at]);
  const principal: ClientPrincipal = { kind: 'client', clientId: row.id, scopes: row.scopes.filter(isScope) };
  rememberedClients.set(tokenHash, { principal, expiresAt: row.expiresAt });
  return principal;
}

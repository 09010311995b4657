import { prisma } from '@/lib/platform/db';
import { isScope, type Scope } from './permissions';
import { hashSecret, matchesSecret } from './secrets';

/** The client of an id and a secret; undefined where either is wrong or the client has been revoked. */
export async function authenticateClient(
  clientId: string,
  clientSecret: string,
): Promise<{ rowId: string; scopes: Scope[] } | undefined> {
  const client = await prisma().apiClient.findUnique({ where: { clientId } });
  const matches = matchesSecret(clientSecret, client?.secretHash ?? hashSecret(''));
  if (!client || !matches || client.revokedAt) return undefined;
  return { rowId: client.id, scopes: client.scopes.filter(isScope) };
}

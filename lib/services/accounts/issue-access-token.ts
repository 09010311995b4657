import { randomToken } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import type { Scope } from './permissions';
import { hashSecret } from './secrets';

export const TOKEN_LIFETIME_SECONDS = 3600;

/** A bearer token for a client; the caller has checked the secret and the scopes. Sweeps tokens that have ended. */
export async function issueAccessToken(input: {
  clientRowId: string;
  scopes: readonly Scope[];
  at: Date;
}): Promise<string> {
  const { clientRowId, scopes, at } = input;
  const token = `kt_${randomToken(40)}`;
  const expiresAt = new Date(at.getTime() + TOKEN_LIFETIME_SECONDS * 1000);
  const db = prisma();
  await db.$transaction([
    db.accessToken.deleteMany({ where: { clientId: clientRowId, expiresAt: { lt: at } } }),
    db.accessToken.create({
      data: { tokenHash: hashSecret(token), clientId: clientRowId, scopes: [...scopes], createdAt: at, expiresAt },
    }),
  ]);
  return token;
}

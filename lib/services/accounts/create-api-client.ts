import { newId, randomToken } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import type { Scope } from './permissions';
import { hashSecret } from './secrets';

export interface CreatedApiClient {
  id: string;
  clientId: string;
  /** Shown this once; only its hash is kept. */
  clientSecret: string;
}

/** A new OAuth 2.0 client with the scopes that its tokens may carry. */
export async function createApiClient(input: {
  name: string;
  scopes: readonly Scope[];
  createdBy?: string;
  at: Date;
}): Promise<CreatedApiClient> {
  const id = newId('cl');
  const clientId = `kc_${randomToken(20)}`;
  const clientSecret = `ks_${randomToken(40)}`;
  const { name, createdBy, at } = input;
  const scopes = [...new Set(input.scopes)];
  await prisma().apiClient.create({
    data: { id, name, clientId, secretHash: hashSecret(clientSecret), scopes, createdBy, createdAt: at },
  });
  return { id, clientId, clientSecret };
}

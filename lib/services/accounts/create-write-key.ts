import { newId, randomToken } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { hashSecret } from './secrets';

export interface CreatedWriteKey {
  id: string;
  /** Shown this once; only its hash is kept. */
  key: string;
}

/** A new write key for an event source. */
export async function createWriteKey(input: { name: string; createdBy?: string; at: Date }): Promise<CreatedWriteKey> {
  const id = newId('wk');
  const key = `kw_${randomToken(32)}`;
  await prisma().writeKey.create({
    data: {
      id,
      name: input.name,
      keyHash: hashSecret(key),
      hint: key.slice(0, 7),
      createdBy: input.createdBy,
      createdAt: input.at,
    },
  });
  return { id, key };
}

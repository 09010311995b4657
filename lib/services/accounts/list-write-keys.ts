import { prisma } from '@/lib/platform/db';

export interface WriteKeyItem {
  id: string;
  name: string;
  hint: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** The write keys, those in force first, then the newest. */
export async function listWriteKeys(): Promise<WriteKeyItem[]> {
  return prisma().writeKey.findMany({
    select: { id: true, name: true, hint: true, createdAt: true, lastUsedAt: true, revokedAt: true },
    orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
  });
}

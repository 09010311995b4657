import { prisma } from '@/lib/platform/db';

export interface ApiClientItem {
  id: string;
  name: string;
  clientId: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** The API clients, those in force first, then the newest. */
export async function listApiClients(): Promise<ApiClientItem[]> {
  return prisma().apiClient.findMany({
    select: { id: true, name: true, clientId: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true },
    orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }],
  });
}

import { prisma } from '@/lib/platform/db';

export interface SessionItem {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  address: string | null;
}

/** Where a person is signed in now, the last seen first. */
export async function listSessions(userId: string, at: Date): Promise<SessionItem[]> {
  return prisma().userSession.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: at } },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  });
}

import { prisma } from '@/lib/platform/db';

/** Signs a person out everywhere, except in the session to keep. Answers how many ended. */
export async function endOtherSessions(input: { userId: string; keep?: string; at: Date }): Promise<number> {
  const { userId, keep, at } = input;
  const { count } = await prisma().userSession.updateMany({
    where: { userId, endedAt: null, expiresAt: { gt: at }, ...(keep ? { id: { not: keep } } : {}) },
    data: { endedAt: at },
  });
  return count;
}

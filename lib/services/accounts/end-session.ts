import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';

/** Signs a session out; of the person's own only, where `userId` is given. Errors: `notFound`. */
export async function endSession(input: { sessionId: string; userId?: string; at: Date }): Promise<void> {
  const { count } = await prisma().userSession.updateMany({
    where: { id: input.sessionId, userId: input.userId, endedAt: null },
    data: { endedAt: input.at },
  });
  if (count === 0) throw new AppError('notFound', 'This session has ended already.');
}

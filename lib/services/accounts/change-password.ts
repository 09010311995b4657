import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { endOtherSessions } from './end-other-sessions';
import { hashPassword, verifyPassword } from './password';

/**
 * Changes one's own password and signs the other sessions out; answers how many those were. Errors: `invalidInput`
 * where the current password is wrong.
 */
export async function changePassword(input: {
  userId: string;
  sessionId: string;
  current: string;
  next: string;
  at: Date;
}): Promise<{ endedSessions: number }> {
  const user = await prisma().user.findUnique({ where: { id: input.userId } });
  if (!(await verifyPassword(input.current, user?.passwordHash))) {
    throw new AppError('invalidInput', 'The current password is not right.', {
      errors: [{ path: '/current', message: 'This is not your current password.' }],
    });
  }
  const passwordHash = await hashPassword(input.next);
  await prisma().user.update({ where: { id: input.userId }, data: { passwordHash } });
  const endedSessions = await endOtherSessions({ userId: input.userId, keep: input.sessionId, at: input.at });
  return { endedSessions };
}

import { newId } from '@/lib/core';
import { prisma } from '@/lib/platform/db';

/** How long a person stays signed in without signing in again. */
export const SESSION_SECONDS = 14 * 24 * 3600;

export interface SessionOrigin {
  userAgent?: string | undefined;
  address?: string | undefined;
}

/** Signs a person in and answers the session's id. Their sessions that ran out long ago are swept. */
export async function startSession(input: { userId: string; at: Date; from: SessionOrigin }): Promise<string> {
  const { userId, at, from } = input;
  const id = newId('ses');
  const monthAgo = new Date(at.getTime() - 30 * 86_400_000);
  const db = prisma();
  await db.$transaction([
    db.userSession.deleteMany({ where: { userId, expiresAt: { lt: monthAgo } } }),
    db.userSession.create({
      data: {
        id,
        userId,
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(at.getTime() + SESSION_SECONDS * 1000),
        userAgent: from.userAgent?.slice(0, 300),
        address: from.address?.slice(0, 100),
      },
    }),
    db.user.update({ where: { id: userId }, data: { lastSignInAt: at } }),
  ]);
  return id;
}

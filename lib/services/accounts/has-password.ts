import { prisma } from '@/lib/platform/db';

/** False for a person who signs in through the identity provider only. */
export async function hasPassword(userId: string): Promise<boolean> {
  const user = await prisma().user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  return Boolean(user?.passwordHash);
}

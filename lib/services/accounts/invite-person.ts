import { AppError, newId, randomToken } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import type { Role } from './permissions';
import { hashSecret } from './secrets';

export const INVITATION_DAYS = 7;

/**
 * Invites a person; answers the token for the link, which is shown this once. An earlier invitation of the same person
 * ends. Errors: `conflict` where they have an account.
 */
export async function invitePerson(input: {
  email: string;
  role: Role;
  invitedBy: string;
  at: Date;
}): Promise<{ id: string; token: string; expiresAt: Date }> {
  const { email, role, invitedBy, at } = input;
  const db = prisma();
  if (await db.user.findUnique({ where: { email }, select: { id: true } })) {
    throw new AppError('conflict', 'This person has an account already.', {
      errors: [{ path: '/email', message: 'This person has an account already.' }],
    });
  }
  const id = newId('inv');
  const token = randomToken(40);
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 86_400_000);
  await db.$transaction([
    db.invitation.updateMany({ where: { email, acceptedAt: null, revokedAt: null }, data: { revokedAt: at } }),
    db.invitation.create({
      data: { id, email, role, tokenHash: hashSecret(token), invitedBy, createdAt: at, expiresAt },
    }),
  ]);
  return { id, token, expiresAt };
}

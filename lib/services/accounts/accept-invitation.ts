import { AppError, newId } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { findInvitation } from './find-invitation';
import { hashPassword } from './password';

/**
 * Makes the account that an invitation offers; answers its id. An invitation serves once, also when two accept it at
 * the same moment. Errors: `notFound` where the invitation is used, revoked or too old.
 */
export async function acceptInvitation(input: {
  token: string;
  name: string;
  password: string;
  at: Date;
}): Promise<string> {
  const { token, name, password, at } = input;
  const invitation = await findInvitation(token, at);
  if (!invitation) throw gone();
  const passwordHash = await hashPassword(password);
  const id = newId('usr');
  await prisma().$transaction(async (db) => {
    const taken = await db.invitation.updateMany({
      where: { id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: at },
    });
    const exists = await db.user.findUnique({ where: { email: invitation.email }, select: { id: true } });
    if (taken.count === 0 || exists) throw gone();
    await db.user.create({
      data: { id, name, email: invitation.email, role: invitation.role, passwordHash, createdAt: at },
    });
  });
  return id;
}

const gone = (): AppError =>
  new AppError('notFound', 'This invitation has been used, withdrawn or is too old. Ask an admin for a new one.');

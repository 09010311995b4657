import { prisma } from '@/lib/platform/db';
import type { Role } from './permissions';
import { hashSecret } from './secrets';

/** The open invitation of a link's token; undefined where there is none, or where it is used, revoked or too old. */
export async function findInvitation(
  token: string,
  at: Date,
): Promise<{ id: string; email: string; role: Role } | undefined> {
  const found = await prisma().invitation.findUnique({ where: { tokenHash: hashSecret(token) } });
  if (!found || found.acceptedAt || found.revokedAt || found.expiresAt <= at) return undefined;
  return { id: found.id, email: found.email, role: found.role };
}

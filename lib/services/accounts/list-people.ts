import { prisma } from '@/lib/platform/db';
import type { Role } from './permissions';

export type PersonStatus = 'active' | 'locked' | 'disabled' | 'invited';

export interface PersonItem {
  /** Of the account, or of the invitation where it has not been accepted. */
  id: string;
  name: string | null;
  email: string;
  role: Role;
  status: PersonStatus;
  /** By identity provider only: no password of ours. */
  providerOnly: boolean;
  createdAt: Date;
  lastSignInAt: Date | null;
  /** End of the lock or of the invitation. */
  until: Date | null;
}

/** Everyone who can sign in, could, or is invited: people by name, then the open invitations. */
export async function listPeople(at: Date): Promise<PersonItem[]> {
  const db = prisma();
  const [users, invitations] = await Promise.all([
    db.user.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    db.invitation.findMany({
      where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
      orderBy: { createdAt: 'desc' },
    }),
  ]);
  const people = users.map((user): PersonItem => {
    const locked = user.lockedUntil !== null && user.lockedUntil > at;
    return {
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      status: user.disabledAt ? 'disabled' : locked ? 'locked' : 'active',
      providerOnly: user.passwordHash === null,
      createdAt: user.createdAt,
      lastSignInAt: user.lastSignInAt,
      until: locked ? user.lockedUntil : null,
    };
  });
  const invited = invitations.map(
    (each): PersonItem => ({
      id: each.id,
      name: null,
      email: each.email,
      role: each.role,
      status: 'invited',
      providerOnly: false,
      createdAt: each.createdAt,
      lastSignInAt: null,
      until: each.expiresAt,
    }),
  );
  return [...people, ...invited];
}

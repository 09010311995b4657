import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';

/** Withdraws an invitation: its link stops working. Errors: `notFound`. */
export async function revokeInvitation(id: string, at: Date): Promise<void> {
  const { count } = await prisma().invitation.updateMany({
    where: { id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  if (count === 0) throw new AppError('notFound', 'This invitation has been accepted or withdrawn already.');
}

import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';

/** Lets a person in again: lifts the disabling and a lock after wrong passwords. Errors: `notFound`. */
export async function enablePerson(userId: string): Promise<void> {
  const { count } = await prisma().user.updateMany({
    where: { id: userId },
    data: { disabledAt: null, lockedUntil: null, failedSignIns: 0 },
  });
  if (count === 0) throw new AppError('notFound', 'This person does not exist.');
}

import { prisma } from '@/lib/platform/db';

/** Id of the account with this email (lower case), to name it in the audit trail. */
export async function findPersonId(email: string): Promise<string | undefined> {
  return (await prisma().user.findUnique({ where: { email }, select: { id: true } }))?.id;
}

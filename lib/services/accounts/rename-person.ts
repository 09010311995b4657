import { prisma } from '@/lib/platform/db';

/** Changes the name under which a person appears. */
export async function renamePerson(userId: string, name: string): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { name } });
}

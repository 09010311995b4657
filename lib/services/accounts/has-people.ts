import { prisma } from '@/lib/platform/db';

/** False on an empty product, whose first page creates the first admin. */
export async function hasPeople(): Promise<boolean> {
  return (await prisma().user.findFirst({ select: { id: true } })) !== null;
}

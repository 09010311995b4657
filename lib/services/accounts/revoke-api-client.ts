import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';

/** Ends an API client and every token it holds, at once. Errors: `notFound`. */
export async function revokeApiClient(id: string, at: Date): Promise<void> {
  const db = prisma();
  const [{ count }] = await db.$transaction([
    db.apiClient.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } }),
    db.accessToken.deleteMany({ where: { clientId: id } }),
  ]);
  if (count === 0) throw new AppError('notFound', 'This API client does not exist or has been revoked already.');
}

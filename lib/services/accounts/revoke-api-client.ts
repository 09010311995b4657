import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { rememberedClients, untilForgotten } from './remembered-callers';

/**
 * Ends an API client and every token it holds. Resolves when no process takes one any more: the next request is refused.
 * Errors: `notFound`.
 */
export async function revokeApiClient(id: string, at: Date): Promise<void> {
  const db = prisma();
  const [{ count }] = await db.$transaction([
    db.apiClient.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } }),
    db.accessToken.deleteMany({ where: { clientId: id } }),
  ]);
  if (count === 0) throw new AppError('notFound', 'This API client does not exist or has been revoked already.');
  await untilForgotten(rememberedClients);
}

import { AppError } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { rememberedSources, untilForgotten } from './remembered-callers';

/**
 * Ends a write key. Resolves when no process takes it any more: the next request with it is refused. Errors: `notFound`.
 */
export async function revokeWriteKey(id: string, at: Date): Promise<void> {
  const { count } = await prisma().writeKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
  if (count === 0) throw new AppError('notFound', 'This write key does not exist or has been revoked already.');
  await untilForgotten(rememberedSources);
}

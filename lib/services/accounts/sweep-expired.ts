import { prisma } from '@/lib/platform/db';

const DAY_MS = 86_400_000;

/** Forgets what has run out: access tokens, remembered answers, sessions a month after their end. For a daily job. */
export async function sweepExpired(at: Date): Promise<{ tokens: number; answers: number; sessions: number }> {
  const db = prisma();
  const before = (days: number): Date => new Date(at.getTime() - days * DAY_MS);
  const [tokens, answers, sessions] = await db.$transaction([
    db.accessToken.deleteMany({ where: { expiresAt: { lt: at } } }),
    db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before(1) } } }),
    db.userSession.deleteMany({ where: { expiresAt: { lt: before(30) } } }),
  ]);
  return { tokens: tokens.count, answers: answers.count, sessions: sessions.count };
}

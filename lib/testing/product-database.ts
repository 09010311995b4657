import { pool, prisma } from '@/lib/platform/db';
import { createTestDatabase } from './database';

/**
 * Points the product's own environment at a fresh database, for tests of what asks `pool()` and `prisma()`. Call it in
 * `beforeAll`, before anything has read the environment; answers how to close it.
 */
export async function openProductDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: 'a secret for tests only',
    NEXTAUTH_URL: 'http://localhost:3000',
    HOST: '127.0.0.1',
    KINDRED_ENCRYPTION_KEY: 'a key for tests only',
    LOG_LEVEL: 'silent',
  });
  return {
    url: database.url,
    close: async () => {
      await prisma().$disconnect();
      await pool().end();
      await database.drop();
    },
  };
}

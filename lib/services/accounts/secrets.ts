import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Secrets of programs (write keys, client secrets, tokens, links) are long and random, so a plain SHA-256 is enough to
 * keep them unreadable at rest, and it can be looked up.
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares a secret with a stored hash in constant time. */
export function matchesSecret(secret: string, storedHash: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const expected = Buffer.from(storedHash);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

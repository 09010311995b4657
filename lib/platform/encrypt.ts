import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '@/lib/core';
import { env } from './env';

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';

/**
 * Encrypts a secret that has to be used again (AES-256-GCM, NIST SP 800-38D) under the key of this installation. What
 * it belongs to is bound into it: it cannot be moved to another row.
 */
export function seal(secret: string, belongsTo: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, key(), nonce).setAAD(Buffer.from(belongsTo));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [VERSION, ...[nonce, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** The secret again; throws where it was sealed under another key, for another owner, or was tampered with. */
export function unseal(sealed: string, belongsTo: string): string {
  const [version, nonce = '', text = '', tag = ''] = sealed.split('.');
  if (version !== VERSION) throw new Error('not a sealed secret');
  const decipher = createDecipheriv(ALGORITHM, key(), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return decipher.update(Buffer.from(text, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
}

/** A key for one purpose, derived from the secret of this installation (HKDF, RFC 5869). Errors: `unavailable`. */
export function deriveKey(purpose: string): Buffer {
  const { KINDRED_ENCRYPTION_KEY: given } = env();
  if (!given)
    throw new AppError('unavailable', 'KINDRED_ENCRYPTION_KEY is missing: secrets can be neither kept nor used.');
  return Buffer.from(hkdfSync('sha256', given, '', purpose, 32));
}

const key = (): Buffer => deriveKey('kindred sealed secrets');

import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A new secret: 32 random bytes, as the Standard Webhooks specification writes them. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/**
 * The headers that let a receiver know whose message it is and that it is not an old one: Standard Webhooks, symmetric
 * scheme v1 (HMAC-SHA256 over id, timestamp and body). Each secret signs; a receiver that knows one of them is content.
 */
export function signatureHeaders(
  secrets: readonly string[],
  id: string,
  at: Date,
  body: string,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const sign = (secret: string): string =>
    createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret)}`).join(' '),
  };
}

import { env } from '@/lib/platform/env';

/** Scheme and host under which people reach the product, for links that leave it: configured, else as it was called. */
export function publicOrigin(headers: Headers): string {
  const configured = env().NEXTAUTH_URL;
  return configured ? new URL(configured).origin : requestOrigin(headers);
}

/** Scheme and host by which a request came: one machine has several names, and people stay on the one they took. */
export function requestOrigin(headers: Headers): string {
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() ?? headers.get('host') ?? 'localhost';
  const https = (headers.get('x-forwarded-proto') ?? env().NEXTAUTH_URL ?? '').startsWith('https');
  return `${https ? 'https' : 'http'}://${host}`;
}

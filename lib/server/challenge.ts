import type { ErrorCode } from '@/lib/core';
import type { Access } from './endpoint';

/**
 * How to ask with credentials, for a 401 or 403 (RFC 6750 section 3, RFC 7617). `Basic` is named to event sources only:
 * a browser that reads it opens a password window of its own over the page.
 */
export function challenge(access: Access, code: ErrorCode, request: Request): Record<string, string> {
  const sent = request.headers.has('authorization');
  if (code === 'forbidden' && access.kind === 'api' && sent) {
    return { 'www-authenticate': `Bearer realm="kindred", error="insufficient_scope", scope="${access.scope}"` };
  }
  if (code !== 'unauthenticated') return {};
  if (access.kind === 'writeKey') return { 'www-authenticate': 'Basic realm="kindred", charset="UTF-8"' };
  return { 'www-authenticate': `Bearer realm="kindred"${sent ? ', error="invalid_token"' : ''}` };
}

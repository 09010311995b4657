import { AppError } from '@/lib/core';
import { env } from '@/lib/platform/env';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A cookie travels with requests that other sites cause, so a request that changes something must come from a page of
 * our own. Browsers name the page's origin on every such request; programs that send none are let through.
 * Errors: `forbidden`.
 */
export function requireSameOrigin(request: Request): void {
  if (SAFE.has(request.method)) return;
  const origin = request.headers.get('origin');
  const crossSite = request.headers.get('sec-fetch-site') === 'cross-site';
  if (!crossSite && (origin === null || ourHosts(request).includes(hostOf(origin)))) return;
  throw new AppError('forbidden', 'This request came from another site. Open the product and try again there.');
}

function ourHosts(request: Request): (string | undefined)[] {
  const forwarded = request.headers.get('x-forwarded-host')?.split(',')[0]?.trim();
  return [request.headers.get('host') ?? new URL(request.url).host, forwarded, hostOf(env().NEXTAUTH_URL ?? '')].filter(
    Boolean,
  );
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}

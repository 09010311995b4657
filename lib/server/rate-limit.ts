import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/core';
import { processWide } from '@/lib/platform/process-wide';
import type { Principal } from '@/lib/services/accounts/principal';
import type { Endpoint } from './endpoint';

/** Requests per second that one caller may send to one process. */
const PER_SECOND: Readonly<Record<Principal['kind'], number>> = {
  source: 10_000,
  client: 100,
  person: 200,
  anonymous: 200,
};

type Limits = Record<Principal['kind'], RateLimiterAbstract>;
const create = (): Limits => ({
  source: new RateLimiterMemory({ keyPrefix: 'source', points: PER_SECOND.source, duration: 1 }),
  client: new RateLimiterMemory({ keyPrefix: 'client', points: PER_SECOND.client, duration: 1 }),
  person: new RateLimiterMemory({ keyPrefix: 'person', points: PER_SECOND.person, duration: 1 }),
  anonymous: new RateLimiterMemory({ keyPrefix: 'address', points: PER_SECOND.anonymous, duration: 1 }),
});
const limits = processWide('rateLimits', create);

/** Counts a request against its caller. Errors: `tooManyRequests` with the seconds to wait. */
export async function limitRate(
  _endpoint: Pick<Endpoint, 'name'>,
  principal: Principal,
  request: Request,
): Promise<void> {
  await consume(
    limits[principal.kind],
    callerOf(principal, request),
    'Too many requests in one second. Slow down and repeat.',
  );
}

function callerOf(principal: Principal, request: Request): string {
  switch (principal.kind) {
    case 'source':
      return principal.sourceId;
    case 'client':
      return principal.clientId;
    case 'person':
      return principal.userId;
    case 'anonymous':
      return addressOf(request.headers);
  }
}

/** Takes a point of a limiter. Errors: `tooManyRequests`. */
export async function consume(limiter: RateLimiterAbstract, key: string, message: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refused) {
    if (refused instanceof RateLimiterRes)
      throw new AppError('tooManyRequests', message, { retryAfter: refused.msBeforeNext / 1000 });
    throw refused;
  }
}

/** The caller's address as the nearest proxy (or the server itself) saw it. */
export function addressOf(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}

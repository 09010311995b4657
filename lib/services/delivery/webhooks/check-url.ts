import { AppError } from '@/lib/core';
import { env } from '@/lib/platform/env';
import { allowsPrivate, isReachable, literalAddress } from '@/lib/platform/outside/is-reachable';

/** Refuses an address that can be seen to lead inside; names are looked at whenever they are called. Errors: invalidInput. */
export function checkUrl(address: string): void {
  const url = new URL(address);
  const literal = literalAddress(url) ?? (/^(.+\.)?localhost$/.test(url.hostname) ? '127.0.0.1' : undefined);
  if (literal === undefined || isReachable(literal, allowsPrivate(env()))) return;
  throw new AppError('invalidInput', undefined, {
    errors: [{ path: '/url', message: 'Private and loopback addresses are not called. Enter a public one.' }],
  });
}

import type { FetchedAddress } from '@/lib/content/checks/types';
import { env } from '@/lib/platform/env';
import { allowsPrivate } from '@/lib/platform/outside/is-reachable';
import { lookAtAddress } from '@/lib/platform/outside/look-at-address';

const MOST = 30;
const AT_ONCE = 6;
const TIMEOUT_MS = 4_000;
/** Names that belong to nobody (RFC 2606): the demo's shop has one. */
const RESERVED = /\.(?:example|test|invalid|localhost)$/i;

/** What the addresses of an email answer: a few at once, each within seconds. Reserved names are not asked. */
export async function lookUpAddresses(addresses: readonly string[]): Promise<Map<string, FetchedAddress>> {
  const rest = addresses.filter((address) => !RESERVED.test(new URL(address).hostname)).slice(0, MOST);
  const found = new Map<string, FetchedAddress>();
  const allowPrivate = allowsPrivate(env());
  const work = async (): Promise<void> => {
    for (let next = rest.pop(); next !== undefined; next = rest.pop())
      found.set(next, await lookAtAddress(next, { allowPrivate, timeoutMs: TIMEOUT_MS }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
